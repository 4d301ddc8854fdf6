import type { Position, Range } from '../text/position.ts'
import { decodeRune, runeValue, runeWidth } from './utf8.ts'

const newline = 10
const carriageReturn = 13
const byteOrderMarkSize = 3

/**
 * Turns byte offsets into positions as an editor counts them: lines end at LF, CR LF and a lone CR, a byte order mark
 * at the start takes no room, and malformed bytes are as many characters as the U+FFFD that an editor shows for them.
 */
export class PositionCursor {
  readonly #bytes: Uint8Array
  #offset = 0
  #line = 0
  #lineStart = 0
  /** How many bytes more than UTF-16 code units lie between `#lineStart` and `#offset`. */
  #surplus = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      this.#offset = byteOrderMarkSize
      this.#lineStart = byteOrderMarkSize
    }
  }

  /** The 0-based line where the cursor stands. */
  get line(): number {
    return this.#line
  }

  /** UTF-16 code units from the start of that line. */
  get character(): number {
    return this.#offset - this.#lineStart - this.#surplus
  }

  range(start: number, end: number): Range {
    return { start: this.#positionOf(start), end: this.#positionOf(end) }
  }

  #positionOf(offset: number): Position {
    this.advance(offset)
    return { line: this.line, character: this.character }
  }

  /** Moves to `offset`. It may not lie before the offset of an earlier call: a cursor moves forward only. */
  advance(offset: number): void {
    const bytes = this.#bytes
    let i = this.#offset
    while (i < offset) {
      const byte = bytes[i]!
      if (byte < 0x80) {
        i++
        if (byte <= carriageReturn) this.#endLine(byte, i)
      } else {
        i += this.#wide(i)
      }
    }
    this.#offset = i
  }

  #endLine(byte: number, next: number): void {
    if (byte === carriageReturn && this.#bytes[next] === newline) {
      // Belongs to the line end: what stands between CR and LF is at the end of the line.
      this.#surplus++
    } else if (byte === newline || byte === carriageReturn) {
      this.#line++
      this.#lineStart = next
      this.#surplus = 0
    }
  }

  #wide(offset: number): number {
    const rune = decodeRune(this.#bytes, offset)
    const units = runeValue(rune) > 0xffff ? 2 : 1
    this.#surplus += runeWidth(rune) - units
    return runeWidth(rune)
  }
}
