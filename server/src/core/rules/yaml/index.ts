import type { Rule } from '../rule.ts'
import { manifestReadingsDiffer, specReadingsDiffer } from './readings-differ.ts'
import { manifestSchemaViolation, specSchemaViolation } from './schema-violation.ts'
import { manifestSyntax, specSyntax } from './yaml-syntax.ts'

export const yamlRules: readonly Rule[] = [
  manifestSyntax,
  specSyntax,
  manifestSchemaViolation,
  specSchemaViolation,
  manifestReadingsDiffer,
  specReadingsDiffer,
]
