import type { ApplicationRule } from './application-rule.ts'

/** Every rule for applications, in the order in which lists of rules show them. */
export const applicationRules: readonly ApplicationRule[] = []
