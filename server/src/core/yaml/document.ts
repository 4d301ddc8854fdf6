import {
  type Alias,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  YAMLParseError,
} from 'yaml'
import type { Snapshot } from '../repo/snapshot.ts'
import { foreignEncoding } from '../text/encoding.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { addDuplicateKeys } from './duplicate-keys.ts'

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

/** Reads a text as YAML 1.2, without a cache. Never throws: `yamlProblem` tells what is wrong with it. */
export function parseYaml(source: SourceText): YamlDocument {
  if (foreignEncoding(source.text) !== undefined) {
    const document = parse('')
    document.errors.push(new YAMLParseError([0, 0], 'IMPOSSIBLE', 'not UTF-8'))
    return document
  }
  try {
    return parse(source.text)
  } catch {
    // The library throws where the text nests so deeply that the stack does not suffice.
    const document = parse('')
    document.errors.push(new YAMLParseError([0, 1], 'IMPOSSIBLE', 'nested too deeply'))
    return document
  }
}

function parse(text: string): YamlDocument {
  const document = withoutStacks(() =>
    parseDocument(text, { prettyErrors: false, uniqueKeys: false, resolveKnownTags: false }),
  )
  addDuplicateKeys(document)
  return document
}

/** The library makes an error of everything that is wrong, and to note where it was made takes longer than the parsing. */
function withoutStacks<Answer>(run: () => Answer): Answer {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit')
  Reflect.set(Error, 'stackTraceLimit', 0)
  try {
    return run()
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit)
  }
}

/** Why a document is no YAML, and where: the first reason. */
export interface YamlProblem {
  readonly code: ErrorCode | 'ALIAS_WITHOUT_ANCHOR'
  /** In the library's words. */
  readonly reason: string
  readonly at: Span
}

export function yamlProblem(document: YamlDocument): YamlProblem | undefined {
  const error = document.errors[0]
  if (error) return { code: error.code, reason: error.message, at: { start: error.pos[0], end: error.pos[1] } }
  let problem: YamlProblem | undefined
  visit(document, {
    Alias(_, alias) {
      if (problem || targetOf(alias, document)) return
      problem = { code: 'ALIAS_WITHOUT_ANCHOR', reason: alias.source, at: spanOf(alias) ?? { start: 0, end: 0 } }
    },
  })
  return problem
}

/** Deeper than any manifest goes, and more than any holds: aliases can make a small file endless. */
const deepest = 64
const most = 50_000

/** The document as JSON data; what lies too deep, or comes after too much, is null. */
export function dataOf(document: YamlDocument): unknown {
  let left = most
  const data = (written: unknown, depth: number): unknown => {
    const node = resolved(written, document)
    if (depth > deepest || left-- <= 0) return null
    if (isSeq(node)) return node.items.map(item => data(item, depth + 1))
    if (!isMap(node)) return isScalar(node) ? node.value : null
    return Object.fromEntries(node.items.map(pair => [wellFormed(keyText(pair)), data(pair.value, depth + 1)]))
  }
  return data(document.contents, 0)
}

/** Without halves of surrogate pairs, which no JSON pointer can name. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** What each alias of a document stands for: the library would look through the document for each. */
const targets = new WeakMap<YamlDocument, ReadonlyMap<Alias, Node>>()

function targetOf(alias: Alias, document: YamlDocument): Node | undefined {
  let known = targets.get(document)
  if (!known) {
    known = readTargets(document)
    targets.set(document, known)
  }
  return known.get(alias)
}

/** The last node before an alias that bears its anchor. */
function readTargets(document: YamlDocument): Map<Alias, Node> {
  const anchored = new Map<string, Node>()
  const found = new Map<Alias, Node>()
  visit(document, {
    Alias(_, alias) {
      const target = anchored.get(alias.source)
      if (target) found.set(alias, target)
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchored.set(node.anchor, node)
    },
  })
  return found
}

/** The node itself, or the one that an alias stands for; undefined where there is none. */
export function resolved(node: unknown, document: YamlDocument): Node | undefined {
  if (isAlias(node)) return targetOf(node, document)
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
  return node.items.length > fewKeys ? indexOf(node).get(key) : node.items.find(pair => keyText(pair) === key)
}

/** So many are looked through as fast as they are indexed. */
const fewKeys = 40

/** The first pair of each key. Of a parsed document nobody changes a node. */
const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

function indexOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map)
  if (known) return known
  const index = new Map(map.items.toReversed().map(pair => [keyText(pair), pair]))
  indexes.set(map, index)
  return index
}

/** A key's text; the empty string for a key that is no scalar. */
export const keyText = (pair: Pair): string => (isNode(pair.key) ? (scalarText(pair.key) ?? '') : '')

/** Where a node's own text stands, comments behind it left out; undefined for a node that was not parsed. */
export function spanOf(node: unknown): Span | undefined {
  if (!isNode(node) || !node.range) return undefined
  return { start: node.range[0], end: node.range[1] }
}
