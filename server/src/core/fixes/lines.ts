import type { TextEdit } from '../rules/finding.ts'
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

/** Puts `newText` in the place of a span. */
export function replaceSpan({ path, source }: Mendable, span: Span, newText: string): TextEdit {
  return { file: path, range: source.range(span), newText }
}

/** Takes out the line around an offset and its line end; of a last line that has none, the line end before it. */
export function removeLine(file: Mendable, offset: number): TextEdit {
  const { source } = file
  const { start, end } = lineAround(source, offset)
  const lineFeed = source.text.indexOf('\n', end)
  if (lineFeed >= 0 || start === 0) {
    return replaceSpan(file, { start, end: lineFeed < 0 ? end : lineFeed + 1 }, '')
  }
  return replaceSpan(file, { start: lineAround(source, start - 1).end, end }, '')
}

/** Adds lines behind the one around an offset, with the file's own line ends. */
export function insertBehind(file: Mendable, offset: number, lines: readonly string[]): TextEdit {
  const { end } = lineAround(file.source, offset)
  const { lineEnd } = file.source
  return replaceSpan(file, { start: end, end }, lines.map(line => lineEnd + line).join(''))
}
