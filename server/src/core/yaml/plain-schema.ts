import { definition, type JsonSchema, takes } from '../schema/json-schema.ts'
import { PlainList } from './plain-list.ts'
import { Commented, type PlainMap, type PlainNode, prose, yamlWord } from './plain-yaml.ts'

/** True where plain YAML surely satisfies a JSON Schema. It reads the keywords of `JsonSchema`, and no others. */
export const fitsSchema = (root: PlainMap, schema: JsonSchema): boolean => satisfies(root, schema, schema)

function satisfies(node: PlainNode, schema: JsonSchema, root: JsonSchema): boolean {
  if (schema.$ref !== undefined) return satisfies(node, definition(schema.$ref, root), root)
  if (schema.anyOf) return schema.anyOf.some(option => satisfies(node, option, root))
  if (node instanceof Map) return takes(schema, 'object') && isObject(node, schema, root)
  if (Array.isArray(node) || node instanceof PlainList) return takes(schema, 'array') && isArray(node, schema, root)
  if (node === prose) return takes(schema, 'string') && !schema.enum
  if (node === null) return takes(schema, 'null')
  return isScalar(node instanceof Commented ? node.text : node, schema)
}

function isScalar(text: string, schema: JsonSchema): boolean {
  if (takes(schema, 'integer') && integer.test(text)) return true
  if (takes(schema, 'boolean') && boolean.test(text)) return schema.enum?.includes(text === 'true') ?? true
  return takes(schema, 'string') && isText(text) && (schema.enum?.includes(text) ?? true)
}

const integer = /^(?:0|[1-9]\d{0,14})$/
const boolean = /^(?:true|false)$/
/** What YAML's core schema takes for a number, and what readers of YAML 1.1 may. */
const number = /^[-+]?(?:\.?\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|0[ob][0-7_]+|0x[\dA-Fa-f_]+|\.(?:inf|nan))$/i

/** YAML reads it as a string, and not as a number, a boolean or nothing. */
const isText = (text: string): boolean => !number.test(text) && !yamlWord.test(text)

function isArray(list: readonly PlainNode[] | PlainList, schema: JsonSchema, root: JsonSchema): boolean {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema
  const { length } = list
  if (length < minItems || length > maxItems) return false
  if (items === undefined) return true
  if (!(list instanceof PlainList)) return list.every(node => satisfies(node, items, root))
  // Any one of its items stands for all, for they are texts, unless only some texts will do.
  const needed = hasEnum(items, root) ? list.items : ['text']
  return needed.every(node => satisfies(node, items, root))
}

const hasEnum = (schema: JsonSchema, root: JsonSchema): boolean =>
  (schema.$ref === undefined ? schema : definition(schema.$ref, root)).enum !== undefined

function isObject(map: PlainMap, schema: JsonSchema, root: JsonSchema): boolean {
  const { properties = {}, additionalProperties = true, required = [] } = schema
  if (!required.every(key => map.has(key))) return false
  for (const [key, value] of map) {
    const below = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (below === false || (typeof below === 'object' && !satisfies(value, below, root))) return false
  }
  return true
}
