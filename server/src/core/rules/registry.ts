import { applicationRules } from './application/index.ts'
import { checkBlocked } from './check-blocked.ts'
import { crossExtensionDeps } from './cross-extension-deps/index.ts'
import { dependencyRules } from './dependency-rules/index.ts'
import { extensionBetaEvidence } from './extension-beta-evidence/index.ts'
import { extensionMaturity } from './extension-maturity/index.ts'
import { type Check, checks, type Severity } from './finding.ts'
import { importRules } from './imports/index.ts'
import { layoutDiffers } from './layout.ts'
import { moduleManifests } from './module-manifests/index.ts'
import type { Rule } from './rule.ts'
import { yamlRules } from './yaml/index.ts'

/** Every rule for checkouts, in the order in which lists of rules show them. */
export const allRules: readonly Rule[] = [
  ...dependencyRules,
  ...crossExtensionDeps,
  ...moduleManifests,
  ...extensionMaturity,
  ...extensionBetaEvidence,
  ...importRules,
  ...yamlRules,
  layoutDiffers,
]

/** One line of a list of rules. */
export interface RuleListing {
  readonly code: string
  readonly checks: readonly (Check | null)[]
  readonly severity: Severity
  /** In English; its translation is looked up under it. */
  readonly summary: string
  /** What each part of a finding's key holds. */
  readonly key: readonly string[]
}

/** Every code that a finding can carry. */
export const ruleListings: readonly RuleListing[] = [
  ...[...allRules, ...applicationRules]
    .flatMap(({ rules }) => rules)
    .map(({ check, ...rule }) => ({ ...rule, checks: [check] })),
  { ...checkBlocked, checks },
]
