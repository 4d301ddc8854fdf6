import type { Fix, TextEdit } from '../findings/finding.ts'
import { indentOf, type Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { SourceText } from '../text/source-text.ts'
import { commentIn, lineAround, type Mendable, removeLines, replaceSpan } from './lines.ts'

/** The line of an item of a block list: its indent and dash, and what follows. */
const itemLine = /^[ \t]*- /

/**
 * Takes an entry out of a list: the line of a block list with the comments about it, or the item of a flow list with one
 * of its commas. The last entry leaves `[]`. What somebody wrote a comment on is never removed without being asked.
 * @returns none where the entry is more than one line, or stands in neither form
 */
export function removeEntry(file: Mendable, entry: Piece, t: Localize, safe: boolean): Fix[] {
  const { source } = file
  const line = lineAround(source, entry.start)
  const isBlock = itemLine.test(line.text)
  const comments = isBlock ? commentsAbove(source, entry) : 0
  const edit = isBlock ? removeItemLine(file, entry, comments) : removeFlowItem(file, entry)
  if (!edit) return []
  const isExplained = isBlock && /(?:^|\s)#/.test(line.text.slice(entry.end - line.start))
  const title =
    comments > 0 || isExplained
      ? t('Remove {entry} and its comments', { entry: entry.text })
      : t('Remove {entry}', { entry: entry.text })
  return [{ title, edits: [edit], safe: safe && comments === 0 && !isExplained && !entry.text.includes('#') }]
}

/** How many comment lines stand directly above an item, indented as it is. */
function commentsAbove(source: SourceText, entry: Piece): number {
  const { line } = source.positionAt(entry.start)
  const indent = indentOf(source.lineText(line))
  let comments = 0
  for (;;) {
    const above = source.lineText(line - comments - 1)
    if (indentOf(above) !== indent || above[indent] !== '#') return comments
    comments++
  }
}

function removeItemLine(file: Mendable, entry: Piece, comments: number): TextEdit | undefined {
  const { source } = file
  if (goesOnBelow(source, entry.start)) return undefined
  const { line } = source.positionAt(entry.start)
  const first = line - comments
  const indent = indentOf(source.lineText(line))
  const above = source.lineText(first - 1)
  const isOnly = /^\s*[^\s#-].*:[ \t]*$/.test(above) && !isItemAt(source, nextContent(source, line + 1), indent)
  if (!isOnly) return removeLines(file, first, line)
  const key = lineAround(source, source.offsetAt({ line: first - 1, character: 0 }))
  return replaceSpan(
    file,
    { start: key.start + above.trimEnd().length, end: lineAround(source, entry.start).end },
    ' []',
  )
}

const isItemAt = (source: SourceText, line: number, indent: number): boolean => {
  const text = source.lineText(line)
  return indentOf(text) === indent && /^-(?:\s|$)/.test(text.slice(indent))
}

/** The first line from `line` on that holds more than blanks or a comment; the number of lines where none does. */
function nextContent(source: SourceText, line: number): number {
  let next = line
  while (next < source.lineCount && /^\s*(?:#.*)?$/.test(source.lineText(next))) next++
  return next
}

/**
 * True where lines below belong to the one around an offset: they are indented more deeply, or are the items of a list
 * that stand below its key.
 */
export function goesOnBelow(source: SourceText, offset: number): boolean {
  const { line } = source.positionAt(offset)
  const text = source.lineText(line)
  const below = source.lineText(nextContent(source, line + 1))
  if (below.trim() === '') return false
  const indent = indentOf(text)
  const isList =
    !/^-\s/.test(text.slice(indent)) && indentOf(below) === indent && /^-(?:\s|$)/.test(below.slice(indent))
  return isList || /^\t/.test(below.slice(indent)) || indentOf(below) > indent
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

/** A list that one key of an entry holds. */
interface KeyedList {
  readonly at: Piece
  /** What stands behind the key's colon, trimmed. */
  readonly value: Piece
  /** The entries below the key, where nothing stands behind its colon. */
  readonly items: readonly Piece[]
}

/**
 * Adds an entry to a list that one key holds, written as its neighbours are: behind its last item, or into its brackets.
 * @returns undefined where the list has a form of its own
 */
export function addEntry(file: Mendable, key: KeyedList, entry: string): TextEdit | undefined {
  return key.value.text === '' ? addItem(file, key, entry) : addToBrackets(file, key, entry)
}

function addItem(file: Mendable, { at, items }: KeyedList, entry: string): TextEdit | undefined {
  const { source } = file
  const last = items.at(-1)
  if (goesOnBelow(source, (last ?? at).start)) return undefined
  const line = lineAround(source, (last ?? at).start)
  const indent = last ? /^[ \t]*/.exec(line.text)?.[0] : `${' '.repeat(indentOf(line.text))}  `
  const text = asWritten(entry, last?.text.trim())
  return replaceSpan(file, { start: line.end, end: line.end }, `${source.lineEnd}${indent}- ${text}`)
}

/** A comment behind the brackets, which CI would take for a part of the list, goes to a line of its own in front. */
function addToBrackets(file: Mendable, { value }: KeyedList, entry: string): TextEdit | undefined {
  const comment = commentIn(value.text)
  const brackets = value.text.slice(0, comment?.gap)
  if (!/^\[[^#]*\]$/.test(brackets) || comment?.text.includes('\n')) return undefined
  const [open = '['] = /^\[\s*/.exec(brackets) ?? []
  const inner = brackets.slice(open.length, -1)
  const items = inner.trimEnd()
  const pad = inner.slice(items.length)
  const content = items.endsWith(',') ? items.slice(0, -1).trimEnd() : items
  const last = content.split(',').at(-1)?.trim()
  const list =
    content === '' ? `[${entry}]` : `${open}${content}, ${asWritten(entry, last)}${/\n/.test(pad) ? '' : pad}]`
  if (!comment) return replaceSpan(file, value, list)
  const line = lineAround(file.source, value.start)
  const lead = line.text.slice(0, value.start - line.start)
  const indent = /^\s*/.exec(lead)?.[0] ?? ''
  return replaceSpan(file, line, `${indent}${comment.text}${file.source.lineEnd}${lead}${list}`)
}

/** In the quotes of its neighbour. */
function asWritten(entry: string, neighbour = ''): string {
  const quote = /^(["']).*\1/.exec(neighbour)?.[1] ?? ''
  return quote + entry + quote
}
