import { agentWorkflowPages } from './agent-workflow.ts'
import { applicationPages } from './application.ts'
import { beyondCiPages } from './beyond-ci.ts'
import { communityExtensionPages } from './community-extension.ts'
import { crossExtensionDepsPages } from './cross-extension-deps.ts'
import { dependencyRulesPages } from './dependency-rules.ts'
import { deprecationInventoryPages } from './deprecation-inventory.ts'
import { extensionBetaEvidencePages } from './extension-beta-evidence.ts'
import { extensionMaturityPages } from './extension-maturity.ts'
import { importPages } from './imports.ts'
import { moduleManifestsPages } from './module-manifests.ts'
import { otherPages } from './other.ts'
import type { RulePage } from './page.ts'
import { publicEntrypointsSyncPages } from './public-entrypoints-sync.ts'
import { referenceLayoutPages } from './reference-layout.ts'
import { yamlPages } from './yaml.ts'

export const rulePages: readonly RulePage[] = [
  ...dependencyRulesPages,
  ...crossExtensionDepsPages,
  ...moduleManifestsPages,
  ...extensionMaturityPages,
  ...extensionBetaEvidencePages,
  ...publicEntrypointsSyncPages,
  ...deprecationInventoryPages,
  ...referenceLayoutPages,
  ...agentWorkflowPages,
  ...communityExtensionPages,
  ...importPages,
  ...applicationPages,
  ...yamlPages,
  ...beyondCiPages,
  ...otherPages,
]
