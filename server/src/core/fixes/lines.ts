import type { TextEdit } from '../findings/finding.ts'
import { indentOf } from '../text/go-strings.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** A text of the workspace that is to be mended. */
export interface Mendable {
  /** Relative to the workspace, with `/`. */
  readonly path: string
  readonly source: SourceText
}

/** The line around an offset as Plumego's programs see lines, without its line end. */
export function lineAround(source: SourceText, offset: number): Span & { readonly text: string } {
  const { text } = source
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const lineFeed = text.indexOf('\n', offset)
  const last = lineFeed < 0 ? text.length : lineFeed
  const end = lineFeed > start && text[last - 1] === '\r' ? last - 1 : last
  const first = start === 0 && source.hasMark ? 1 : start
  return { text: text.slice(first, end), start: first, end }
}

/** The line around an offset, or the first of the comments that stand directly above it at its indent. */
export function startWithComments(source: SourceText, offset: number): Span {
  let line = lineAround(source, offset)
  const indent = indentOf(line.text)
  while (line.start > 0) {
    const above = lineAround(source, line.start - 1)
    if (indentOf(above.text) !== indent || above.text[indent] !== '#') break
    line = above
  }
  return line
}

/** A comment behind something else, in a text that begins at or behind the start of a line. */
export interface CommentBehind {
  /** 0-based, where the blanks in front of it begin. */
  readonly gap: number
  /** From its `#` on, without blanks at its end. */
  readonly text: string
}

/** The comment behind the first `#` that stands behind a blank; undefined where there is none. */
export function commentIn(text: string): CommentBehind | undefined {
  const gap = text.search(/(?<!\s)\s+#/)
  return gap < 0 ? undefined : { gap, text: text.slice(text.indexOf('#', gap)).trimEnd() }
}

/** Puts `newText` in the place of a span. */
export function replaceSpan({ path, source }: Mendable, span: Span, newText: string): TextEdit {
  return { file: path, range: source.range(span), newText }
}

/**
 * Takes out editor lines (0-based), both included, and their line ends; of a last line that has none, the line end
 * before it. Of two blank lines that would then meet, one goes too.
 */
export function removeLines(file: Mendable, first: number, last: number): TextEdit {
  const { source } = file
  const isBlank = (line: number): boolean => line < source.lineCount && source.lineText(line).trim() === ''
  const isApart = first > 0 && isBlank(first - 1) && last + 2 < source.lineCount && isBlank(last + 1)
  const behind = last + (isApart ? 2 : 1)
  const start = source.offsetAt({ line: first, character: 0 })
  if (behind < source.lineCount) {
    return replaceSpan(file, { start, end: source.offsetAt({ line: behind, character: 0 }) }, '')
  }
  let above = first - 1
  while (above > 0 && isBlank(above)) above--
  const before = first === 0 ? start : lineAround(source, source.offsetAt({ line: above, character: 0 })).end
  return replaceSpan(file, { start: before, end: source.text.length }, '')
}

/** Adds lines behind the one around an offset, with the file's own line ends. */
export function insertBehind(file: Mendable, offset: number, lines: readonly string[]): TextEdit {
  const { end } = lineAround(file.source, offset)
  const { lineEnd } = file.source
  return replaceSpan(file, { start: end, end }, lines.map(line => lineEnd + line).join(''))
}

/** Puts a line in front of all others, and a blank one behind it, which may be there already. */
export function beginWith(file: Mendable, line: string): TextEdit {
  const { lineEnd, text } = file.source
  const gap = /^[ \t]*\r?\n/.test(text) ? '' : lineEnd
  return replaceSpan(file, { start: 0, end: 0 }, `${line}${lineEnd}${gap}`)
}

/** Puts a line behind all others, and a blank one in front of it, which may be there already; the end of the file stays. */
export function endWith(file: Mendable, line: string): TextEdit {
  const { lineEnd, text } = file.source
  const end = { start: text.length, end: text.length }
  if (!text.endsWith('\n')) return replaceSpan(file, end, `${text === '' ? '' : lineEnd + lineEnd}${line}`)
  const gap = /\n[ \t]*\r?\n$/.test(text) ? '' : lineEnd
  return replaceSpan(file, end, `${gap}${line}${lineEnd}`)
}
