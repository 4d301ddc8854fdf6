import type { SchemaError } from '../../yaml/validation.ts'
import type { SchemaFile } from './schema-files.ts'

/** One place of one file that its schema does not take. */
export interface Violation {
  readonly file: SchemaFile
  readonly error: SchemaError
}
