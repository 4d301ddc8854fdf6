import type { SourceText } from '../text/source-text.ts'
import { PositionCursor } from './positions.ts'
import { Scanner } from './scanner.ts'
import * as token from './tokens.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** A `//` comment. */
export interface CommentLine {
  /** 0-based. */
  readonly line: number
  /** UTF-16 code units from the start of the line. */
  readonly character: number
  /** Behind the slashes. */
  readonly text: string
}

const slash = 47

/** The line comments of a Go file: what only looks like one, in a string or a block comment, is none. */
export function readCommentLines(source: SourceText): CommentLine[] {
  const bytes = encodeUtf8(source.text)
  const scanner = new Scanner(bytes, true)
  const positions = new PositionCursor(bytes)
  const comments: CommentLine[] = []
  scanner.onComment = (start, end) => {
    if (bytes[start + 1] !== slash) return
    positions.advance(start)
    const { line, character } = positions
    comments.push({ line, character, text: decodeUtf8(bytes, start + 2, end).trimEnd() })
  }
  do scanner.next()
  while (scanner.kind !== token.endOfFile)
  return comments
}
