import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { keyText, scalarText, spanOf, type YamlDocument, yamlDocument } from './document.ts'

/** A key or a value of a YAML file, as it stands there. */
export interface YamlScalar {
  /** As written, without quotes. */
  readonly text: string
  readonly span: Span
  /** The keys above it, from the outermost; of a value its own key is the last. Items of a list have no key of their own. */
  readonly keys: readonly string[]
  readonly isKey: boolean
  /** The scalar values of the map that it stands in, by key; empty for what stands in no map. */
  readonly siblings: ReadonlyMap<string, string>
}

/** Deeper than any of Plumego's files goes. */
const deepest = 32

const known = new WeakMap<YamlDocument, readonly YamlScalar[]>()

/**
 * Every key and scalar value of a YAML text in its order, read once per text. Parses YAML: for what a person asks,
 * never for the checks of a whole workspace. Of a broken text: whatever the library could read.
 */
export function yamlScalars(snapshot: Snapshot, source: SourceText): readonly YamlScalar[] {
  const document = yamlDocument(snapshot, source)
  let scalars = known.get(document)
  if (!scalars) {
    scalars = scalarsOf(document, source)
    known.set(document, scalars)
  }
  return scalars
}

function scalarsOf(document: YamlDocument, source: SourceText): YamlScalar[] {
  const found: YamlScalar[] = []
  const add = (node: unknown, keys: readonly string[], isKey: boolean, siblings: YamlScalar['siblings']): void => {
    const span = isScalar(node) ? innerSpan(node, source) : undefined
    if (span) found.push({ text: source.text.slice(span.start, span.end), span, keys, isKey, siblings })
  }
  const visit = (node: unknown, keys: readonly string[], siblings: YamlScalar['siblings']): void => {
    if (keys.length > deepest) return
    if (isMap(node)) {
      const own = scalarPairs(node)
      for (const pair of node.items) {
        add(pair.key, keys, true, own)
        visit(pair.value, [...keys, keyText(pair)], own)
      }
    } else if (isSeq(node)) for (const item of node.items) visit(item, keys, siblings)
    else add(node, keys, false, siblings)
  }
  visit(document.contents, [], new Map())
  return found
}

function scalarPairs(map: YAMLMap): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const pair of map.items) {
    const value = isScalar(pair.value) ? scalarText(pair.value) : undefined
    if (value !== undefined) pairs.set(keyText(pair), value)
  }
  return pairs
}

/** Where a scalar's text stands, within its quotes; undefined for one of which nothing was written. */
function innerSpan(node: unknown, source: SourceText): Span | undefined {
  const span = spanOf(node)
  if (!span || span.start === span.end) return undefined
  const quote = source.text[span.start]
  if (quote !== '"' && quote !== "'") return span
  const isClosed = span.end - span.start > 1 && source.text[span.end - 1] === quote
  return { start: span.start + 1, end: isClosed ? span.end - 1 : span.end }
}
