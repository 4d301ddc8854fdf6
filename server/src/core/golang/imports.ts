import type { CodeAt } from './code-at.ts'
import { ImportList } from './import-list.ts'
import { type GoImports, WrittenImport } from './import-spec.ts'
import { broken } from './literals.ts'
import { type LoneGroup, ownLines, ownPart } from './own-lines.ts'
import { PositionCursor } from './positions.ts'
import { Scanner } from './scanner.ts'
import * as token from './tokens.ts'
import { unquote } from './unquote.ts'
import { decodeUtf8 } from './utf8.ts'

export type { GoImports, ImportSpec } from './import-spec.ts'

/**
 * Reads the package clause and the import section of a Go file. There is an error exactly where
 * `parser.ParseFile(ImportsOnly)` of Go 1.26 returns one. Never throws.
 *
 * @param bytes the file, or its first bytes
 * @param complete whether `bytes` is the whole file
 * @returns undefined where `bytes` is not the whole file and what follows could matter: read more, and ask again
 */
export function readImports(bytes: Uint8Array, complete: boolean): GoImports | undefined {
  return new Section(new Scanner(bytes, complete)).read()
}

/** The parser. Each method expects the scanner at the first token of what it reads and leaves it behind the last. */
class Section {
  readonly #scanner: Scanner
  readonly #positions: PositionCursor
  readonly #imports: WrittenImport[] = []
  /** Where the specification of the last import begins. */
  #lastStart = 0
  #packageName: string | undefined
  #head = ''

  constructor(scanner: Scanner) {
    this.#scanner = scanner
    this.#positions = new PositionCursor(scanner.bytes)
  }

  read(): GoImports | undefined {
    const scanner = this.#scanner
    scanner.next()
    // Where there is no clause, no comment counts.
    this.#head = decodeUtf8(scanner.bytes, 0, Math.max(scanner.start, 0))
    if (this.#readPackageClause()) {
      while (scanner.kind === token.importKeyword) this.#readDeclaration()
    }
    scanner.lookBehind()
    if (!scanner.decided) return undefined
    const { complaint } = scanner
    const error = complaint && {
      message: complaint.message,
      range: new PositionCursor(scanner.bytes).range(complaint.start, complaint.end),
    }
    return new ImportList({ packageName: this.#packageName, head: this.#head, imports: this.#imports, error })
  }

  /** False where the clause is broken: such a file is likely no Go at all, and Go looks no further either. */
  #readPackageClause(): boolean {
    const scanner = this.#scanner
    if (scanner.kind !== token.packageKeyword) return this.#expected("'package'")
    scanner.next()
    if (scanner.kind !== token.identifier) return this.#expected("the package's name")
    this.#packageName = this.#text()
    scanner.next()
    return this.#readSemicolon()
  }

  #readDeclaration(): void {
    const scanner = this.#scanner
    const keyword = scanner.start
    const first = this.#imports.length
    scanner.next()
    if (scanner.kind !== token.leftParen) {
      this.#readSpec(keyword)
      return
    }
    const open = scanner.start
    scanner.next()
    while (scanner.kind !== token.rightParen && scanner.kind !== token.endOfFile) {
      // Someone is still typing the group: what follows is no part of it, and shall not be taken for imports.
      if (scanner.kind === token.importKeyword || scanner.kind === token.otherKeyword) break
      this.#readSpec()
    }
    if (scanner.kind === token.rightParen) {
      const close = scanner.start
      scanner.next()
      this.#endSpec()
      const [only, another] = this.#imports.slice(first)
      if (only && !another) this.#setLines(only, this.#lastStart, { keyword, open, close })
    } else {
      this.#expected("an import path or ')'")
    }
  }

  /** @param keyword offset of the `import` in front, where the declaration has no brackets */
  #readSpec(keyword?: number): void {
    const scanner = this.#scanner
    const start = keyword ?? scanner.start
    let name: string | undefined
    if (scanner.kind === token.identifier || scanner.kind === token.period) {
      name = this.#text()
      scanner.next()
    }
    if (scanner.kind === token.string) {
      if (scanner.quality !== broken) {
        const spec = this.#spec(name)
        this.#setLines(spec, start)
        this.#lastStart = start
        this.#imports.push(spec)
      }
      scanner.next()
    } else {
      this.#expected('an import path in quotes')
      if (!endsSpec(scanner.kind)) scanner.next()
    }
    this.#endSpec()
  }

  /** Reads the end of a specification, and what stands between it and that end although it should not. */
  #endSpec(): void {
    if (this.#readSemicolon()) return
    const scanner = this.#scanner
    // Go's parser takes a comma for a semicolon once it has complained.
    while (!endsSpec(scanner.kind)) scanner.next()
    if (scanner.kind === token.semicolon || scanner.kind === token.comma) scanner.next()
  }

  /** False where there is none. None is needed before a closing bracket. */
  #readSemicolon(): boolean {
    const { kind } = this.#scanner
    if (kind === token.semicolon) this.#scanner.next()
    else if (kind !== token.rightParen && kind !== token.rightBrace) return this.#expected('a line end or semicolon')
    return true
  }

  #spec(name: string | undefined): WrittenImport {
    const { bytes, start, end, quality } = this.#scanner
    return new WrittenImport(unquote(bytes, start, end, quality), name, bytes, start, end, quality, this.#positions)
  }

  #setLines(spec: WrittenImport, start: number, group?: LoneGroup): void {
    const { bytes } = this.#scanner
    const code: CodeAt = offset => bytes[offset] ?? Number.NaN
    spec.lines = ownLines(code, { start, end: spec.end, line: spec.startLine }, group)
    const part = spec.lines ? undefined : ownPart(code, { start, end: spec.end })
    if (!part || decodeUtf8(bytes, part.start, part.end).length !== part.end - part.start) return
    // Every byte there is a character.
    const { start: first, end: last } = spec.range
    spec.part = {
      start: { line: first.line, character: first.character - (spec.start - part.start) },
      end: { line: last.line, character: last.character + (part.end - spec.end) },
    }
  }

  #text(): string {
    const { bytes, start, end } = this.#scanner
    return decodeUtf8(bytes, start, end)
  }

  #expected(what: string): false {
    this.#scanner.complain(`expected ${what}`, this.#scanner.start, this.#scanner.end)
    return false
  }
}

function endsSpec(kind: token.Token): boolean {
  return (
    kind === token.semicolon ||
    kind === token.comma ||
    kind === token.rightParen ||
    kind === token.importKeyword ||
    kind === token.otherKeyword ||
    kind === token.endOfFile
  )
}
