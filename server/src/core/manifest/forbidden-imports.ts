import { listItem } from '../spec/lines.ts'
import { type Piece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

const space = 32
const tab = 9

/**
 * forbidden_imports of a module.yaml, as cross-extension-deps reads it: any column-0 line that begins with
 * `forbidden_imports:` opens the list, whatever stands behind it, and any other closes it. It splits the file at LF
 * and takes trailing CRs, any number of them, for blanks. Lines of other lists are passed over without a look.
 */
export function readForbiddenImports({ text }: SourceText): Piece[] {
  const patterns: Piece[] = []
  let inList = false
  for (let start = 0, next = 0; start < text.length; start = next) {
    const lineFeed = text.indexOf('\n', start)
    next = lineFeed < 0 ? text.length : lineFeed + 1
    const first = text.charCodeAt(start)
    const isIndented = first === space || first === tab
    if (isIndented && !inList) continue
    const raw = text.slice(start, lineFeed < 0 ? text.length : lineFeed).replace(/(?<![ \t\r])[ \t\r]+$/, '')
    const content = trimPiece({ text: raw, start, end: start + raw.length })
    if (content.text === '' || content.text.startsWith('#')) continue
    if (!isIndented) {
      inList = content.text.startsWith('forbidden_imports:')
      continue
    }
    const item = listItem(content)
    const value = item && trimQuotes(trimPiece(item))
    if (value && value.text !== '') patterns.push(value)
  }
  return patterns
}
