import { type Schema, Validator } from '@cfworker/json-schema'
import type { JsonSchema } from './json-schema.ts'

/** A JSON Schema with its validator. */
export interface FileSchema {
  readonly root: JsonSchema
  /** Made when it is first asked for: most runs validate nothing, and preparing it takes longer than starting may. */
  readonly validator: () => Validator
}

export function fileSchema(root: JsonSchema): FileSchema {
  let validator: Validator | undefined
  return {
    root,
    validator: () => {
      // The library's type of a schema knows the names of JSON's types; those of a JSON file are just strings.
      validator ??= new Validator(root as unknown as Schema, '7', false)
      return validator
    },
  }
}
