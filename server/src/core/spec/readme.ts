import { type Piece, trimSpace } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * The extension families that README.md calls beta, as extension-maturity reads them: names in backquotes, from the
 * first line that speaks of beta extension families to the first blank line or heading behind a name. A backquote
 * without a second one quotes to the end of its line. In the page's order, with repetitions.
 */
export function readReadmeBeta(source: SourceText): readonly Piece[] {
  const names: Piece[] = []
  let collecting = false
  let start = 0
  // Read whole and split at LF: the CR of a line's end is part of the line here.
  for (const line of source.text.split('\n')) {
    collecting ||= line.includes('**beta**') && line.includes('extension famil')
    if (collecting) {
      const content = trimSpace(line)
      if ((content === '' || content.startsWith('#')) && names.length > 0) break
      names.push(...quotedNames(line, start))
    }
    start += line.length + 1
  }
  return names
}

function quotedNames(line: string, lineStart: number): Piece[] {
  const names: Piece[] = []
  let start = lineStart
  for (const [index, text] of line.split('`').entries()) {
    if (index % 2 === 1 && isExtension(text)) names.push({ text, start, end: start + text.length })
    start += text.length + 1
  }
  return names
}

const isExtension = (name: string): boolean =>
  name.startsWith('x/') && name.length > 2 && !name.includes('*') && !name.includes(' ')
