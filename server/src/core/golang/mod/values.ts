import type { Piece } from '../../text/go-strings.ts'
import type { Span } from '../../text/position.ts'
import { Scanner } from '../scanner.ts'
import { string } from '../tokens.ts'
import { unquote } from '../unquote.ts'
import { encodeUtf8 } from '../utf8.ts'
import { type Directive, type ModSyntax, readModSyntax, type Word } from './syntax.ts'
import { canonicalVersion } from './versions.ts'

/** A `replace` of go.mod or go.work. */
export interface Replacement {
  readonly oldPath: Piece
  /** Undefined where every version is replaced. */
  readonly oldVersion: Piece | undefined
  /** A module's path, or a directory where there is no version. */
  readonly newPath: Piece
  readonly newVersion: Piece | undefined
}

/** A setting of the Go runtime. */
export interface Godebug {
  readonly key: string
  readonly value: string
  readonly at: Span
}

/** Takes the values of one directive to where they belong. */
type Take = (directive: Directive) => void

/**
 * Reads the directives of a file, in its order.
 * @param blockVerbs those that may stand in front of a block
 * @param takers by verb; called with what reads values
 * @returns what the go command would refuse
 */
export function readDirectives(
  text: string,
  blockVerbs: ReadonlySet<string>,
  takers: (values: ValueReader) => ReadonlyMap<string, Take>,
): readonly Span[] {
  const syntax = readModSyntax(text)
  const values = new ValueReader(syntax, blockVerbs)
  const known = takers(values)
  for (const directive of syntax.directives) {
    const { verb, inBlock } = directive
    // Of a block that is refused as a whole, nothing counts.
    if (inBlock && !blockVerbs.has(verb.text)) continue
    const take = known.get(verb.text)
    if (take) take(directive)
    else values.errors.push(verb)
  }
  return values.errors
}

/** Collects what is wrong while the values of directives are read. */
export class ValueReader {
  readonly errors: Span[]

  constructor({ errors, blocks }: ModSyntax, blockVerbs: ReadonlySet<string>) {
    this.errors = [...errors]
    for (const [verb, ...others] of blocks) {
      if (verb && (others.length > 0 || !blockVerbs.has(verb.text))) this.errors.push(verb)
    }
  }

  /** Go complains of the whole directive. */
  reject({ verb, words }: Directive): void {
    this.errors.push({ start: (words[0] ?? verb).start, end: (words.at(-1) ?? verb).end })
  }

  /**
   * The value of a word, quoted or not; undefined where it has none. A raw string has one, although the go command
   * refuses it.
   */
  text(word: Word): Piece | undefined {
    const { text, start, end } = word
    if (!/["'`]/.test(text)) return { text, start, end }
    const value = text.startsWith('"') ? interpreted(text) : undefined
    if (value !== undefined) return { text: value, start, end }
    this.errors.push(word)
    return text.startsWith('`') ? { text: text.slice(1, -1), start, end } : undefined
  }

  /** A version in Go's full form; the name of a branch or a commit, which only the go command resolves, stays. */
  version(word: Word): Piece | undefined {
    const written = this.text(word)
    if (!written) return undefined
    const canonical = canonicalVersion(written.text)
    if (canonical === undefined) this.errors.push(word)
    return { ...written, text: canonical ?? written.text }
  }

  /** The only word of a directive, as it is written. */
  only(directive: Directive, form: RegExp): Piece | undefined {
    const [word, ...others] = directive.words
    if (word && others.length === 0 && form.test(word.text)) return word
    this.reject(directive)
    return undefined
  }

  /** The only word of a directive, quoted or not. */
  onlyText(directive: Directive): Piece | undefined {
    const [word, ...others] = directive.words
    if (word && others.length === 0) return this.text(word)
    this.reject(directive)
    return undefined
  }

  /** The same as a list, for what may stand often: empty where there is no value. */
  onlyTexts(directive: Directive): Piece[] {
    const text = this.onlyText(directive)
    return text ? [text] : []
  }

  /** Of a directive that may stand once: the first that is there counts. */
  once(before: Piece | undefined, directive: Directive, read: () => Piece | undefined): Piece | undefined {
    if (before) this.reject(directive)
    return before ?? read()
  }

  godebug(directive: Directive): Godebug[] {
    const word = this.only(directive, /^[^"'`,=]*=[^"'`,]*$/)
    if (!word) return []
    const at = word.text.indexOf('=')
    return [{ key: word.text.slice(0, at), value: word.text.slice(at + 1), at: word }]
  }

  replacement(directive: Directive): Replacement[] {
    const { words } = directive
    const arrow = words[1]?.text === '=>' ? 1 : 2
    const [oldWord, newWord, versionWord] = [words[0], words[arrow + 1], words[arrow + 2]]
    if (words[arrow]?.text !== '=>' || !oldWord || !newWord || words.length > arrow + 3) {
      this.reject(directive)
      return []
    }
    const oldPath = this.text(oldWord)
    const newPath = this.text(newWord)
    const oldVersion = arrow === 2 && words[1] ? this.version(words[1]) : undefined
    const newVersion = versionWord && this.version(versionWord)
    if (!oldPath || !newPath || isDirectoryPath(newPath.text) === (newVersion !== undefined)) {
      this.reject(directive)
      return []
    }
    return [{ oldPath, oldVersion, newPath, newVersion }]
  }
}

/** The value of a string literal in double quotes; undefined where Go finds fault with it. */
function interpreted(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  const bytes = encodeUtf8(literal)
  const scanner = new Scanner(bytes, true)
  scanner.next()
  if (scanner.complaint || scanner.kind !== string || scanner.end !== bytes.length) return undefined
  return unquote(bytes, 0, bytes.length, scanner.quality)
}

/**
 * Whether the path behind the arrow of a `replace` is a directory's, and no module's. Files move from one system to another,
 * so the forms of all systems count.
 */
export const isDirectoryPath = (text: string): boolean => /^(\.{0,2}([/\\]|$)|[A-Za-z]:)/.test(text) && text !== ''
