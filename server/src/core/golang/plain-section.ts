import type { Range } from '../text/position.ts'
import type { CodeAt } from './code-at.ts'
import type { GoImports, ImportSpec } from './imports.ts'
import { type LineSpan, type LoneGroup, ownLines } from './own-lines.ts'

/**
 * Nearly all import sections are plain: ASCII, line comments, one import a line, a declaration behind. One regular
 * expression recognises them, and with it that Go's parser has nothing to object to: at the start of a process, when
 * code runs for the first time, that is several times faster than scanning. Whatever it does not take is scanned; a fuzz
 * test holds that both say the same.
 */
const comment = String.raw`(?:\/\/(?!line)[\t\x20-\x7e]*)?`
const lineEnd = String.raw`[ \t]*${comment}\r?\n`
const blankLines = `(?:${lineEnd})*`
const keyword =
  'break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|map|package|range|return|select|struct|switch|type|var'
const name = String.raw`(?!(?:${keyword})\b)[A-Za-z_]\w*`
const spec = String.raw`(?:(?:${name}|\.)[ \t]+)?"[\x20!\x23-\x5b\x5d-\x7e]*"`
const group = String.raw`\(${lineEnd}(?:[ \t]*(?:${spec}[ \t]*)?${comment}\r?\n)*[ \t]*\)`

const packageClause = new RegExp(String.raw`${blankLines}package[ \t]+(${name})${lineEnd}${blankLines}`, 'y')
const declarations = new RegExp(String.raw`(?:import(?:[ \t]*${group}|[ \t]+${spec})${lineEnd}${blankLines})*`, 'y')
/** The one token that Go's parser reads behind the section, and the character behind that. */
const nextToken = /(?:func|var|type|const)[ \t]/y

/** A spec that stands first on its line, or behind `import`. Comments hold none: they begin with slashes. */
const specs = new RegExp(String.raw`^[ \t]*(?:import[ \t]+)?(?:(${name}|\.)[ \t]+)?("([^"\n]*)")`, 'gm')
const groups = new RegExp(String.raw`^import[ \t]*(${group})`, 'gm')

/**
 * Reads a plain import section.
 * @param head the file's first bytes, one character each
 * @param complete whether that is the whole file
 * @returns undefined for whatever is not plain, or not decided by `head`
 */
export function readPlainImports(head: string, complete: boolean): GoImports | undefined {
  packageClause.lastIndex = 0
  if (!packageClause.test(head)) return undefined
  const start = packageClause.lastIndex
  declarations.lastIndex = start
  declarations.test(head)
  const end = declarations.lastIndex
  nextToken.lastIndex = end
  if (end === head.length ? !complete : !nextToken.test(head)) return undefined
  return new PlainImports(head, start, end)
}

class PlainImports implements GoImports {
  readonly error = undefined
  readonly isPlain = true
  /** The file up to the end of the section. */
  readonly #text: string
  /** Where the section begins. */
  readonly #start: number
  #imports: readonly ImportSpec[] | undefined
  #prefix: string | undefined
  #paths: readonly string[] = none

  constructor(head: string, start: number, end: number) {
    this.#text = head.slice(0, end)
    this.#start = start
  }

  get head(): string {
    return this.#text
  }

  get packageName(): string | undefined {
    packageClause.lastIndex = 0
    return packageClause.exec(this.#text)?.[1]
  }

  /** Kept for the prefix that was asked for last: every rule asks for the same one. */
  pathsFrom(prefix: string): readonly string[] {
    if (this.#prefix !== prefix) {
      this.#prefix = prefix
      this.#paths = quoted(this.#text, this.#start, prefix)
    }
    return this.#paths
  }

  /** Most files import nothing that a rule looks at, so their imports are taken apart only when they are asked for. */
  get imports(): readonly ImportSpec[] {
    this.#imports ??= this.#read()
    return this.#imports
  }

  #read(): ImportSpec[] {
    const text = this.#text
    let line = 0
    let lineStart = 0
    const imports: ImportSpec[] = []
    for (const match of text.matchAll(specs)) {
      const [whole, name, literal = '', path = ''] = match
      line += countLines(text, lineStart, match.index)
      lineStart = match.index
      const character = whole.length - literal.length
      const start = lineStart + character
      const end = start + literal.length
      const range = { start: { line, character }, end: { line, character: whole.length } }
      imports.push(new PlainImport({ path, name, literal, start, end, range }, spec => this.#linesOf(spec)))
    }
    return imports
  }

  #linesOf({ start, end, range }: Spec): LineSpan | undefined {
    const code: CodeAt = offset => this.#text.charCodeAt(offset)
    const { line, character } = range.start
    return ownLines(code, { start: start - character, end, line }, this.#loneGroup(start))
  }

  /** The declaration with brackets whose one import begins at an offset. */
  #loneGroup(start: number): LoneGroup | undefined {
    for (const { 0: whole, 1: brackets = '', index: keyword } of this.#text.matchAll(groups)) {
      const end = keyword + whole.length
      if (start < keyword || start > end) continue
      const own = this.imports.filter(spec => spec.start > keyword && spec.start < end)
      return own.length === 1 ? { keyword, open: end - brackets.length, close: end - 1 } : undefined
    }
    return undefined
  }
}

type Spec = Omit<ImportSpec, 'lines'>

class PlainImport implements ImportSpec {
  readonly path: string
  readonly name: string | undefined
  readonly literal: string
  readonly start: number
  readonly end: number
  readonly range: Range
  readonly #linesOf: (spec: Spec) => LineSpan | undefined

  constructor(spec: Spec, linesOf: (spec: Spec) => LineSpan | undefined) {
    this.path = spec.path
    this.name = spec.name
    this.literal = spec.literal
    this.start = spec.start
    this.end = spec.end
    this.range = spec.range
    this.#linesOf = linesOf
  }

  /** Asked for only where an import is to be removed. */
  get lines(): LineSpan | undefined {
    return this.#linesOf(this)
  }
}

const none: readonly string[] = []

/** The paths of the specs from `start` on whose path begins with `prefix`. */
function quoted(text: string, start: number, prefix: string): readonly string[] {
  let found: string[] | undefined
  for (let at = text.indexOf(prefix, start); at >= 0; ) {
    const end = text.indexOf('"', at)
    if (end < 0) break
    if (text.charCodeAt(at - 1) === quote && !isInComment(text, at - 1)) {
      found ??= []
      found.push(text.slice(at, end))
    }
    at = text.indexOf(prefix, end)
  }
  return found ?? none
}

/** Comments begin with slashes, which nothing else in front of an import's path does. */
function isInComment(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at--) {
    const code = text.charCodeAt(at)
    if (code === lineFeed) return false
    if (code === slash) return true
  }
  return false
}

const lineFeed = 10
const slash = 47
const quote = 34

function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
