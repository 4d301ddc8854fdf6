import type { Check } from '../../../../server/src/core/findings/finding.ts'
import { agentWorkflow } from './agent-workflow.ts'
import { communityExtension } from './community-extension.ts'
import { crossExtensionDeps } from './cross-extension-deps.ts'
import { dependencyRules } from './dependency-rules.ts'
import { deprecationInventory } from './deprecation-inventory.ts'
import { extensionBetaEvidence } from './extension-beta-evidence.ts'
import { extensionMaturity } from './extension-maturity.ts'
import { moduleManifests } from './module-manifests.ts'
import type { Pattern } from './pattern.ts'
import { publicEntrypointsSync } from './public-entrypoints-sync.ts'
import { referenceLayout } from './reference-layout.ts'

export const patterns: Readonly<Record<Check, readonly Pattern[]>> = {
  'dependency-rules': dependencyRules,
  'cross-extension-deps': crossExtensionDeps,
  'module-manifests': moduleManifests,
  'extension-maturity': extensionMaturity,
  'extension-beta-evidence': extensionBetaEvidence,
  'public-entrypoints-sync': publicEntrypointsSync,
  'reference-layout': referenceLayout,
  'agent-workflow': agentWorkflow,
  'deprecation-inventory': deprecationInventory,
  'community-extension': communityExtension,
}
