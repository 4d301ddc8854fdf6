import type { Range } from '../text/position.ts'
import { plain } from './literals.ts'
import type { LineSpan } from './own-lines.ts'
import type { PositionCursor } from './positions.ts'
import { decodeUtf8 } from './utf8.ts'

/** One import of a Go file. */
export interface ImportSpec {
  /** The literal's value. Bytes that are no UTF-8 (only escapes can make them) are U+FFFD, one each. */
  readonly path: string
  /** As written, quotes included. */
  readonly literal: string
  /** The name in front of the path, `.` and `_` included; undefined without one. */
  readonly name: string | undefined
  /** Byte offsets of the literal, quotes included; `end` is behind it. A byte order mark counts. */
  readonly start: number
  readonly end: number
  /** The literal, quotes included, as an editor counts lines and characters. */
  readonly range: Range
  /** The lines that hold this import and nothing else; undefined where other things stand there. */
  readonly lines: LineSpan | undefined
  /** What of its line goes with it, where semicolons join it to other imports there. */
  readonly part?: Range | undefined
}

/** What a Go file says up to the end of its import section. */
export interface GoImports {
  /** Undefined where the package clause is broken. */
  readonly packageName: string | undefined
  /** The file at least up to its package clause, for what the comments there say. */
  readonly head: string
  /** In the file's order. Where there is an error: those that could be read nevertheless. */
  readonly imports: readonly ImportSpec[]
  /** The first thing that Go's parser objects to in the section or the token behind it. */
  readonly error: { readonly message: string; readonly range: Range } | undefined
  /** True where every path is known to stand between double quotes as it is, with nothing escaped. */
  readonly isPlain: boolean
  /** The import paths that begin with `prefix`, in the file's order: cheaper than looking at `imports`. */
  pathsFrom(prefix: string): readonly string[]
}

const doubleQuote = 34

/**
 * Every import of every file is kept, and hardly any is ever shown: what can be made from a few numbers is made when it
 * is asked for, which halves what the index holds.
 */
export class WrittenImport implements ImportSpec {
  readonly path: string
  readonly name: string | undefined
  readonly start: number
  readonly end: number
  readonly #startLine: number
  readonly #startCharacter: number
  readonly #endLine: number
  readonly #endCharacter: number
  /** The literal, where it is not the path between `#quote`s. */
  readonly #written: string | undefined
  readonly #quote: string
  /** Known when the declaration is read to its end. */
  lines: LineSpan | undefined
  part: Range | undefined

  /** @param positions a cursor that has not passed `start` yet; it is left at `end` */
  constructor(
    path: string,
    name: string | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    quality: number,
    positions: PositionCursor,
  ) {
    this.path = path
    this.name = name
    this.start = start
    this.end = end
    this.#quote = bytes[start] === doubleQuote ? '"' : '`'
    this.#written = quality === plain ? undefined : decodeUtf8(bytes, start, end)
    positions.advance(start)
    this.#startLine = positions.line
    this.#startCharacter = positions.character
    positions.advance(end)
    this.#endLine = positions.line
    this.#endCharacter = positions.character
  }

  get startLine(): number {
    return this.#startLine
  }

  get literal(): string {
    return this.#written ?? this.#quote + this.path + this.#quote
  }

  get range(): Range {
    return {
      start: { line: this.#startLine, character: this.#startCharacter },
      end: { line: this.#endLine, character: this.#endCharacter },
    }
  }
}
