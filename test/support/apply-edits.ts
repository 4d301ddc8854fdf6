import type { TextEdit } from '../../server/src/core/findings/finding.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

/** An edit of ours, or of the protocol's. */
type Edit = Omit<TextEdit, 'file'> & Partial<TextEdit>

/** The text with the edits of one file applied; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const source = new SourceText(text)
  const spans = edits.map(({ range, newText }) => ({
    start: source.offsetAt(range.start),
    end: source.offsetAt(range.end),
    newText,
  }))
  return spans
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text)
}
