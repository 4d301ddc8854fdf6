import { isGoTestFile } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import type { Range, Span } from '../text/position.ts'
import { startOfFile } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { RelatedPlace } from './finding.ts'

/** The range of a piece of a workspace text; the start of the file where that text is gone. */
export function rangeIn(snapshot: Snapshot, path: string, span: Span): Range {
  return snapshot.text(path)?.range(span) ?? startOfFile
}

/** The whole first line: where a finding stands that is about what a file lacks. */
export const firstLine = (source: SourceText): Range => ({
  start: startOfFile.start,
  end: { line: 0, character: source.lineText(0).length },
})

/** `specs/repo.yaml:12`, as people write places: lines count from 1. */
export const placeName = (file: string, range: Range): string => `${file}:${range.start.line + 1}`

/** A place in a workspace text, to be named beside a finding. */
export function related(snapshot: Snapshot, file: string, span: Span, message: string): RelatedPlace {
  return { file, range: rangeIn(snapshot, file, span), message }
}

/** What is said of an import; of one in a Go test file, that CI does not say it. */
export const saidOf = (file: string, message: string, t: Localize): string =>
  isGoTestFile(file) ? `${message} ${t('CI leaves test files out.')}` : message

/** `a, b and c` without the language's own "and": a list that reads the same in every language. */
export const listed = (values: readonly string[]): string => values.join(', ')
