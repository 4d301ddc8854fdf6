import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { TokenList } from './token-list.ts'

/** A call that runs when a package is loaded. */
export interface InitialCall {
  /** What is called, as written: `http.HandleFunc`; the last name alone behind another call. */
  readonly callee: string
  /** What stands before the last name: a package or a value; empty for a function of the package. */
  readonly receiver: string
  readonly name: string
  /** The first argument, where it is a string literal: what stands between its quotes. */
  readonly firstText: string | undefined
  readonly argumentCount: number
  /** Of the callee. */
  readonly range: Range
  readonly in: 'init' | 'var'
}

/**
 * The calls that Go makes when it loads the package of a file: those in the bodies of its `init` functions and in the
 * values of its package-level variables. A function literal counts where it is called on the spot; a method called init
 * is none. Comments and strings hold no calls. Never throws, whatever the text.
 */
export function readInitialCalls(source: SourceText): InitialCall[] {
  return new Initialization(new TokenList(source)).read()
}

class Initialization {
  readonly #list: TokenList
  readonly #calls: InitialCall[] = []

  constructor(list: TokenList) {
    this.#list = list
  }

  read(): InitialCall[] {
    const list = this.#list
    for (let i = 0; i < list.tokens.length; i++) {
      if (list.text(i) === 'func') i = this.#readFunction(i)
      else if (list.text(i) === 'var') {
        const end = this.#endOfDeclaration(i)
        this.#collect(i + 1, end, 'var')
        i = end
      } else if (brackets.has(list.text(i))) i = list.closing(i)
    }
    return this.#calls
  }

  /** @returns the number of the last token of the function that begins at `index` */
  #readFunction(index: number): number {
    const list = this.#list
    const body = this.#bodyOf(index)
    if (body === undefined) return index
    const end = list.closing(body)
    const isInit = list.text(index + 1) === 'init' && list.text(index + 2) === '(' && list.text(index + 3) === ')'
    if (isInit) this.#collect(body + 1, end, 'init')
    return end
  }

  /** The brace that opens the body of a function; undefined for a function type, and for one that has no body. */
  #bodyOf(index: number): number | undefined {
    const list = this.#list
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

  #endOfDeclaration(index: number): number {
    const list = this.#list
    let i = index + 1
    while (i < list.tokens.length && !endsStatement.has(list.text(i)))
      i = brackets.has(list.text(i)) ? list.closing(i) + 1 : i + 1
    return i
  }

  #collect(start: number, end: number, place: InitialCall['in']): void {
    const list = this.#list
    for (let i = start; i < end; i++) {
      if (list.text(i) === 'func') {
        const body = this.#bodyOf(i)
        // Its parameters hold no calls, and its body does not run where it is only kept.
        if (body !== undefined) i = this.#isCalled(i, body) ? body : list.closing(body)
      } else if (list.text(i) === '(') {
        const call = this.#callAt(i, place)
        if (call) this.#calls.push(call)
      }
    }
  }

  /** Called on the spot, or handed to sync.Once, which calls it. */
  #isCalled(index: number, body: number): boolean {
    const list = this.#list
    if (list.text(list.closing(body) + 1) === '(') return true
    return list.text(index - 1) === '(' && list.text(index - 2) === 'Do'
  }

  /** @param open number of the bracket behind the callee */
  #callAt(open: number, place: InitialCall['in']): InitialCall | undefined {
    const list = this.#list
    // Type arguments stand between a function's name and its arguments.
    const last = list.text(open - 1) === ']' ? list.opening(open - 1) - 1 : open - 1
    if (!list.isName(last)) return undefined
    let first = last
    while (list.text(first - 1) === '.' && list.isName(first - 2)) first -= 2
    // `[]byte(text)` turns a value into another type.
    if (list.text(first - 1) === ']') return undefined
    const names = list.tokens.slice(first, last + 1).map(({ text }) => text)
    const isMethod = list.text(first - 1) === '.'
    return {
      callee: names.join(''),
      receiver: isMethod ? '?' : names.slice(0, -2).join(''),
      name: names.at(-1) ?? '',
      firstText: /^["`](.*)["`]$/s.exec(list.text(open + 1))?.[1],
      argumentCount: this.#argumentCount(open),
      range: list.range(first, last),
      in: place,
    }
  }

  #argumentCount(open: number): number {
    const list = this.#list
    const end = list.closing(open)
    let count = 0
    for (let i = open + 1; i < end; i++) {
      if (count === 0) count = 1
      if (brackets.has(list.text(i))) i = list.closing(i)
      // A comma at the end of the last line adds none.
      else if (list.text(i) === ',' && i + 1 < end) count++
    }
    return count
  }
}

const brackets: ReadonlySet<string> = new Set(['(', '[', '{'])
/** Behind these a brace opens a type. */
const typeBraces: ReadonlySet<string> = new Set(['struct', 'interface'])
/** What ends a function's type where no body follows; the empty text is a semicolon that Go puts in. */
const endsSignature: ReadonlySet<string> = new Set(['', ';', ',', ')', ']', '}', '=', ':=', ':'])
const endsStatement: ReadonlySet<string> = new Set(['', ';'])
