import { isMap, isNode, isScalar, isSeq, type Node, visit, type YAMLSeq } from 'yaml'
import type { Piece } from '../text/go-strings.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { pairOf, resolved, scalarText, spanOf, type YamlDocument } from './document.ts'
import { entryName } from './evidence-readings.ts'
import type { FileReading } from './file-reading.ts'
import { plainForm } from './plain-form.ts'
import { type Difference, differences, isLeaf, type ReadLeaf, type ReadTree } from './read-tree.ts'

/** A value that CI and YAML do not read alike. */
export interface ReadingDifference {
  readonly path: readonly string[]
  /** True where the checks only count the values. */
  readonly counted: boolean
  /** True where CI and YAML look for one text, and not for a list. */
  readonly isText: boolean
  readonly ci: readonly string[]
  readonly yaml: readonly string[]
  /** The programs whose reading differs. */
  readonly programs: readonly string[]
  /** CI's value if it has one, else YAML's; offsets in the whole text. */
  readonly at: Span
  /** YAML's node of the value, where there is one. */
  readonly node: Node | undefined
  /** The list that holds the value, or is it, where there is one. */
  readonly list: YAMLSeq | undefined
  /** Keys on the way to it, and below it, that some program does not know as they are written: `"key":`, `key :`. */
  readonly oddKeys: readonly Node[]
}

/**
 * Compares what Plumego's programs read in a file, line by line, with what they would read had its author written what
 * YAML sees there the plainest way. One answer for each line; a document with errors has no YAML reading to compare.
 */
export function compareReadings(
  source: SourceText,
  document: YamlDocument,
  readings: readonly FileReading[],
): ReadingDifference[] {
  const byLine = new Map<number, ReadingDifference>()
  for (const reading of readings) {
    for (const difference of differencesOf(reading, source, document)) {
      const { line } = source.positionAt(difference.at.start)
      const told = byLine.get(line)
      const programs = [...new Set([...(told?.programs ?? []), ...difference.programs])]
      byLine.set(line, { ...(told ?? difference), programs })
    }
  }
  return [...byLine.values()]
}

function differencesOf(reading: FileReading, source: SourceText, document: YamlDocument): ReadingDifference[] {
  const plain = plainForm(document, reading.shape)
  const meant = decoded(reading.read(plain.source), plain.decode)
  return differences(reading.read(source), meant).map(difference => {
    const node = nodeOf(difference, source, document)
    return {
      path: difference.index === undefined ? difference.path : [...difference.path, String(difference.index)],
      counted: difference.by === 'count',
      isText: difference.kind === 'text',
      ci: difference.ci.map(({ text }) => text),
      yaml: difference.yaml.map(({ text }) => text),
      programs: reading.programs.split(', '),
      at: placeInText(difference, source) ?? spanOf(node) ?? { start: 0, end: 0 },
      node,
      list: listAt(difference.path, document),
      oddKeys: oddKeysAt(difference.path, source, document),
    }
  })
}

function decoded(tree: ReadTree, decode: (text: string) => string): ReadTree {
  const result = new Map<string, ReadTree | ReadLeaf>()
  for (const [key, node] of tree) {
    const values = isLeaf(node) ? node.values.map(value => ({ ...value, text: decode(value.text) })) : []
    result.set(decode(key), isLeaf(node) ? { ...node, values } : decoded(node, decode))
  }
  return result
}

/** The first value of CI's that YAML does not have; readings that keep no places have none. */
function placeInText({ ci, yaml, index }: Difference, source: SourceText): Span | undefined {
  const known = new Set(index === undefined ? yaml.map(({ text }) => text) : [])
  const piece = ci.find(({ text }) => !known.has(text)) ?? (yaml.length < ci.length ? ci.at(-1) : undefined)
  return piece && isPlaced(piece, source) ? piece : undefined
}

const isPlaced = ({ text, start, end }: Piece, source: SourceText): boolean =>
  end > start && source.text.slice(start, end) === text

/** The deepest node of YAML's that a path of keys names; of a list, the item that differs or that CI does not have. */
function nodeOf({ path, ci, yaml, index }: Difference, source: SourceText, document: YamlDocument): Node | undefined {
  let node = resolved(document.contents, document)
  let place = node
  for (const key of path) {
    const next = child(node, key, document)
    if (!next) return place
    const named = keyOf(node, key)
    if (named && ci.length === 0 && isCommented(named, source)) return named
    place = named && isMap(next) && !next.flow ? named : next
    node = next
  }
  if (!isSeq(node) || node.flow) return place
  const known = new Set(ci.map(({ text }) => text))
  const missing = yaml.findIndex(({ text }) => !known.has(text))
  return resolved(node.items[index ?? Math.max(0, missing)], document) ?? node
}

function listAt(path: readonly string[], document: YamlDocument): YAMLSeq | undefined {
  let node = resolved(document.contents, document)
  for (const step of path) node = child(node, step, document)
  return isSeq(node) ? node : undefined
}

function oddKeysAt(path: readonly string[], source: SourceText, document: YamlDocument): Node[] {
  const odd: Node[] = []
  const look = (key: unknown): void => {
    const span = spanOf(key)
    if (!isScalar(key) || !span) return
    if (source.text.slice(span.start, span.end + 1) !== `${scalarText(key)}:`) odd.push(key)
  }
  let node = resolved(document.contents, document)
  for (const step of path) {
    look(keyOf(node, step))
    node = child(node, step, document)
  }
  if (isNode(node)) visit(node, { Pair: (_, { key }) => look(key) })
  return odd
}

function child(node: Node | undefined, key: string, document: YamlDocument): Node | undefined {
  if (isSeq(node)) {
    const items = node.items.map(item => resolved(item, document))
    return items.find(item => isMap(item) && nameOf(item, document) === key)
  }
  const pair = pairOf(node, key)
  return pair && resolved(pair.value ?? pair.key, document)
}

/** A comment behind the colon hides from CI what stands below. */
function isCommented(key: Node, source: SourceText): boolean {
  const line = source.lineText(source.positionAt(spanOf(key)?.start ?? 0).line)
  return /:\s+#/.test(line)
}

function keyOf(node: Node | undefined, key: string): Node | undefined {
  const pair = pairOf(node, key)
  return pair && isNode(pair.key) ? pair.key : undefined
}

function nameOf(item: Node, document: YamlDocument): string {
  const text = (key: string): string | undefined => scalarText(resolved(pairOf(item, key)?.value, document))
  return entryName(text('module') ?? '', text('surface'), text('subpackage'))
}
