import { decodeRune, isMalformed, runeValue, runeWidth } from './utf8.ts'

const byteOrderMark = 0xfeff
const longestRune = 4

/** The first thing that Go objects to. Offsets in bytes. */
interface Complaint {
  readonly message: string
  readonly start: number
  readonly end: number
}

/**
 * Bytes of a Go file, a place in them, and the first complaint about them. Reading never fails: after a complaint it
 * goes on, so that the imports below it are still found.
 */
export class Reader {
  readonly bytes: Uint8Array
  /** Whether the file ends where `bytes` does. */
  readonly complete: boolean
  /** The first byte not read yet. */
  offset = 0
  complaint: Complaint | undefined
  /** Whether bytes behind the end could change what was read. True whenever `offset` reached the end, too. */
  #undecided = false

  constructor(bytes: Uint8Array, complete: boolean) {
    this.bytes = bytes
    this.complete = complete
  }

  /** The byte at `offset`, -1 behind the end. */
  at(offset: number): number {
    return offset < this.bytes.length ? this.bytes[offset]! : -1
  }

  /** Only the first complaint is kept: those that follow are mostly its consequences. */
  complain(message: string, start: number, end: number): void {
    this.complaint ??= { message, start, end }
  }

  /** To be called where a decision was taken although it hangs on bytes behind the end. */
  guess(): void {
    this.#undecided = true
  }

  /** Whether what was read so far holds for the whole file, however it goes on. */
  get decided(): boolean {
    return this.complete || (!this.#undecided && this.offset < this.bytes.length)
  }

  /**
   * Decodes the character at `offset` (see `decodeRune`) and complains about what Go allows nowhere in a file, not even
   * in comments: NUL, malformed UTF-8, a byte order mark behind the first byte.
   */
  rune(offset: number): number {
    const rune = decodeRune(this.bytes, offset)
    if (isMalformed(rune)) {
      if (offset + longestRune > this.bytes.length) this.guess()
      this.complain('malformed UTF-8', offset, offset + runeWidth(rune))
    } else if (runeValue(rune) === 0) {
      this.complain('NUL character', offset, offset + 1)
    } else if (runeValue(rune) === byteOrderMark && offset > 0) {
      this.complain('byte order mark inside the file', offset, offset + runeWidth(rune))
    }
    return rune
  }
}
