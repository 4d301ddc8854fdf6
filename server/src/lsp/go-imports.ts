import type { TextDocument } from 'vscode-languageserver-textdocument'
import { type GoImports, readImports } from '../core/golang/imports.ts'
import type { Position, Range } from '../core/text/position.ts'

/** Almost every import section ends within so many characters, so that the rest of a long file is not looked at. */
const headLength = 4096

const encoder = new TextEncoder()

/** The imports of a Go file's text. */
export function importsOf(text: string): GoImports {
  const head = text.slice(0, headLength)
  // A complete text always has an answer.
  return readImports(encoder.encode(head), head.length === text.length) ?? readImports(encoder.encode(text), true)!
}

/** An import string with the cursor in it, which may lack its end. */
interface ImportInHand {
  /** What it says up to the cursor. */
  readonly typed: string
  /** All of it between its quotes; up to the next blank where it lacks its end. */
  readonly range: Range
  /** The quote that it lacks; empty where it is whole. */
  readonly missingQuote: string
}

/**
 * The import string of a Go file that a position lies in. The text up to the position decides, as if the string ended
 * there: what follows is often half typed.
 * @param position 0-based, in UTF-16 code units
 */
export function importInHand(document: TextDocument, position: Position): ImportInHand | undefined {
  const text = document.getText()
  const offset = document.offsetAt(position)
  const quote = /["`](?=[^"`\r\n]*$)/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0]
  if (quote === undefined) return undefined
  const before = encoder.encode(text.slice(0, offset) + quote)
  const last = readImports(before, true)?.imports.at(-1)
  if (last?.end !== before.length) return undefined
  const behind = /^[^"`\s]*/.exec(text.slice(offset))?.[0] ?? ''
  const start = { line: last.range.start.line, character: last.range.start.character + 1 }
  const end = { line: position.line, character: position.character + behind.length }
  const missingQuote = text[offset + behind.length] === quote ? '' : quote
  return { typed: last.path, range: { start, end }, missingQuote }
}
