import type { Fix, TextEdit } from '../rules/finding.ts'
import { indentOf, type Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { SourceText } from '../text/source-text.ts'
import { lineAround, type Mendable, removeLine, replaceSpan } from './lines.ts'

/** The line of an item of a block list: its indent and dash, and what follows. */
const itemLine = /^[ \t]*- /

/**
 * Takes an entry out of a list: the line of a block list, or the item of a flow list with one of its commas. The last
 * entry of a flow list leaves `[]`.
 * @returns none where the entry is more than one line, or stands in neither form
 */
export function removeEntry(file: Mendable, entry: Piece, t: Localize, safe: boolean): Fix[] {
  const { source } = file
  const line = lineAround(source, entry.start)
  const edit = itemLine.test(line.text) ? removeItemLine(file, entry) : removeFlowItem(file, entry)
  return edit ? [{ title: t('Remove {entry}', { entry: entry.text }), edits: [edit], safe }] : []
}

function removeItemLine(file: Mendable, entry: Piece): TextEdit | undefined {
  return goesOnBelow(file.source, entry.start) ? undefined : removeLine(file, entry.start)
}

/** True where lines below are indented more deeply than the line around an offset: they belong to it. */
export function goesOnBelow(source: SourceText, offset: number): boolean {
  const { text, end } = lineAround(source, offset)
  const lineFeed = source.text.indexOf('\n', end)
  if (lineFeed < 0) return false
  const below = lineAround(source, lineFeed + 1).text
  return below.trim() !== '' && indentOf(below) > indentOf(text)
}

function removeFlowItem(file: Mendable, entry: Piece): TextEdit | undefined {
  const line = lineAround(file.source, entry.start)
  const from = entry.start - line.start
  const before = line.text.slice(0, from)
  const behind = line.text.slice(from + entry.text.length)
  const open = /[[,]\s*["']?$/.exec(before)
  const close = /^["']?\s*[,\]]/.exec(behind)
  if (!open || !close) return undefined
  const isFirst = open[0].startsWith('[')
  const isLast = close[0].endsWith(']')
  // Of a first item the comma behind goes, and the blanks up to the next; of any other the comma in front.
  const drop = isFirst ? 1 : 0
  const keepBehind = isFirst && !isLast ? (/^["']?\s*,\s*/.exec(behind)?.[0].length ?? 0) : close[0].length - 1
  const start = entry.start - open[0].length + drop
  return replaceSpan(file, { start, end: entry.end + keepBehind }, '')
}

/**
 * Adds an entry to a list that one key holds: behind its last item, or into its brackets.
 * @param value what stands behind the key's colon, trimmed
 * @param items the entries below the key, where nothing stands behind its colon
 * @returns undefined where the list has a form of its own
 */
export function addEntry(
  file: Mendable,
  key: { readonly at: Piece; readonly value: Piece; readonly items: readonly Piece[] },
  entry: string,
): TextEdit | undefined {
  const { source } = file
  const last = key.items.at(-1)
  if (key.value.text === '') {
    if (goesOnBelow(source, (last ?? key.at).start) && !last) return undefined
    const line = lineAround(source, (last ?? key.at).start)
    const indent = last ? /^[ \t]*/.exec(line.text)?.[0] : `${' '.repeat(indentOf(line.text))}  `
    return replaceSpan(file, { start: line.end, end: line.end }, `${source.lineEnd}${indent}- ${entry}`)
  }
  const brackets = /^\[(.*?)\s*\](?:\s*#.*)?$/.exec(key.value.text)
  if (!brackets) return undefined
  const content = brackets[1] ?? ''
  const at = key.value.start + 1 + content.length
  return replaceSpan(file, { start: at, end: at }, content.trim() === '' ? entry : `, ${entry}`)
}
