import { Scanner } from '../scanner.ts'
import * as token from '../tokens.ts'
import { decodeAscii, decodeUtf8 } from '../utf8.ts'
import type { BasicLit, Ident } from './nodes.ts'

/** Thrown at the first thing that go/parser would object to; the reader of a file catches it. */
export class SyntaxProblem extends Error {}

/**
 * The token that a parser stands at. `tok` is the text of an operator or keyword, `;` for a semicolon that Go puts in as well,
 * else one of the words below.
 */
export class TokenStream {
  tok = ''
  /** Byte offsets of the token. */
  start = 0
  end = 0
  /** Whether Go put in the semicolon that the parser stands at. */
  isPutIn = false
  /** Behind the token in front of this one. */
  before = 0
  readonly scanner: Scanner
  #hasComplained = false

  constructor(bytes: Uint8Array) {
    this.scanner = new Scanner(bytes, true)
  }

  /** Moves to the first token. */
  begin(): void {
    if (this.scanner.complaint) this.fail(this.scanner.complaint.message)
    this.next()
  }

  /** @throws {SyntaxProblem} where the file has the first thing that Go's scanner objects to */
  next(): void {
    const { scanner } = this
    this.before = this.end
    scanner.next()
    this.start = scanner.start
    this.end = scanner.end
    this.tok = this.#name(scanner.kind)
    if (scanner.complaint !== undefined && !this.#hasComplained) {
      this.#hasComplained = true
      throw new SyntaxProblem()
    }
  }

  #name(kind: token.Token): string {
    const { bytes } = this.scanner
    switch (kind) {
      case token.identifier:
        return 'name'
      case token.endOfFile:
        return 'end'
      case token.string:
        return 'string'
      case token.otherLiteral:
        return bytes[this.start] === singleQuote ? 'rune' : 'number'
      case token.semicolon:
        this.isPutIn = this.start === this.end
        return ';'
      default:
        return decodeAscii(bytes, this.start, this.end)
    }
  }

  /** Notes what go/parser would object to, and gives up. */
  fail(message: string, start = this.start, end = this.end): never {
    this.#hasComplained = true
    this.scanner.complain(message, start, end)
    throw new SyntaxProblem()
  }

  expected(what: string): never {
    return this.fail(`expected ${what}`)
  }

  /** Moves behind a token that must stand here. @returns where it began */
  expect(tok: string): number {
    if (this.tok !== tok) this.expected(tok === 'name' ? 'a name' : `'${tok}'`)
    const { start } = this
    this.next()
    return start
  }

  at(tok: string): boolean {
    return this.tok === tok
  }

  /** Moves behind a token that may stand here. */
  accept(tok: string): boolean {
    if (this.tok !== tok) return false
    this.next()
    return true
  }

  /** A semicolon is none needed of before a closing bracket. */
  expectSemicolon(): void {
    if (!this.at(')') && !this.at('}')) this.expect(';')
  }

  /** Whether a comma follows in a list that `closing` ends; anything else but that is an error. */
  atComma(closing: string): boolean {
    if (this.at(',')) return true
    if (this.tok !== closing) this.expected(`',' or '${closing}'`)
    return false
  }

  identifier(): Ident {
    if (!this.at('name')) this.expected('a name')
    const { start, end } = this
    const name = this.text()
    this.next()
    return { kind: 'Ident', name, start, end }
  }

  /** The string, number or rune that the parser stands at. */
  literal(literal: BasicLit['literal']): BasicLit {
    const { start, end } = this
    const text = this.text()
    this.next()
    return { kind: 'BasicLit', literal, text, start, end }
  }

  text(): string {
    const { bytes } = this.scanner
    const { start, end } = this
    for (let i = start; i < end; i++) if (bytes[i]! >= 0x80) return decodeUtf8(bytes, start, end)
    return decodeAscii(bytes, start, end)
  }
}

const singleQuote = 39
