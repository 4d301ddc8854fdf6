import { trimSpace } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** A file below specs/check-baseline: the findings that a check passes over, a line each, as checkutil reads it. */
export const readCheckBaseline = (source: SourceText): ReadonlySet<string> =>
  new Set(source.lines.map(({ text }) => trimSpace(text)).filter(line => line !== '' && !line.startsWith('#')))
