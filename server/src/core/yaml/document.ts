import { type Document, isAlias, isMap, isScalar, type Node, type Pair, parseDocument } from 'yaml'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** A YAML file as the YAML library reads it, errors included. Its offsets count in the whole text, mark included. */
export type YamlDocument = Document.Parsed

interface Box {
  document: YamlDocument | undefined
}

const readBox = (): Box => ({ document: undefined })

/** The YAML of a text: read once per text, and counted, for it is the dearest reading there is. */
export function yamlDocument(snapshot: Snapshot, source: SourceText): YamlDocument {
  const box = snapshot.fact(source, readBox)
  if (!box.document) {
    snapshot.counters.yamlParsed++
    box.document = parseYaml(source)
  }
  return box.document
}

/** Reads a text as YAML 1.2, without a cache. Never throws: what is wrong is in the document's `errors`. */
export const parseYaml = (source: SourceText): YamlDocument =>
  parseDocument(source.text, { keepSourceTokens: false, prettyErrors: false, uniqueKeys: true })

/** The node itself, or the one that an alias stands for; undefined where there is none. */
export function resolved(node: unknown, document: YamlDocument): Node | undefined {
  if (isAlias(node)) return node.resolve(document)
  return isNode(node) ? node : undefined
}

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && 'range' in node

/** The text of a scalar as it was written, freed of quotes and escapes; undefined for null and for collections. */
export function scalarText(node: Node | undefined): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined
  return node.type === 'PLAIN' ? (node.source ?? '') : String(node.value)
}

/** The pair of a map by its key's text; undefined where the node is no map, or has no such key. */
export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  if (!isMap(node)) return undefined
  return node.items.find(pair => keyText(pair) === key)
}

/** A key's text; the empty string for a key that is no scalar. */
export const keyText = (pair: Pair): string => (isNode(pair.key) ? (scalarText(pair.key) ?? '') : '')

/** Where a node's own text stands, comments behind it left out; undefined for a node that was not parsed. */
export function spanOf(node: unknown): Span | undefined {
  if (!isNode(node) || !node.range) return undefined
  return { start: node.range[0], end: node.range[1] }
}
