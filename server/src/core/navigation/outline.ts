import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Range, Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { keyText, scalarText, spanOf, yamlDocument } from '../yaml/document.ts'

/** One line of the outline of a YAML file. */
export interface OutlineNode {
  /** The key; of an item its value, or what its map calls it. */
  readonly name: string
  /** The value of a key, on one line; the empty string where it is a map or a list. */
  readonly detail: string
  readonly kind: 'map' | 'list' | 'value'
  /** The key or the item with all that belongs to it. */
  readonly range: Range
  /** The key; of an item its first line. */
  readonly selection: Range
  readonly children: readonly OutlineNode[]
}

/** What an entry of a list is called by, in the order of preference: the first is there in all that Plumego's files list. */
const namingKeys = ['module', 'name', 'path', 'id']
const partKeys = ['surface', 'subpackage']

const deepest = 32

/** The outline of a manifest or a specs file. Parses YAML: not for checks. */
export function outline(snapshot: Snapshot, file: string): readonly OutlineNode[] {
  const source = snapshot.text(file)
  if (!source || !file.endsWith('.yaml')) return []
  return childrenOf(yamlDocument(snapshot, source).contents, source, 0)
}

function childrenOf(node: unknown, source: SourceText, depth: number): OutlineNode[] {
  if (depth > deepest) return []
  if (isMap(node)) return node.items.flatMap(pair => pairNode(pair, source, depth))
  return isSeq(node) ? node.items.flatMap(item => itemNode(item, source, depth)) : []
}

function pairNode(pair: Pair, source: SourceText, depth: number): OutlineNode[] {
  const key = spanOf(pair.key)
  if (!key || key.start === key.end) return []
  const value = spanOf(pair.value)
  const range = source.range(trimmed(source, { start: key.start, end: Math.max(key.end, value?.end ?? 0) }))
  const facts = { detail: valueText(pair.value), kind: kindOf(pair.value), range, selection: source.range(key) }
  return [{ name: keyText(pair), ...facts, children: childrenOf(pair.value, source, depth + 1) }]
}

function itemNode(item: unknown, source: SourceText, depth: number): OutlineNode[] {
  const span = spanOf(item)
  const name = isMap(item) ? nameOfMap(item) : valueText(item)
  if (!span || name === '') return []
  const range = source.range(trimmed(source, span))
  const lineEnd = { line: range.start.line, character: source.lineText(range.start.line).length }
  const selection = range.end.line === range.start.line ? range : { start: range.start, end: lineEnd }
  return [{ name, detail: '', kind: kindOf(item), range, selection, children: childrenOf(item, source, depth + 1) }]
}

function nameOfMap(map: YAMLMap): string {
  const text = (key: string): string | undefined => valueText(map.get(key, true)) || undefined
  const name =
    namingKeys.map(text).find(found => found !== undefined) ?? keyText(map.items[0] ?? ({ key: null } as Pair))
  const part = partKeys.map(text).find(found => found !== undefined)
  return part === undefined ? name : `${name} · ${part}`
}

const valueText = (node: unknown): string =>
  isScalar(node) ? (scalarText(node as Node) ?? '').trim().replace(/\s+/g, ' ') : ''

const kindOf = (node: unknown): OutlineNode['kind'] => (isMap(node) ? 'map' : isSeq(node) ? 'list' : 'value')

/** Without the line ends behind a block, which belong to what comes next. */
function trimmed({ text }: SourceText, { start, end }: Span): Span {
  let last = end
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--
  return { start, end: last }
}
