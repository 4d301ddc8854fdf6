import type { Span } from '../../text/position.ts'

/** A word of a line, as written: quotes are part of it. */
export interface Word extends Span {
  readonly text: string
}

/** One directive: a line, or a line of a block, with the block's word in front. */
export interface Directive {
  /** Such as `require`: of a line in a block, the block's. */
  readonly verb: Word
  readonly words: readonly Word[]
  readonly inBlock: boolean
  /** The comment at the line's end, `//` included; the empty string where there is none. */
  readonly comment: string
}

/** What go.mod and go.work have in common: directives, blocks of them, and the spans that fit no grammar. */
export interface ModSyntax {
  readonly directives: readonly Directive[]
  /** The words in front of each block's bracket. */
  readonly blocks: readonly (readonly Word[])[]
  readonly errors: readonly Span[]
}

/**
 * One token with the blanks before it: a comment, a line end, punctuation, a quoted or raw string, or a word. A word may
 * hold anything that Go prints but blanks and brackets, and ends before a comment.
 */
const tokens =
  /[ \t\r]*(?:(?<comment>\/\/[^\n]*)|(?<newline>\n)|(?<other>[()[\]{},]|"(?:[^"\\\n]|\\[\s\S])*"|`[^`\n]*`|(?!["`])(?:(?!\/[/*])[^\p{C}\p{Z}()[\]{},])+))/uy

/**
 * Reads a file of Go's module grammar. Never throws: what Go would stop at is passed over, up to the end of its line
 * at most.
 */
export function readModSyntax(text: string): ModSyntax {
  return new Reader(text).read()
}

interface Line {
  readonly words: readonly Word[]
  readonly comment: string
}

class Reader {
  readonly #text: string
  readonly #directives: Directive[] = []
  readonly #blocks: (readonly Word[])[] = []
  readonly #errors: Span[] = []
  #offset = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): ModSyntax {
    let block: readonly Word[] | undefined
    while (this.#offset < this.#text.length) {
      const line = this.#line()
      const [first] = line.words
      if (first === undefined) continue
      if (block) {
        if (first.text === ')') {
          if (line.words.length > 1) this.#errors.push(spanOf(line.words.slice(1)))
          block = undefined
        } else this.#addToBlock(block, line)
      } else if (isEmptyBlock(line)) this.#blocks.push(line.words.slice(0, -2))
      else if (opensBlock(line)) {
        block = line.words.slice(0, -1)
        this.#blocks.push(block)
      } else this.#add(first, line.words.slice(1), line.comment, false)
    }
    if (block) this.#errors.push(spanOf(block))
    return { directives: this.#directives, blocks: this.#blocks, errors: this.#errors }
  }

  #add(verb: Word, words: readonly Word[], comment: string, inBlock: boolean): void {
    this.#directives.push({ verb, words, comment, inBlock })
  }

  #addToBlock(block: readonly Word[], { words, comment }: Line): void {
    const [verb, ...others] = block
    if (verb && others.length === 0) this.#add(verb, words, comment, true)
  }

  /** Reads to the end of a line, line end included. */
  #line(): Line {
    const words: Word[] = []
    let comment = ''
    while (this.#offset < this.#text.length) {
      tokens.lastIndex = this.#offset
      const groups = tokens.exec(this.#text)?.groups
      if (!groups) {
        if (this.#passOver()) break
        continue
      }
      this.#offset = tokens.lastIndex
      if (groups.newline !== undefined) break
      if (groups.comment !== undefined) comment = groups.comment.trimEnd()
      if (groups.other === undefined) continue
      words.push({ text: groups.other, start: this.#offset - groups.other.length, end: this.#offset })
    }
    return { words, comment }
  }

  /**
   * Passes over what begins no token, which is the rest of the line: an open string, a comment of another language, a
   * character that is not to be seen.
   * @returns true where nothing but blanks was left
   */
  #passOver(): boolean {
    const newline = this.#text.indexOf('\n', this.#offset)
    const end = newline < 0 ? this.#text.length : newline
    const rest = this.#text.slice(this.#offset, end)
    const start = this.#offset + (/[^ \t\r]/.exec(rest)?.index ?? rest.length)
    this.#offset = end
    if (start === end) return newline < 0
    this.#errors.push({ start, end })
    return false
  }
}

const opensBlock = ({ words }: Line): boolean => words.length > 1 && words.at(-1)?.text === '('

/** `require ()`: a block without lines. */
const isEmptyBlock = ({ words }: Line): boolean =>
  words.length > 2 && words.at(-2)?.text === '(' && words.at(-1)?.text === ')'

const spanOf = (words: readonly Word[]): Span => ({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 })
