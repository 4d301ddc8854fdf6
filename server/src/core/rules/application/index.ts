import type { ApplicationRule } from './application-rule.ts'
import { experimentalImport } from './experimental-import.ts'
import { protectedImport } from './protected-import.ts'
import { subordinateImport } from './subordinate-import.ts'
import { unknownPackage } from './unknown-package.ts'

/** Every rule for applications, in the order in which lists of rules show them. */
export const applicationRules: readonly ApplicationRule[] = [
  unknownPackage,
  experimentalImport,
  protectedImport,
  subordinateImport,
]
