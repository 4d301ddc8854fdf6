import type { Range } from '../text/position.ts'
import type { TokenList } from './token-list.ts'

/** A call, and what it is made on. */
export interface GoCall {
  /** What is called, as written: `http.HandleFunc`; the last names alone behind another call. */
  readonly callee: string
  /** The same, name by name. */
  readonly names: readonly string[]
  /** What stands in front of the names: a call whose result they are taken from, or something without a name. */
  readonly on: GoCall | 'unnamed' | undefined
  readonly args: readonly GoExpression[]
  /** Of the callee. */
  readonly range: Range
}

/** As much of an expression as tells what it is. */
export type GoExpression =
  /** `http.DefaultServeMux` */
  | { readonly form: 'name'; readonly names: readonly string[] }
  | { readonly form: 'call'; readonly call: GoCall }
  /** `http.Server{…}`, with or without `&` in front: the names of its type. */
  | { readonly form: 'literal'; readonly names: readonly string[] }
  | { readonly form: 'other' }

const other: GoExpression = { form: 'other' }
const brackets: ReadonlySet<string> = new Set(['(', '[', '{'])
/** Behind these a brace opens a type. */
const typeBraces: ReadonlySet<string> = new Set(['struct', 'interface'])
/** What ends a function's type where no body follows; the empty text is a semicolon that Go puts in. */
const endsSignature: ReadonlySet<string> = new Set(['', ';', ',', ')', ']', '}', '=', ':=', ':'])
const endsStatement: ReadonlySet<string> = new Set(['', ';'])

/** Reads calls and expressions out of tokens, whatever the text. Positions are numbers of tokens. */
export class CallReader {
  readonly list: TokenList

  constructor(list: TokenList) {
    this.list = list
  }

  /** The calls that are made between two tokens: not those of functions that are only kept. */
  calls(start: number, end: number): GoCall[] {
    const { list } = this
    const calls: GoCall[] = []
    for (let i = start; i < end; i++) {
      if (list.text(i) === 'func') {
        const body = this.body(i)
        // Its parameters hold no calls, and its body does not run where it is only kept.
        if (body !== undefined) i = this.#isCalled(i, body) ? body : list.closing(body)
      } else if (list.text(i) === '(') {
        const call = this.callAt(i)
        if (call) calls.push(call)
      }
    }
    return calls
  }

  /** The brace that opens the body of the function at `index`; undefined for a type, and where there is no body. */
  body(index: number): number | undefined {
    const { list } = this
    for (let i = index + 1; i < list.tokens.length; i++) {
      const text = list.text(i)
      if (text === '{') {
        if (!typeBraces.has(list.text(i - 1))) return i
        i = list.closing(i)
      } else if (text === '(' || text === '[') i = list.closing(i)
      else if (endsSignature.has(text)) return undefined
    }
    return undefined
  }

  /** Called on the spot, or handed to sync.Once, which calls it. */
  #isCalled(index: number, body: number): boolean {
    const { list } = this
    if (list.text(list.closing(body) + 1) === '(') return true
    return list.text(index - 1) === '(' && list.text(index - 2) === 'Do'
  }

  /** @param open number of the bracket behind the callee */
  callAt(open: number): GoCall | undefined {
    const { list } = this
    // Type arguments stand between a function's name and its arguments.
    const last = list.text(open - 1) === ']' ? list.opening(open - 1) - 1 : open - 1
    if (!list.isName(last) || list.text(this.#firstName(last) - 1) === ']') return undefined
    const first = this.#firstName(last)
    const names = this.#names(first, last)
    const isOnward = list.text(first - 1) === '.'
    const on = isOnward
      ? (list.text(first - 2) === ')' && this.callAt(list.opening(first - 2))) || 'unnamed'
      : undefined
    return { callee: names.join('.'), names, on, args: this.#arguments(open), range: list.range(first, last) }
  }

  /** The number of the first of the dotted names that end with the one at `last`. */
  #firstName(last: number): number {
    let first = last
    while (this.list.text(first - 1) === '.' && this.list.isName(first - 2)) first -= 2
    return first
  }

  #names(first: number, last: number): string[] {
    const names: string[] = []
    for (let i = first; i <= last; i += 2) names.push(this.list.text(i))
    return names
  }

  #arguments(open: number): GoExpression[] {
    const end = this.list.closing(open)
    return this.split(open + 1, end).map(([first, last]) => this.expression(first, last))
  }

  /** The parts between commas, of which one at the end adds none. */
  split(start: number, end: number): [start: number, end: number][] {
    const parts: [number, number][] = []
    let from = start
    for (let i = start; i <= end; i++) {
      if (i < end && brackets.has(this.list.text(i))) i = this.list.closing(i)
      else if ((i === end || this.list.text(i) === ',') && i > from) {
        parts.push([from, i])
        from = i + 1
      }
    }
    return parts
  }

  expression(start: number, end: number): GoExpression {
    const { list } = this
    const first = list.text(start) === '&' ? start + 1 : start
    let last = end - 1
    if (last < first) return other
    const closes = list.text(last)
    if (closes === ')' || closes === '}') {
      const open = list.opening(last)
      if (open <= first) return other
      if (closes === ')') {
        const call = this.callAt(open)
        return call ? { form: 'call', call } : other
      }
      last = open - 1
    }
    if (!list.isName(last) || this.#firstName(last) !== first) return other
    const names = this.#names(first, last)
    return closes === '}' ? { form: 'literal', names } : { form: 'name', names }
  }

  /** The number of the token that ends the statement or declaration at `start`. */
  endOfStatement(start: number, limit: number): number {
    const { list } = this
    let i = start
    while (i < limit && !endsStatement.has(list.text(i))) i = brackets.has(list.text(i)) ? list.closing(i) + 1 : i + 1
    return Math.min(i, limit)
  }
}
