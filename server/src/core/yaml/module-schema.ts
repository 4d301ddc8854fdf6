import schema from '../../../../schemas/module.schema.json' with { type: 'json' }

/** What kind of value a key of module.yaml holds. */
export type ValueKind = 'text' | 'list' | 'map'

/** The parts of schemas/module.schema.json that are asked for one by one. */
interface PropertySchema {
  readonly type: string
  readonly enum?: readonly string[]
  readonly maxItems?: number
}

const properties: Readonly<Record<string, PropertySchema>> = schema.properties

const kinds: Readonly<Record<string, ValueKind>> = { string: 'text', array: 'list', object: 'map' }

/** The JSON Schema of module.yaml as it is shipped, before a workspace's own required keys, values and limits. */
export const moduleSchema = schema

/** The schema of one key; undefined for a key that the schema does not know. */
const propertySchema = (key: string): PropertySchema | undefined =>
  Object.hasOwn(properties, key) ? properties[key] : undefined

/** What a key holds; undefined for a key that the schema does not know. */
export function valueKind(key: string): ValueKind | undefined {
  const property = propertySchema(key)
  return property && kinds[property.type]
}
