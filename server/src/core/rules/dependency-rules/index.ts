import type { Rule } from '../rule.ts'
import { dependencyRulesBlocks, unparsedImports } from './blocks.ts'
import { forbiddenImport } from './forbidden-import.ts'
import { forbiddenPath } from './forbidden-path.ts'
import { internalCallersUnused, internalImports } from './internal-callers.ts'
import { linkedRulePaths } from './linked-paths.ts'
import { manifestConsistency } from './manifest-consistency.ts'

export const dependencyRules: readonly Rule[] = [
  forbiddenImport,
  forbiddenPath,
  manifestConsistency,
  linkedRulePaths,
  internalImports,
  internalCallersUnused,
  dependencyRulesBlocks,
  unparsedImports,
]
