import schema from '../../../../schemas/module.schema.json' with { type: 'json' }
import { fixedValues, type JsonSchema, schemasAt, takes } from './json-schema.ts'

/** The JSON Schema of module.yaml as it is shipped, before a workspace's own required keys, values and limits. */
export const moduleSchema: JsonSchema = schema

/** Its keys, in the order in which a manifest names them. */
export const manifestKeys: readonly string[] = Object.keys(schema.properties)

/** What kind of value a key of module.yaml holds. */
export type ValueKind = 'text' | 'list' | 'map'

/** What a key holds; undefined for a key that the schema does not know. */
export function valueKind(key: string): ValueKind | undefined {
  const [found] = schemasAt(moduleSchema, [key])
  if (!found) return undefined
  return takes(found, 'array') ? 'list' : takes(found, 'object') ? 'map' : 'text'
}

/** The values that a key takes by the shipped schema; none where it takes any. */
export const shippedValues = (key: string): readonly string[] =>
  schemasAt(moduleSchema, [key]).flatMap(found => fixedValues(found))
