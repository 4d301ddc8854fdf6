import type { Range, Span } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'

/** A span as far as it lies on its first line: enough to show where something is, and quiet to look at. */
export function firstLineOf(span: Span, source: SourceText): Range {
  const { start, end } = source.range(span)
  if (end.line === start.line) return { start, end }
  return { start, end: { line: start.line, character: source.lineText(start.line).length } }
}
