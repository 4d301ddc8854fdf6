import { indentOf, type Piece, trimPiece, trimRightBlanks } from '../text/go-strings.ts'
import type { Line, SourceText } from '../text/source-text.ts'
import { utf8Length } from '../text/utf8-length.ts'

/** bufio.Scanner with Plumego's buffer of 1 MiB gives up on a line of more bytes than this, its CR included. */
const longestLine = 1024 * 1024 - 1

/** A line that is neither blank nor a comment, as every line reading of the specs looks at it. */
export interface SpecLine {
  /** Spaces in front. */
  readonly indent: number
  /** The line without the white space around it. */
  readonly content: Piece
}

/** The lines of `source` that a line reading looks at: trailing blanks gone, blank lines and comments left out. */
export function specLines(source: SourceText): SpecLine[] {
  const result: SpecLine[] = []
  for (const line of source.lines) {
    const raw = trimRightBlanks(line.text)
    const content = trimPiece({ text: raw, start: line.start, end: line.start + raw.length })
    if (content.text === '' || content.text.startsWith('#')) continue
    result.push({ indent: indentOf(raw), content })
  }
  return result
}

/** What stands behind the dash of `- value`; undefined where the line is no list item. A bare dash is none. */
export function listItem(content: Piece): Piece | undefined {
  if (!content.text.startsWith('- ')) return undefined
  return { text: content.text.slice(2), start: content.start + 2, end: content.end }
}

/**
 * The first line that is too long for Plumego's programs, which stop there; undefined where none is.
 * @param source a file that they read through a line scanner
 */
export function overlongLine(source: SourceText): Line | undefined {
  // A character is at most three UTF-8 bytes for each of its UTF-16 units, so a short text needs no second look.
  if (source.text.length * 3 <= longestLine) return undefined
  let start = 0
  for (const line of source.lines) {
    const next = source.text.indexOf('\n', start)
    const end = next < 0 ? source.text.length : next
    if (utf8Length(source.text, start, end) > longestLine) return line
    start = end + 1
  }
  return undefined
}
