import { isMap, isNode, isSeq, type Node, type YAMLMap } from 'yaml'
import { type JsonSchema, type PlainSchema, type SchemaPath, schemasAt } from '../../schema/json-schema.ts'
import { pairOf, resolved, type YamlDocument } from '../../yaml/document.ts'
import type { Violation } from './violation.ts'

/** The node at a path and the key that holds it; undefined where the document has none there. */
export function nodeAt(
  document: YamlDocument,
  path: readonly string[],
): { readonly key: Node | undefined; readonly value: Node | undefined } {
  let value = resolved(document.contents, document)
  let key: Node | undefined
  for (const step of path) {
    const pair = pairOf(value, step)
    const next: unknown = isSeq(value) ? value.items[Number(step)] : pair?.value
    key = pair && isNode(pair.key) ? pair.key : undefined
    value = resolved(next, document)
  }
  return { key, value }
}

/** The way to a place as schemas know it, for which all items of a list are alike. */
function stepsTo(document: YamlDocument, path: readonly string[]): SchemaPath {
  return path.map((key, index) => (isSeq(nodeAt(document, path.slice(0, index)).value) ? 0 : key))
}

/** What belongs at the place; the first of several alternatives, and nothing in particular where the schema is silent. */
export function schemaAt({ file, error }: Violation): PlainSchema {
  return schemasAt(file.schema.root, stepsTo(file.document, error.path))[0] ?? {}
}

/** What belongs at the map that holds the place; of alternatives the one that is a map. */
export function schemaOfParent({ file, error }: Violation): PlainSchema {
  const found = schemasAt(file.schema.root, stepsTo(file.document, error.path.slice(0, -1)))
  return found.find(({ properties }) => properties) ?? found[0] ?? {}
}

/** The map that holds the place. */
export function parentOf({ file, error }: Violation): YAMLMap | undefined {
  const { value } = nodeAt(file.document, error.path.slice(0, -1))
  return isMap(value) ? value : undefined
}

const keysOf = new WeakMap<JsonSchema, ReadonlySet<string>>()

/** Whether a schema has a key by this name anywhere. */
export function hasKey(root: JsonSchema, key: string): boolean {
  const known = keysOf.get(root) ?? new Set(keysIn(root))
  keysOf.set(root, known)
  return known.has(key)
}

function keysIn({ properties = {}, additionalProperties, items, anyOf = [], definitions = {} }: JsonSchema): string[] {
  const others = typeof additionalProperties === 'object' ? [additionalProperties] : []
  const below = [
    ...Object.values(properties),
    ...others,
    ...(items ? [items] : []),
    ...anyOf,
    ...Object.values(definitions),
  ]
  return [...Object.keys(properties), ...below.flatMap(keysIn)]
}
