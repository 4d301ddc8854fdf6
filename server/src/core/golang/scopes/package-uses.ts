import type { Range } from '../../text/position.ts'
import type { SourceText } from '../../text/source-text.ts'
import { TokenList } from '../token-list.ts'
import * as token from '../tokens.ts'
import { ExpressionWalk } from './expressions.ts'

/** A name that stands for an imported package: in front of its path, or where the file uses it. */
export interface PackageName {
  readonly name: string
  /** Found from the beginning of the file each time that it is asked for. */
  readonly range: Range
  /** Byte offset of the path's literal that the name stands in front of; undefined where the package is used. */
  readonly importStart: number | undefined
}

/**
 * The names of a Go file that stand for packages: those that its imports give, and each name in front of a dot that no
 * declaration around it hides. Never throws, whatever the text; of a text that is nested too deeply, none.
 */
export function readPackageNames(source: SourceText): PackageName[] {
  const list = new TokenList(source)
  const walk = new ScopeWalk(list)
  walk.file()
  if (walk.isTooDeep) return []
  return walk.names.map(({ index, importIndex }) => ({
    name: list.text(index),
    get range() {
      return list.range(index, index)
    },
    importStart: importIndex === undefined ? undefined : list.tokens[importIndex]?.start,
  }))
}

const plainStatements: ReadonlySet<string> = new Set(['return', 'go', 'defer', 'goto', 'break', 'continue'])

/** Walks a file with the scopes of its functions. A name of the whole package hides no import: Go refuses both. */
class ScopeWalk extends ExpressionWalk {
  readonly names: { readonly index: number; readonly importIndex?: number }[] = []
  #scopes: Set<string>[] = []

  file(): void {
    while (!this.isEnd) this.advance(() => this.#topLevel())
  }

  protected override use(index: number): void {
    const name = this.list.text(index)
    if (!this.#scopes.some(scope => scope.has(name))) this.names.push({ index })
  }

  protected override functionBody(params: readonly string[]): void {
    this.#scoped(() => {
      this.#declare(params)
      this.#block()
    })
  }

