import { moduleSchema } from './module-schema.ts'
import { PlainList } from './plain-list.ts'
import { Commented, type PlainMap, type PlainNode, yamlWord } from './plain-yaml.ts'

/** The keywords of schemas/module.schema.json; a test holds the schema to them. */
export interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly type?: string
  readonly enum?: readonly string[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
}

const definitions: Readonly<Record<string, Schema>> = moduleSchema.definitions
const root: Schema = moduleSchema

/** True where plain YAML surely satisfies the JSON Schema of module.yaml as it is shipped. */
export const fitsModuleSchema = (manifest: PlainMap): boolean => satisfies(manifest, root)

function satisfies(node: PlainNode, schema: Schema): boolean {
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.replace('#/definitions/', '')]
    return target !== undefined && satisfies(node, target)
  }
  if (schema.anyOf) return schema.anyOf.some(option => satisfies(node, option))
  if (schema.type === 'object') return node instanceof Map && isObject(node, schema)
  if (schema.type === 'array') return (Array.isArray(node) || node instanceof PlainList) && isArray(node, schema)
  const text = node instanceof Commented ? node.text : node
  return schema.type === 'string' && typeof text === 'string' && isText(text) && (schema.enum?.includes(text) ?? true)
}

/** YAML reads it as a string, and not as a number, a boolean or nothing. */
const isText = (text: string): boolean => !/^[-+]?\.?\d|^[-+]?\.(?:inf|nan)$/i.test(text) && !yamlWord.test(text)

function isArray(list: readonly PlainNode[] | PlainList, schema: Schema): boolean {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema
  const { length } = list
  if (length < minItems || length > maxItems) return false
  // Any one of its items stands for all: they are texts.
  const nodes = list instanceof PlainList ? ['text'] : list
  return items === undefined || nodes.every(node => satisfies(node, items))
}

function isObject(map: PlainMap, { properties = {}, additionalProperties = true, required = [] }: Schema): boolean {
  if (!required.every(key => map.has(key))) return false
  for (const [key, value] of map) {
    const schema = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (schema === false || (typeof schema === 'object' && !satisfies(value, schema))) return false
  }
  return true
}
