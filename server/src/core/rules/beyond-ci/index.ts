import type { Rule } from '../rule.ts'
import { manifestsAgainstThemselves, rulesAgainstThemselves } from './allowed-and-denied.ts'
import { alternateLayout } from './alternate-layout.ts'
import { blockersLeft } from './blockers-left.ts'
import { evidenceReused } from './evidence-reused.ts'
import { importNotAllowed } from './import-not-allowed.ts'
import { maturityConflict } from './maturity-conflict.ts'
import { missingPaths } from './missing-paths.ts'
import { misspeltOwner } from './misspelt-owner.ts'
import { dependencyRulePatterns, manifestPatterns } from './pattern-matches-nothing.ts'
import { releaseDistance } from './release-distance.ts'
import { selfRegistration } from './self-registration.ts'
import { statusInManifest, statusInRules } from './status-comment.ts'
import { unfilledEntry, unfilledManifestValue } from './unfilled-value.ts'
import { unprovenPromotion } from './unproven-promotion.ts'
import { unregisteredModule } from './unregistered-module.ts'

/** What Plumego's programs miss. */
export const beyondCi: readonly Rule[] = [
  importNotAllowed,
  manifestPatterns,
  dependencyRulePatterns,
  unprovenPromotion,
  evidenceReused,
  releaseDistance,
  maturityConflict,
  blockersLeft,
  statusInRules,
  statusInManifest,
  alternateLayout,
  unfilledManifestValue,
  unfilledEntry,
  unregisteredModule,
  misspeltOwner,
  missingPaths,
  rulesAgainstThemselves,
  manifestsAgainstThemselves,
  // Last, for it asks Go files for another prefix than the other rules do.
  selfRegistration,
]
