import { listItem } from '../spec/lines.ts'
import { indentOf, type Piece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * forbidden_imports of a module.yaml, as cross-extension-deps reads it: any column-0 line that begins with
 * `forbidden_imports:` opens the list, whatever stands behind it, and any other closes it. It splits the file at LF
 * and takes trailing CRs, any number of them, for blanks.
 */
export function readForbiddenImports(source: SourceText): Piece[] {
  const patterns: Piece[] = []
  let inList = false
  for (const line of source.lines) {
    const raw = line.text.replace(/[ \t\r]+$/, '')
    const content = trimPiece({ text: raw, start: line.start, end: line.start + raw.length })
    if (content.text === '' || content.text.startsWith('#')) continue
    if (indentOf(raw) === 0 && !raw.startsWith('\t')) {
      inList = content.text.startsWith('forbidden_imports:')
    } else if (inList) {
      const item = listItem(content)
      const value = item && trimQuotes(trimPiece(item))
      if (value && value.text !== '') patterns.push(value)
    }
  }
  return patterns
}
