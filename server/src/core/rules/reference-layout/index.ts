import type { Rule } from '../rule.ts'
import { referenceLayoutBlocks, unparsedLinkedImports, unparsedReferenceImports } from './blocks.ts'
import { families } from './families.ts'
import { linkedReferenceImports, referenceImports } from './reference-imports.ts'
import { referenceModules } from './reference-modules.ts'
import { layoutPaths } from './required-paths.ts'
import { subordinates } from './subordinates.ts'

export const referenceLayout: readonly Rule[] = [
  layoutPaths,
  referenceModules,
  referenceImports,
  linkedReferenceImports,
  families,
  subordinates,
  referenceLayoutBlocks,
  unparsedReferenceImports,
  unparsedLinkedImports,
]