  #declare(names: readonly string[]): void {
    for (const name of names) this.#scopes.at(-1)?.add(name)
  }

  #scoped(read: () => void): void {
    const outer = this.#scopes
    this.#scopes = [...outer, new Set()]
    read()
    this.#scopes = outer
  }

  #topLevel(): void {
    if (this.take('import')) this.#specs(() => this.#import())
    else if (this.text === 'func') this.#function()
    else if (!this.#declaration()) this.at++
  }

  #import(): void {
    const isNamed = this.isName || this.text === '.'
    if (isNamed && this.list.tokens[this.at + 1]?.kind === token.string) {
      this.names.push({ index: this.at, importIndex: this.at + 1 })
    }
    if (isNamed) this.at++
    if (this.isString) this.at++
  }

  /** A function with a name, wherever it stands: it is never within another, whatever brace is missing above it. */
  #function(): void {
    const outer = this.#scopes
    this.#scopes = []
    this.#scoped(() => {
      this.at++
      const names = this.text === '(' ? this.#receiver() : []
      if (this.isName) this.at++
      if (this.text === '[') this.#declare(this.params(']'))
      if (this.text === '(') names.push(...this.signature())
      if (this.text === '{') this.functionBody(names)
    })
    this.#scopes = outer
  }

  /** Its name, and the type parameters that it names. */
  #receiver(): string[] {
    const start = this.at
    const names = this.params()
    for (let i = start, isWithin = false; i < this.at; i++) {
      if (this.list.text(i) === '[') isWithin = true
      else if (isWithin && this.list.isName(i)) names.push(this.list.text(i))
    }
    return names
  }

  /** @returns false where none begins here */
  #declaration(): boolean {
    if (this.take('type')) this.#specs(() => this.#typeSpec())
    else if (this.take('var') || this.take('const')) this.#specs(() => this.#valueSpec())
    else return false
    return true
  }

  #specs(spec: () => void): void {
    if (this.take('(')) this.until(')', () => (this.isSemicolon ? this.at++ : spec()))
    else spec()
  }

  #typeSpec(): void {
    if (!this.isName) return
    this.#declare([this.text])
    this.at++
    this.#scoped(() => {
      if (this.#hasTypeParams()) this.#declare(this.params(']'))
      this.take('=')
      this.type()
    })
  }

  /** Else a bracket behind a type's name begins an array's type. */
  #hasTypeParams(): boolean {
    if (this.text !== '[' || !this.list.isName(this.at + 1)) return false
    return this.list.isName(this.at + 2) || [',', '~', '[', 'interface', 'func', 'map', 'chan'].includes(this.after(2))
  }

  #valueSpec(): void {
    const names = this.#namesHere()
    this.at += Math.max(names.length * 2 - 1, 0)
    if (this.text !== '=') this.type()
    if (this.take('=')) this.expressions()
    this.#declare(names)
  }

  /** The names that stand here with commas between them. */
  #namesHere(): string[] {
    const names: string[] = []
    for (let i = this.at; this.list.isName(i); i += 2) {
      names.push(this.list.text(i))
      if (this.list.text(i + 1) !== ',') break
    }
    return names
  }

  #block(): void {
    this.nested(() => {
      this.at++
      this.#inBlock(() => this.until('}', () => this.#statement()))
    })
  }

  #inBlock(read: () => void): void {
    const { isInHead } = this
    this.isInHead = false
    read()
    this.isInHead = isInHead
  }

  #statement(): void {
    const { text } = this
    if (this.isSemicolon) this.at++
    else if (text === '{') this.#scoped(() => this.#block())
    else if (text === 'if') this.#if()
    else if (text === 'for') this.#for()
    else if (text === 'switch') this.#switch()
    else if (text === 'select') this.#select()
    else if (text === 'func' && this.list.isName(this.at + 1)) this.#function()
    else if (plainStatements.has(text)) {
      this.at++
      this.expressions()
    } else if (this.isName && this.after(1) === ':') this.at += 2
    else if (!this.#declaration()) this.#declare(this.#simple())
  }

  /** @returns the names that it declares, once it is behind */
  #simple(): string[] {
    const names = this.#namesHere()
    this.expressions()
    const isDefinition = this.text === ':='
    const { text } = this
    if (isDefinition || text === '=' || text === '<-' || (text.endsWith('=') && text.length > 1)) {
      this.at++
      this.take('range')
      this.expressions()
    } else if (text === '++' || text === '--') this.at++
    return isDefinition ? names : []
  }

  /** The statements in front of a block. @returns the names that a type switch's guard declares */
  #head(): string[] {
    const { isInHead } = this
    this.isInHead = true
    let guarded: string[] = []
    while (!this.isEnd && this.text !== '{' && this.text !== '}') {
      this.advance(() => {
        if (this.isSemicolon || this.take('range')) {
          if (this.isSemicolon) this.at++
          return
        }
        this.hasTypeGuard = false
        const names = this.#simple()
        if (this.hasTypeGuard) guarded = names
        else this.#declare(names)
      })
    }
    this.isInHead = isInHead
    return guarded
  }

  /** With all that follows behind `else`: it sees what is declared in front. */
  #if(): void {
    this.#scoped(() => {
      do {
        this.at++
        this.#declare(this.#head())
        if (this.text === '{') this.#scoped(() => this.#block())
      } while (this.take('else') && this.text === 'if')
      if (this.text === '{') this.#scoped(() => this.#block())
    })
  }

  #for(): void {
    this.#scoped(() => {
      this.at++
      this.#declare(this.#head())
      if (this.text === '{') this.#scoped(() => this.#block())
    })
  }

  #switch(): void {
    this.#scoped(() => {
      this.at++
      const guarded = this.#head()
      this.#clauses(
        () => this.expressions(),
        () => this.#declare(guarded),
      )
    })
  }

  #select(): void {
    this.at++
    this.#clauses(
      () => this.#declare(this.#simple()),
      () => {},
    )
  }

  /** @param read what stands behind `case`. @param begin what each clause begins with */
  #clauses(read: () => void, begin: () => void): void {
    if (this.text !== '{') return
    this.nested(() => {
      this.at++
      this.#inBlock(() => this.until('}', () => this.#scoped(() => this.#clause(read, begin))))
    })
  }

  #clause(read: () => void, begin: () => void): void {
    if (this.take('case')) read()
    else if (!this.take('default')) return
    this.take(':')
    begin()
    while (!this.isEnd && !['case', 'default', '}'].includes(this.text)) this.advance(() => this.#statement())
  }
}
