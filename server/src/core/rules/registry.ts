import { groupBy } from '../collections.ts'
import { type Check, checks, type Finding, type Severity } from '../findings/finding.ts'
import { agentWorkflow } from './agent-workflow/index.ts'
import { applicationRules } from './application/index.ts'
import { apiPromise } from './beyond-ci/api-promise.ts'
import { beyondCi } from './beyond-ci/index.ts'
import { checkBlocked } from './check-blocked.ts'
import { communityExtension } from './community-extension/index.ts'
import { crossExtensionDeps } from './cross-extension-deps/index.ts'
import { dependencyRules } from './dependency-rules/index.ts'
import { deprecationInventory } from './deprecation-inventory/index.ts'
import { extensionBetaEvidence } from './extension-beta-evidence/index.ts'
import { extensionMaturity } from './extension-maturity/index.ts'
import { importRules } from './imports/index.ts'
import { layoutDiffers } from './layout.ts'
import { moduleManifests } from './module-manifests/index.ts'
import { pathOutside } from './path-outside.ts'
import { publicEntrypointsSync } from './public-entrypoints-sync/index.ts'
import { referenceLayout } from './reference-layout/index.ts'
import type { FollowUpsByKey, Rule, RuleInfo } from './rule.ts'
import { staleAcknowledgement } from './stale-acknowledgement.ts'
import { yamlRules } from './yaml/index.ts'

/** Every rule for checkouts, in the order in which lists of rules show them. */
export const allRules: readonly Rule[] = [
  ...dependencyRules,
  ...crossExtensionDeps,
  ...moduleManifests,
  ...extensionMaturity,
  ...extensionBetaEvidence,
  // In front of what looks at the same Go files: they are parsed once for both.
  apiPromise,
  ...publicEntrypointsSync,
  ...referenceLayout,
  ...agentWorkflow,
  ...deprecationInventory,
  ...communityExtension,
  ...importRules,
  ...yamlRules,
  ...beyondCi,
  layoutDiffers,
  pathOutside,
]

/** Rules that say of any check that it cannot run, or judge all there is. */
const judgingChecks: ReadonlySet<Rule> = new Set([...allRules.filter(({ rules }) => rules.length === 0), pathOutside])

/** The rules that some checks need: those that mirror them, and those that say whether any check can judge. */
export const rulesOf = (wanted: readonly Check[]): readonly Rule[] =>
  allRules.filter(
    rule => judgingChecks.has(rule) || rule.rules.some(({ check }) => check !== null && wanted.includes(check)),
  )

/** Who says a code, and how loud. */
interface Verdict {
  readonly check: Check | null
  readonly severity: Severity
}

/** What a code stands for: one line of a list of rules. */
export interface RuleListing {
  readonly code: string
  /** Who says it, and how loud: several where checks share a code, and where CI leaves out a part, such as test files. */
  readonly verdicts: readonly Verdict[]
  /** In English; its translation is looked up under it. */
  readonly summary: string
  /** What each part of a finding's key holds. */
  readonly key: readonly string[]
  /** Codes of what a fix may bring to light, by the key that they depend on; under `''` those that depend on none. */
  readonly followUps: FollowUpsByKey
}

/** Every code that a finding can carry, once. */
export const ruleListings: readonly RuleListing[] = [
  ...groupBy(
    [...allRules, ...applicationRules].flatMap(({ rules }) => rules),
    ({ code }) => code,
  ).values(),
  checks.map(check => ({ ...checkBlocked, check })),
  [staleAcknowledgement],
].flatMap(([first, ...others]) => {
  if (!first) return []
  const { code, summary, key } = first
  const verdicts = groupBy([first, ...others], ({ check }) => check).values()
  return {
    code,
    summary,
    key,
    followUps: followUpsByKey([first, ...others]),
    verdicts: [...verdicts].flatMap(([one]) => (one ? [pick(one)] : [])),
  }
})

function followUpsByKey(rules: readonly RuleInfo[]): FollowUpsByKey {
  const all = rules.flatMap(({ followUps = [] }): (readonly [string, readonly string[]])[] =>
    'get' in followUps ? [...followUps] : [['', followUps]],
  )
  const byKey = [...groupBy(all, ([key]) => key)].map(([key, same]): [string, string[]] => {
    return [key, [...new Set(same.flatMap(([, codes]) => codes))]]
  })
  return new Map(byKey.filter(([, codes]) => codes.length > 0))
}

const followUps: ReadonlyMap<string, readonly string[]> = new Map(
  ruleListings.map(one => [one.code, [...one.followUps.values()].flat()]),
)

/** Codes of what the fixes of a rule may bring to light. */
export const followUpsOf = (code: string): readonly string[] => followUps.get(code) ?? []

const toldWhereOpen: ReadonlySet<string> = new Set(
  allRules.flatMap(({ rules }) => rules.flatMap(({ code, isToldWhereOpen }) => (isToldWhereOpen ? code : []))),
)

/** Whether an editor tells a finding only where its file is open; one that somebody made louder is told everywhere. */
export const isToldWhereOpen = ({ code, severity }: Finding): boolean => severity === 'hint' && toldWhereOpen.has(code)

function pick({ check, severity }: RuleInfo): Verdict {
  return { check, severity }
}
