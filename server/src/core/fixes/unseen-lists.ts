import { isNode, type Node } from 'yaml'
import type { Fix, TextEdit } from '../findings/finding.ts'
import { indentOf, type Piece, trimQuotes } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { SourceText } from '../text/source-text.ts'
import { pairOf, parseYaml, resolved, yamlProblem } from '../yaml/document.ts'
import { commentIn, lineAround, type Mendable, replaceSpan } from './lines.ts'
import { spreadList } from './spread-list.ts'

/**
 * Makes CI see the entries of a list that YAML sees: a list in brackets becomes one entry a line, items without indent
 * get one.
 * @param key of a list in column 0 in which CI sees nothing
 * @param isSafe told the number of entries that CI will see
 */
export function showEntries(file: Mendable, key: Piece, t: Localize, isSafe: (entries: number) => boolean): Fix[] {
  const line = lineAround(file.source, key.start)
  if (/^\s*(?:["']\s*)?:\s*$/.test(line.text.slice(key.end - line.start))) return indentItems(file, key, t, isSafe)
  const pair = pairOf(resolvedRoot(file), trimQuotes(key).text)
  const spread = isNode(pair?.value) ? spreadList(file.source, pair.value) : undefined
  if (!spread) return []
  const start = file.source.text.indexOf(':', key.end) + 1
  const edit = replaceSpan(
    file,
    { start, end: spread.end },
    spread.lines.map(text => `${file.source.lineEnd}  ${text}`).join(''),
  )
  // A comment that moves is for a person to see.
  const isPlain = spread.lines.length === spread.items
  return [{ title: t('Write one item a line'), edits: [edit], safe: isPlain && isSafe(spread.items) }]
}

/** Asked only where a list is found that CI does not see. */
function resolvedRoot({ source }: Mendable): Node | undefined {
  const document = parseYaml(source)
  return yamlProblem(document) ? undefined : resolved(document.contents, document)
}

function indentItems(file: Mendable, key: Piece, t: Localize, isSafe: (entries: number) => boolean): Fix[] {
  const { source } = file
  const first = source.positionAt(key.start).line + 1
  let last = first
  while (/^(?:-|#|\s+\S)/.test(source.lineText(last))) last++
  const lines = range(first, last)
  const entries = lines.filter(line => source.lineText(line).startsWith('- ')).length
  if (entries === 0 || lines.some(line => indentOf(source.lineText(line)) % 2 === 1)) return []
  const edits = indented(file, lines)
  return [{ title: t('Indent the items'), edits, safe: isSafe(entries) }]
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

/** The dash of an item, and its value where that stands in quotes, in which a `#` is no comment. */
const itemStart = /^( *)- +(?:"[^"]*"|'[^']*')?/

/**
 * Moves editor lines (0-based) by two columns; a comment behind an item, which CI would take for a part of it, goes to a
 * line of its own in front. Blank lines stay.
 */
export function indented({ path, source }: Mendable, lines: readonly number[]): TextEdit[] {
  return lines.flatMap(line => {
    const text = source.lineText(line)
    if (text.trim() === '') return []
    const start = { line, character: 0 }
    const [head = '', indent = ''] = itemStart.exec(text) ?? []
    const comment = head === '' ? undefined : commentIn(text.slice(head.length))
    if (!comment) return [{ file: path, range: { start, end: start }, newText: '  ' }]
    const lead = `${indent}  `
    const newText = `${lead}${comment.text}${source.lineEnd}  ${text.slice(0, head.length + comment.gap)}`
    return [{ file: path, range: { start, end: { line, character: text.length } }, newText }]
  })
}

/** Puts entries below a key that has nothing at all. */
export function fillList(file: Mendable, key: Piece, entries: readonly string[], t: Localize): Fix[] {
  const line = lineAround(file.source, key.start)
  const nothing = /^\s*:\s*(?:\[\s*\]\s*)?(?:(?<=\s)(#.*))?$/.exec(line.text.slice(key.end - line.start))
  if (!nothing || !endsHere(file.source, line.end)) return []
  const colon = file.source.text.indexOf(':', key.end) + 1
  // A comment that stays behind the colon CI would take for the value.
  const lines = [...(nothing[1] ? [nothing[1].trimEnd()] : []), ...entries.map(entry => `- ${entry}`)]
  const text = lines.map(one => `${file.source.lineEnd}  ${one}`).join('')
  const title = t('Give {key} the value {value}', { key: key.text, value: entries.join(', ') })
  return [{ title, edits: [replaceSpan(file, { start: colon, end: line.end }, text)], safe: false }]
}

/** True where no line below belongs to the one that ends at an offset. */
function endsHere(source: SourceText, end: number): boolean {
  const lineFeed = source.text.indexOf('\n', end)
  return lineFeed < 0 || !/^(?:[ \t]+\S|-)/.test(lineAround(source, lineFeed + 1).text)
}
