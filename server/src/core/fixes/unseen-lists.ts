import type { Fix } from '../rules/finding.ts'
import { indentOf, type Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { Position } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { lineAround, type Mendable, replaceSpan } from './lines.ts'

/**
 * Makes CI see the entries of a list that YAML sees: a list in brackets becomes one entry a line, items without indent
 * get one.
 * @param key of a list in column 0 in which CI sees nothing
 * @param isSafe told the number of entries that CI will see
 */
export function showEntries(file: Mendable, key: Piece, t: Localize, isSafe: (entries: number) => boolean): Fix[] {
  const line = lineAround(file.source, key.start)
  const behind = line.text.slice(key.end - line.start).replace(/^\s*:/, '')
  const items = plainFlowItems(behind) ?? plainItem(behind)
  if (items) {
    const gap = /:(\s*)/.exec(line.text.slice(key.end - line.start))
    const start = key.end + (gap?.index ?? 0) + 1
    const lines = items.map(item => `${file.source.lineEnd}  - ${item}`)
    const edit = replaceSpan(file, { start, end: line.end }, lines.join(''))
    return [{ title: t('Write one item a line'), edits: [edit], safe: isSafe(items.length) }]
  }
  return behind.trim() === '' ? indentItems(file, key, t, isSafe) : []
}

/** The items of `[a, "b c"]`, quotes kept; undefined where one is no plain text, or something else stands there. */
function plainFlowItems(text: string): string[] | undefined {
  const content = /^\s*\[([^[\]{}#]*)\]\s*$/.exec(text)?.[1]
  const items = content?.split(',').map(item => item.trim())
  return items?.every(item => /^(?:[\w./][\w ./*@-]*|"[^"\\]*"|'[^']*')$/.test(item)) ? items : undefined
}

/** A text where a list belongs is meant as a list of one. */
function plainItem(text: string): string[] | undefined {
  const item = /^\s*([\w./][^#:"'[\]{}]*?)\s*$/.exec(text)?.[1]
  return item === undefined ? undefined : [item]
}

function indentItems(file: Mendable, key: Piece, t: Localize, isSafe: (entries: number) => boolean): Fix[] {
  const { source, path } = file
  const first = source.positionAt(key.start).line + 1
  let last = first
  while (/^(?:-|#|\s+\S)/.test(source.lineText(last))) last++
  const lines = range(first, last)
  const entries = lines.filter(line => source.lineText(line).startsWith('- ')).length
  if (entries === 0 || lines.some(line => indentOf(source.lineText(line)) % 2 === 1)) return []
  const edits = lines.map(line => indentAt({ line, character: 0 }, path))
  return [{ title: t('Indent the items'), edits, safe: isSafe(entries) }]
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

const indentAt = (at: Position, file: string) => ({ file, range: { start: at, end: at }, newText: '  ' })

/** Puts entries below a key that has nothing at all. */
export function fillList(file: Mendable, key: Piece, entries: readonly string[], t: Localize): Fix[] {
  const line = lineAround(file.source, key.start)
  if (!/^\s*:\s*(?:\[\s*\]\s*)?$/.test(line.text.slice(key.end - line.start)) || !endsHere(file.source, line.end))
    return []
  const colon = file.source.text.indexOf(':', key.end) + 1
  const text = entries.map(entry => `${file.source.lineEnd}  - ${entry}`).join('')
  const title = t('Give {key} the value {value}', { key: key.text, value: entries.join(', ') })
  return [{ title, edits: [replaceSpan(file, { start: colon, end: line.end }, text)], safe: false }]
}

/** True where no line below belongs to the one that ends at an offset. */
function endsHere(source: SourceText, end: number): boolean {
  const lineFeed = source.text.indexOf('\n', end)
  return lineFeed < 0 || !/^(?:[ \t]+\S|-)/.test(lineAround(source, lineFeed + 1).text)
}
