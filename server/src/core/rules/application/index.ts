import { communityInApplication } from '../community-extension/index.ts'
import type { ApplicationRule } from './application-rule.ts'
import { experimentalImport } from './experimental-import.ts'
import { leads } from './leads.ts'
import { modSyntax } from './mod-syntax.ts'
import { protectedImport } from './protected-import.ts'
import { requirementMissing } from './requirement-missing.ts'
import { subordinateImport } from './subordinate-import.ts'
import { unknownPackage } from './unknown-package.ts'

/** Every rule for applications, in the order in which lists of rules show them. */
export const applicationRules: readonly ApplicationRule[] = [
  unknownPackage,
  experimentalImport,
  protectedImport,
  subordinateImport,
  requirementMissing,
  leads,
  modSyntax,
  communityInApplication,
]
