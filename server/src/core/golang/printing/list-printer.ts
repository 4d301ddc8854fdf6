import { utf8Length } from '../../text/utf8-length.ts'
import type { Expr, Field, FieldList, FuncType, Ident } from '../syntax/nodes.ts'
import { type Lines, Writer } from './writer.ts'

/** How long a field may be that stays on the line of its struct's or interface's braces, in bytes. */
const longestInline = 30

/** The brackets around a list: byte offsets. */
interface Brackets {
  readonly open: number
  /** Of the closing bracket, or of what stands in front of it. */
  readonly close: number
  /** Whether a comma stands behind the last element where the closing bracket is on a line of its own. */
  readonly takesComma: boolean
}

/** Without the brackets around a type. */
const unparenthesized = (x: Expr): Expr => (x.kind === 'Paren' ? unparenthesized(x.x) : x)

/** Lists of expressions, parameters and fields as go/printer writes them: their line ends are mostly those of the source. */
export abstract class ListPrinter {
  readonly out: Writer
  /** By types: how long they are on one line; undefined where they take several. One inside another is asked for often. */
  readonly sizes: Map<Expr, number | undefined>

  constructor(lines: Lines, sizes: Map<Expr, number | undefined> = new Map()) {
    this.out = new Writer(lines)
    this.sizes = sizes
  }

  abstract expression(x: Expr, depth?: number): void
  /** What another printer, at the start of a line, makes of a type. */
  abstract apart(x: Expr): string

  lineOf(offset: number): number {
    return this.out.lines.at(offset)
  }

  /** @param brackets undefined for a list of names, which has none of its own */
  list(elements: readonly Expr[], depth: number, brackets?: Brackets): void {
    const [first] = elements
    const last = elements.at(-1)
    if (!first || !last) return
    const { out } = this
    const opened = brackets ? this.lineOf(brackets.open) : 0
    const isInline = opened === this.lineOf(first.start) && opened === this.lineOf(last.end)
    let isBroken = opened > 0 && opened < this.lineOf(first.start) && out.lineBreak(this.lineOf(first.start))
    let before = opened
    elements.forEach((x, i) => {
      const line = this.lineOf(x.start)
      if (i > 0 && this.#comma(x.start, !isInline && before > 0 && before < line)) isBroken = true
      this.expression(x, depth)
      before = line
    })
    if (!isInline && brackets?.takesComma && out.line < this.lineOf(brackets.close)) {
      out.token(',')
      out.newline()
    } else if (isBroken) out.outdent()
  }

  /**
   * @param start of what comes behind it
   * @param mayBreak whether that stands on another line than what came before
   * @returns whether it ends a line
   */
  #comma(start: number, mayBreak: boolean): boolean {
    const { out } = this
    if (!mayBreak) out.at(start)
    out.token(',')
    const isBroken = mayBreak && out.lineBreak(this.lineOf(start))
    if (!isBroken) out.blank()
    return isBroken
  }

  signature({ typeParams, params, results }: FuncType): void {
    if (typeParams) this.#parameters(typeParams, '[', ']')
    this.#parameters(params, '(', ')')
    const [first, ...others] = results?.list ?? []
    if (!results || !first) return
    this.out.blank()
    if (first.names.length === 0 && others.length === 0) this.expression(unparenthesized(first.type))
    else this.#parameters(results, '(', ')')
  }

  #parameters({ start, end, list }: FieldList, opening: string, closing: string): void {
    const { out } = this
    out.at(start)
    out.token(opening)
    let before = this.lineOf(start)
    list.forEach((parameter, i) => {
      const begin = this.lineOf(startOf(parameter))
      if (i > 0) this.#comma(startOf(parameter), before < begin)
      else if (before < begin) out.lineBreak(begin)
      this.#named(parameter.names)
      this.expression(unparenthesized(parameter.type))
      before = this.lineOf(parameter.type.end)
    })
    const closed = this.lineOf(end - 1)
    if (list.length > 0 && before < closed) {
      out.token(',')
      out.lineBreak(closed)
    }
    out.at(end - 1)
    out.token(closing)
  }

  /** Names in front of their type. */
  #named(names: readonly Ident[]): void {
    this.list(names, 1)
    if (names.length > 0) this.out.blank()
  }

  fields({ start, end, list }: FieldList, isStruct: boolean): void {
    const { out } = this
    const isOnOneLine = this.lineOf(start) === this.lineOf(end - 1)
    const [only, ...others] = list
    const isInline = isOnOneLine && others.length === 0 && (!only || this.#isShort(only))
    if (!isInline) out.blank()
    out.at(start)
    out.token('{')
    list.forEach((field, i) => {
      if (isInline) out.blank()
      else if (i > 0 || list.length > 0) out.newline()
      if (isStruct) this.#field(field, isInline)
      else this.#method(field)
    })
    if (!isInline) out.newline()
    else if (only) out.blank()
    out.at(end - 1)
    out.token('}')
  }

  #isShort({ names, type, tag }: Field): boolean {
    if (tag) return false
    if (!this.sizes.has(type)) {
      this.sizes.set(type, undefined)
      const text = this.apart(type)
      this.sizes.set(type, text.includes('\n') ? undefined : utf8Length(text))
    }
    const size = this.sizes.get(type)
    return size !== undefined && size + (names.length > 0 ? 1 : 0) <= longestInline
  }

  #field({ names, type, tag }: Field, isInline: boolean): void {
    const { out } = this
    if (isInline) {
      names.forEach((name, i) => {
        if (i > 0) out.token(',')
        if (i > 0) out.blank()
        this.expression(name)
      })
      if (names.length > 0) out.blank()
    } else this.#named(names)
    this.expression(type)
    if (!tag) return
    out.blank()
    this.expression(tag)
  }

  #method({ names: [name], type }: Field): void {
    if (name) this.expression(name)
    if (name && type.kind === 'FuncType') this.signature(type)
    else this.expression(type)
  }
}

const startOf = ({ names: [name], type }: Field): number => name?.start ?? type.start
