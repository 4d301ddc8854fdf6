import type { SourceText } from '../text/source-text.ts'
import { CallReader, type GoCall, type GoExpression } from './calls.ts'
import { TokenList } from './token-list.ts'

/** What a name inside a function stands for: nothing that could be told where it is declared more than once. */
export type GoNames = ReadonlyMap<string, GoExpression | undefined>

/** A function or method of a package, and what it does when it is called. */
export interface GoFunction {
  readonly name: string
  readonly isMethod: boolean
  /** In order; the empty string for one without a name. */
  readonly params: readonly string[]
  /** The names that it declares itself, those of its receiver, parameters and results included. */
  readonly locals: GoNames
  readonly calls: readonly GoCall[]
  /** The names that it gives another value without declaring them. */
  readonly assigned: readonly string[]
}

/** A package-level variable. */
export interface GoVariable {
  readonly name: string
  /** The dotted name of its type, a star in front of it left out; undefined where none stands there. */
  readonly type: readonly string[] | undefined
  readonly value: GoExpression | undefined
}

/** The functions and variables of a Go file. */
export interface GoDeclarations {
  readonly functions: readonly GoFunction[]
  readonly variables: readonly GoVariable[]
  /** The calls in the values of the variables: they are made when the package is loaded. */
  readonly initialCalls: readonly GoCall[]
}

/** Reads a Go file as far as it tells what runs when its package is loaded. Never throws, whatever the text. */
export function readDeclarations(source: SourceText): GoDeclarations {
  return new File(new TokenList(source)).read()
}

class File {
  readonly #list: TokenList
  readonly #reader: CallReader
  readonly #functions: GoFunction[] = []
  readonly #variables: GoVariable[] = []
  readonly #initialCalls: GoCall[] = []

  constructor(list: TokenList) {
    this.#list = list
    this.#reader = new CallReader(list)
  }

  read(): GoDeclarations {
    const list = this.#list
    for (let i = 0; i < list.tokens.length; i++) {
      const text = list.text(i)
      if (text === 'func') i = this.#readFunction(i)
      else if (text === 'var') {
        const end = this.#reader.endOfStatement(i + 1, list.tokens.length)
        for (const spec of this.#specs(i + 1, end)) this.#readVariables(...spec)
        this.#initialCalls.push(...this.#reader.calls(i + 1, end))
        i = end
      } else if (text === '(' || text === '[' || text === '{') i = list.closing(i)
    }
    return { functions: this.#functions, variables: this.#variables, initialCalls: this.#initialCalls }
  }

  /** @returns the number of the last token of the function that begins at `index` */
  #readFunction(index: number): number {
    const list = this.#list
    const body = this.#reader.body(index)
    if (body === undefined) return index
    const end = list.closing(body)
    const isMethod = list.text(index + 1) === '('
    const name = isMethod ? list.closing(index + 1) + 1 : index + 1
    const open = list.text(name + 1) === '[' ? list.closing(name + 1) + 1 : name + 1
    const locals = new Map<string, GoExpression | undefined>()
    const assigned: string[] = []
    const params = this.#declareParams(open, locals)
    if (isMethod) this.#declareParams(index + 1, locals)
    const results = list.closing(open) + 1
    if (list.text(results) === '(') this.#declareParams(results, locals)
    this.#readNames(body + 1, end, locals, assigned)
    const calls = this.#reader.calls(body + 1, end)
    this.#functions.push({ name: list.text(name), isMethod, params, locals, calls, assigned })
    return end
  }

  /** @param open number of the bracket that opens a list of parameters */
  #declareParams(open: number, locals: Map<string, GoExpression | undefined>): string[] {
    const parts = this.#reader.split(open + 1, this.#list.closing(open))
    // Of a list of types alone none has a name.
    const areNamed = parts.some(([start, end]) => end - start > 1 && this.#isNameOfParam(start))
    return parts.map(([start]) => {
      const name = areNamed && this.#list.isName(start) ? this.#list.text(start) : ''
      if (name !== '') locals.set(name, undefined)
      return name
    })
  }

  #isNameOfParam(start: number): boolean {
    const next = this.#list.text(start + 1)
    return this.#list.isName(start) && next !== '.' && next !== '{'
  }

  /** The names that a body declares, and those that it gives a value. */
  #readNames(start: number, end: number, locals: Map<string, GoExpression | undefined>, assigned: string[]): void {
    const list = this.#list
    const declare = (name: string, value: GoExpression | undefined): void => {
      locals.set(name, locals.has(name) ? undefined : value)
    }
    for (let i = start; i < end; i++) {
      const text = list.text(i)
      if (text === ':=' || text === '=') {
        const names = this.#namesBefore(i)
        const value = this.#reader.expression(i + 1, this.#reader.endOfStatement(i + 1, end))
        for (const name of names) {
          if (text === ':=' || locals.has(name)) declare(name, names.length === 1 ? value : undefined)
          else assigned.push(name)
        }
      } else if (text === 'var' || text === 'const' || text === 'type') {
        for (const [first] of this.#specs(i + 1, this.#reader.endOfStatement(i + 1, end))) {
          for (let name = first; list.isName(name); name += 2) {
            declare(list.text(name), undefined)
            if (list.text(name + 1) !== ',') break
          }
        }
      } else if (text === 'func' && list.text(i + 1) === '(') this.#declareParams(i + 1, locals)
    }
  }

  /** The plain names in front of an assignment; none where something else stands there. */
  #namesBefore(index: number): string[] {
    const list = this.#list
    const names: string[] = []
    let i = index - 1
    while (list.isName(i)) {
      names.push(list.text(i))
      if (list.text(i - 1) !== ',') break
      i -= 2
    }
    return list.text(i - 1) === '.' ? [] : names
  }

  /** Each specification of a declaration, with brackets or without. */
  #specs(start: number, end: number): [start: number, end: number][] {
    const list = this.#list
    if (list.text(start) !== '(') return [[start, end]]
    const specs: [number, number][] = []
    const close = list.closing(start)
    for (let i = start + 1; i < close; ) {
      const last = this.#reader.endOfStatement(i, close)
      if (last > i) specs.push([i, last])
      i = last + 1
    }
    return specs
  }

  #readVariables(start: number, end: number): void {
    const list = this.#list
    const names: string[] = []
    let i = start
    for (; list.isName(i); i++) {
      names.push(list.text(i))
      if (list.text(++i) !== ',') break
    }
    const type = this.#typeAt(i)
    while (i < end && list.text(i) !== '=') i++
    const values = this.#reader.split(i + 1, end).map(([first, last]) => this.#reader.expression(first, last))
    names.forEach((name, n) => {
      const value = values.length === names.length ? values[n] : undefined
      this.#variables.push({ name, type, value })
    })
  }

  #typeAt(index: number): string[] | undefined {
    const list = this.#list
    const first = list.text(index) === '*' ? index + 1 : index
    const names: string[] = []
    for (let i = first; list.isName(i); i += 2) {
      names.push(list.text(i))
      if (list.text(i + 1) !== '.') break
    }
    return names.length > 0 ? names : undefined
  }
}
