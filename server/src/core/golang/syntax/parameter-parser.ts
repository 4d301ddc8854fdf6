import type { Expr, Field, FieldList, Ident } from './nodes.ts'
import { TokenStream } from './token-stream.ts'

/** What may begin a type behind the name of a parameter. */
const typeStarts: ReadonlySet<string> = new Set(['name', '*', '<-', 'func', 'chan', 'map', 'struct', 'interface', '('])

/** A parameter as it is read: which of the two its name alone is shows once all are read. */
interface Param {
  readonly name?: Ident | undefined
  readonly type?: Expr | undefined
}

/** Lists of parameters, of functions and of types, as go/parser reads them. */
export abstract class ParameterParser extends TokenStream {
  /** Below 0 in the head of a statement, where a brace begins its block. */
  exprLevel = 0

  /** An expression that may be a type; `=` is taken for `==`, as Go does to say what is wrong. */
  abstract rightHand(): Expr
  abstract expression(): Expr
  abstract type(): Expr
  abstract tryType(): Expr | undefined
  /** The name of a type, which may be another package's, or generic. */
  abstract qualified(first?: Ident): Expr
  /** Alternatives of types, each with a tilde or without. @param first where it is read already */
  abstract typeSet(first?: Expr): Expr
  abstract arrayOrInstance(name: Ident): { readonly name?: Ident; readonly type: Expr }

  /** Parameters and results. */
  signature(start: number, typeParams?: FieldList): Expr & { kind: 'FuncType' } {
    const params = this.parameters()
    const results = this.#results()
    return { kind: 'FuncType', typeParams, params, results, start, end: this.before }
  }

  parameters(): FieldList {
    return this.#parameters(true)
  }

  #parameters(mayBeVariadic: boolean): FieldList {
    const open = this.expect('(')
    const list = this.at(')') ? [] : this.#parameterList(')', mayBeVariadic)
    this.expect(')')
    return this.fieldList(open, list)
  }

  #results(): FieldList | undefined {
    if (this.at('(')) return this.#parameters(false)
    const type = this.tryType()
    if (!type) return undefined
    const { start, end } = type
    return { isBracketed: false, list: [{ names: [], type, start, end }], start, end }
  }

  /** @param first name of the first parameter, and its type, where they are read already */
  typeParameters(open: number, first?: Param): FieldList {
    const list = this.at(']') && !first ? [] : this.#parameterList(']', false, first)
    if (list.length === 0) this.expected('a type parameter')
    this.expect(']')
    return this.fieldList(open, list)
  }

  fieldList(start: number, list: readonly Field[]): FieldList {
    return { isBracketed: true, list, start, end: this.before }
  }

  #parameterList(closing: ')' | ']', mayBeVariadic: boolean, first?: Param): Field[] {
    const ofTypes = closing === ']'
    const params: Param[] = []
    let known = first
    while (known || (this.tok !== closing && !this.at('end'))) {
      if (known?.type) params.push({ name: known.name, type: ofTypes ? this.typeSet(known.type) : known.type })
      else params.push(this.#parameter(known?.name, ofTypes))
      known = undefined
      if (!this.atComma(closing)) break
      this.next()
    }
    return this.#grouped(params, ofTypes, mayBeVariadic)
  }

  #parameter(known: Ident | undefined, ofTypes: boolean): Param {
    if (!known && ofTypes && this.at('~')) return { type: this.typeSet() }
    if (!known && this.at('...')) return { type: this.#variadic() }
    if (!known && !this.at('name')) {
      if (!this.at('[') && !typeStarts.has(this.tok)) this.expected("a parameter or ')'")
      return { type: this.#typeOrSet(this.type(), ofTypes) }
    }
    const name = known ?? this.identifier()
    if (this.at('...')) return { name, type: this.#variadic() }
    if (ofTypes && this.at('~')) return { name, type: this.typeSet() }
    if (ofTypes && this.at('|')) return { type: this.typeSet(name) }
    if (this.at('.')) return { type: this.#typeOrSet(this.qualified(name), ofTypes) }
    if (this.at('[')) {
      const { name: found, type } = this.arrayOrInstance(name)
      return { name: found, type: this.#typeOrSet(type, ofTypes) }
    }
    return typeStarts.has(this.tok) ? { name, type: this.#typeOrSet(this.type(), ofTypes) } : { name }
  }

  #typeOrSet(type: Expr, ofTypes: boolean): Expr {
    return ofTypes ? this.typeSet(type) : type
  }

  #variadic(): Expr {
    const start = this.expect('...')
    const element = this.type()
    return { kind: 'Ellipsis', element, start, end: element.end }
  }

  /** Tells names from types, gives each name its type, and puts together what shares one. */
  #grouped(params: readonly Param[], ofTypes: boolean, mayBeVariadic: boolean): Field[] {
    const isNamed = params.some(({ name, type }) => name && type)
    const whole = isNamed
      ? this.#typed(params)
      : params.map(({ name, type }): Param & { type: Expr } => ({ type: type ?? name! }))
    if (!isNamed && ofTypes && params.length > 0) this.expected('a name and a constraint for each type parameter')
    whole.forEach(({ type }, i) => {
      if (type.kind !== 'Ellipsis' || (mayBeVariadic && i + 1 === whole.length)) return
      this.fail('only the last parameter may be variadic', type.start, type.end)
    })
    const fields: { names: Ident[]; type: Expr; start: number; end: number }[] = []
    for (const { name, type } of whole) {
      const last = fields.at(-1)
      if (name && last?.type === type) last.names.push(name)
      else fields.push({ names: name ? [name] : [], type, start: name?.start ?? type.start, end: type.end })
    }
    return fields
  }

  #typed(params: readonly Param[]): (Param & { type: Expr })[] {
    let type: Expr | undefined
    const typed: { name: Ident; type: Expr }[] = []
    for (const param of params.toReversed()) {
      type = param.type ?? type
      if (!param.name || !type) this.fail('each parameter needs a name and a type here')
      typed.push({ name: param.name, type })
    }
    return typed.reverse()
  }
}
