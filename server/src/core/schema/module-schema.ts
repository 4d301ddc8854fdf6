import schema from '../../../../schemas/module.schema.json' with { type: 'json' }
import { type JsonSchema, schemasAt, takes } from './json-schema.ts'

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
