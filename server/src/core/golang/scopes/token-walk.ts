import type { TokenList } from '../token-list.ts'
import * as token from '../tokens.ts'

/** Deeper than people nest, and shallow enough for the stack: what goes on is not read. */
const deepest = 400

/** A place in a Go file's tokens that only moves forward. */
export abstract class TokenWalk {
  readonly list: TokenList
  /** Number of the next token. */
  protected at = 0
  #depth = 0
  #isTooDeep = false

  constructor(list: TokenList) {
    this.list = list
  }

  /** Whether something is nested too deeply to be read: then nothing that was read counts. */
  get isTooDeep(): boolean {
    return this.#isTooDeep
  }

  protected get text(): string {
    return this.list.text(this.at)
  }

  protected get isEnd(): boolean {
    return this.at >= this.list.tokens.length
  }

  protected get isName(): boolean {
    return this.list.isName(this.at)
  }

  /** Written, or put in at the end of a line. */
  protected get isSemicolon(): boolean {
    return this.list.tokens[this.at]?.kind === token.semicolon
  }

  protected get isString(): boolean {
    return this.list.tokens[this.at]?.kind === token.string
  }

  protected after(count: number): string {
    return this.list.text(this.at + count)
  }

  /** Passes the next token where it is `text`. */
  protected take(text: string): boolean {
    if (this.text !== text || this.isEnd) return false
    this.at++
    return true
  }

  /**
   * Reads items up to a closing bracket and passes that; what no item begins with is passed over.
   * @param item reads one, whatever stands there
   */
  protected until(close: string, item: () => void): void {
    while (!this.isEnd && this.text !== close) this.advance(item)
    this.take(close)
  }

  /** Runs `read`, and passes one token where it passes none. */
  protected advance(read: () => void): void {
    const before = this.at
    read()
    if (this.at === before) this.at++
  }

  protected nested(read: () => void): void {
    if (this.#depth >= deepest) {
      this.#isTooDeep = true
      this.at = this.list.tokens.length
      return
    }
    this.#depth++
    read()
    this.#depth--
  }
}
