import type { Range, Span } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'

/** A span as far as it lies on its first line: enough to show where something is, and quiet to look at. */
export function firstLineOf(span: Span, source: SourceText): Range {
  const { start, end } = source.range(span)
  // A line end is of no line's text: a span may begin or end within one.
  const { length } = source.lineText(start.line)
  const last = end.line === start.line ? Math.min(end.character, length) : length
  return {
    start: { line: start.line, character: Math.min(start.character, length) },
    end: { line: start.line, character: last },
  }
}
