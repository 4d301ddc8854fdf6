import { skipComment } from './comments.ts'
import { isWideDigit, isWideLetter } from './letters.ts'
import { plain, type Quality, skipCharacter, skipRawString, skipString } from './literals.ts'
import { skipNumber } from './numbers.ts'
import { Reader } from './reader.ts'
import * as token from './tokens.ts'
import { isMalformed, runeValue, runeWidth } from './utf8.ts'

// What a byte below 0x80 can begin; 0 where it can begin nothing.
const blank = 1
const letter = 2
const digit = 3
const operator = 4

const newline = 10
const doubleQuote = 34
const singleQuote = 39
const plus = 43
const minus = 45
const dot = 46
const slash = 47
const star = 42
const backquote = 96
const lowerB = 98
const lowerR = 114

const kindOf = new Uint8Array(128)
for (const byte of ' \t\r\n') kindOf[byte.charCodeAt(0)] = blank
for (const byte of '_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') kindOf[byte.charCodeAt(0)] = letter
for (const byte of '0123456789') kindOf[byte.charCodeAt(0)] = digit
for (const byte of '"\'`+-*/%&|^<>=!~:;,.()[]{}') kindOf[byte.charCodeAt(0)] = operator

const punctuation = new Map<number, token.Token>([
  [';'.charCodeAt(0), token.semicolon],
  [','.charCodeAt(0), token.comma],
  ['('.charCodeAt(0), token.leftParen],
  [')'.charCodeAt(0), token.rightParen],
  ['}'.charCodeAt(0), token.rightBrace],
])

/** Behind these, `++` and `--`, as behind names and literals, a line end puts in a semicolon. */
const closing = new Set([')', ']', '}'].map(bracket => bracket.charCodeAt(0)))
/** Of keywords: `break`, `continue`, `fallthrough` and `return`, told by their first letter and their length. */
const isClosingWord = (first: number, length: number): boolean =>
  length === 8 || length === 11 || (length === 6 && first === lowerR) || (length === 5 && first === lowerB)

/** Go's tokens, one after the other, comments left out. Only the current token is held, in fields: none is allocated. */
export class Scanner extends Reader {
  kind: token.Token = token.endOfFile
  /** Byte offsets of the current token. Both are the newline's, or the file's end, for a semicolon that Go puts in. */
  start = 0
  end = 0
  /** How to read the current token where it is a string. */
  quality: Quality = plain
  /** Told of each comment: byte offsets, `end` behind it, without the newline of a line comment. */
  onComment: ((start: number, end: number) => void) | undefined
  /** Whether a line end puts in a semicolon here. */
  #endsStatement = false

  constructor(bytes: Uint8Array, complete: boolean) {
    super(bytes, complete)
    if (this.#isUtf16()) {
      this.complain('the file is UTF-16, not UTF-8', 0, 0)
      this.offset = bytes.length
    } else if (this.at(0) === 0xef && runeValue(this.rune(0)) === 0xfeff) {
      this.offset = 3
    }
  }

  /** Reads the next token. At the end of the file it is `endOfFile`, again and again. */
  next(): void {
    let byte = this.#skipBlanks()
    while (byte === slash && this.#isComment()) {
      const comment = this.offset
      const firstNewline = skipComment(this)
      this.onComment?.(comment, this.offset)
      if (firstNewline >= 0 && this.#endsStatement) {
        this.#putSemicolon(firstNewline)
        return
      }
      byte = this.#skipBlanks()
    }
    if (byte === newline) this.#putSemicolon(this.offset++)
    else if (byte >= 0) this.#scan(byte)
    else if (this.#endsStatement) this.#putSemicolon(this.offset)
    else this.#accept(token.endOfFile, this.offset, false)
  }

  /**
   * Go decodes the character behind a token along with it, so a file can fail there. Every such character but the one
   * behind the last token is read as part of what follows; this reads that one.
   */
  lookBehind(): void {
    if (this.offset < this.bytes.length) this.rune(this.offset)
  }

  /** The next byte that is no blank, -1 at the end. A newline is one only where it puts in no semicolon. */
  #skipBlanks(): number {
    const { bytes } = this
    let i = this.offset
    while (i < bytes.length) {
      const byte = bytes[i]!
      if (byte > 32 || kindOf[byte] !== blank || (byte === newline && this.#endsStatement)) {
        this.offset = i
        return byte
      }
      i++
    }
    this.offset = i
    return -1
  }

  #scan(byte: number): void {
    const kind = byte < 0x80 ? kindOf[byte]! : letter
    if (kind === letter) this.#scanWord()
    else if (kind === digit) this.#scanNumber()
    else if (kind === operator) this.#scanOperator(byte)
    else this.#scanIllegal()
  }

  #scanWord(): void {
    const { bytes, offset: start } = this
    let i = start
    while (i < bytes.length) {
      const byte = bytes[i]!
      if (byte < 0x80) {
        const kind = kindOf[byte]!
        if (kind !== letter && kind !== digit) break
        i++
      } else {
        const rune = this.rune(i)
        if (isMalformed(rune)) break
        const isPart = isWideLetter(runeValue(rune)) || (i > start && isWideDigit(runeValue(rune)))
        if (!isPart) break
        i += runeWidth(rune)
      }
    }
    if (i === start) {
      this.#scanIllegal()
      return
    }
    this.offset = i
    const kind = token.wordKind(bytes, start, i)
    this.#accept(
      kind,
      start,
      kind === token.identifier || (kind === token.otherKeyword && isClosingWord(bytes[start]!, i - start)),
    )
  }

  #scanNumber(): void {
    const start = this.offset
    skipNumber(this)
    this.#accept(token.otherLiteral, start, true)
  }

  #scanOperator(byte: number): void {
    const start = this.offset
    if (byte === doubleQuote || byte === backquote) {
      this.quality = byte === doubleQuote ? skipString(this) : skipRawString(this)
      this.#accept(token.string, start, true)
    } else if (byte === singleQuote) {
      skipCharacter(this)
      this.#accept(token.otherLiteral, start, true)
    } else if (byte === dot) {
      this.#scanDot()
    } else {
      const width = token.operatorWidth(byte, this.at(start + 1), this.at(start + 2))
      this.offset += width
      const isStep = width === 2 && (byte === plus || byte === minus) && this.at(start + 1) === byte
      this.#accept(punctuation.get(byte) ?? token.otherToken, start, isStep || closing.has(byte))
    }
  }

  #scanDot(): void {
    const start = this.offset
    const second = this.at(start + 1)
    if (kindOf[second] === digit) {
      this.#scanNumber()
      return
    }
    if (second === dot && start + 2 === this.bytes.length) this.guess()
    const isEllipsis = second === dot && this.at(start + 2) === dot
    this.offset += isEllipsis ? 3 : 1
    this.#accept(isEllipsis ? token.otherToken : token.period, start, false)
  }

  #scanIllegal(): void {
    const start = this.offset
    this.offset += runeWidth(this.rune(start))
    this.complain('illegal character', start, this.offset)
    this.#accept(token.otherToken, start, this.#endsStatement)
  }

  #accept(kind: token.Token, start: number, endsStatement: boolean): void {
    this.kind = kind
    this.start = start
    this.end = this.offset
    this.#endsStatement = endsStatement
  }

  #putSemicolon(offset: number): void {
    this.kind = token.semicolon
    this.start = offset
    this.end = offset
    this.#endsStatement = false
  }

  #isComment(): boolean {
    const second = this.at(this.offset + 1)
    return second === slash || second === star
  }

  #isUtf16(): boolean {
    const first = this.at(0)
    const second = this.at(1)
    return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  }
}
