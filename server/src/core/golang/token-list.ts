import type { SourceText } from '../text/source-text.ts'
import { PositionCursor } from './positions.ts'
import { Scanner } from './scanner.ts'
import * as token from './tokens.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** One token of a Go file. A semicolon that Go puts in has no text. */
export interface GoToken {
  readonly kind: token.Token
  readonly text: string
  /** Byte offsets. */
  readonly start: number
  readonly end: number
}

/** All tokens of a Go file, comments left out, and where they stand. For the few files whose bodies matter. */
export class TokenList {
  readonly tokens: readonly GoToken[]
  readonly #bytes: Uint8Array

  constructor(source: SourceText) {
    const bytes = encodeUtf8(source.text)
    const scanner = new Scanner(bytes, true)
    const tokens: GoToken[] = []
    for (scanner.next(); scanner.kind !== token.endOfFile; scanner.next()) {
      const { kind, start, end } = scanner
      tokens.push({ kind, text: decodeUtf8(bytes, start, end), start, end })
    }
    this.tokens = tokens
    this.#bytes = bytes
  }

  /** The editor's range from the start of one token to the end of another, by their numbers. */
  range(first: number, last: number) {
    return new PositionCursor(this.#bytes).range(this.tokens[first]?.start ?? 0, this.tokens[last]?.end ?? 0)
  }

  text(index: number): string {
    return this.tokens[index]?.text ?? ''
  }

  isName(index: number): boolean {
    return this.tokens[index]?.kind === token.identifier
  }

  /** The number of the bracket that closes the one at `index`, or of the last token where none does. */
  closing(index: number): number {
    let depth = 0
    for (let i = index; i < this.tokens.length; i++) {
      if (opening.has(this.text(i))) depth++
      else if (closing.has(this.text(i)) && --depth === 0) return i
    }
    return this.tokens.length - 1
  }

  /** The number of the bracket that opens the one at `index`, or 0. */
  opening(index: number): number {
    let depth = 0
    for (let i = index; i >= 0; i--) {
      if (closing.has(this.text(i))) depth++
      else if (opening.has(this.text(i)) && --depth === 0) return i
    }
    return 0
  }
}

const opening: ReadonlySet<string> = new Set(['(', '[', '{'])
const closing: ReadonlySet<string> = new Set([')', ']', '}'])
