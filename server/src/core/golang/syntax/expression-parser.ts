import type { BlockStmt, CallExpr, Expr } from './nodes.ts'
import { precedenceOf } from './precedence.ts'
import { TypeParser } from './type-parser.ts'

const unary: ReadonlySet<string> = new Set(['+', '-', '!', '^', '&', '~'])

/** An expression without the brackets around it. */
const unparen = (x: Expr): Expr => (x.kind === 'Paren' ? unparen(x.x) : x)

/** Expressions, as go/parser reads them. */
export abstract class ExpressionParser extends TypeParser {
  /** Whether `=` would be taken for `==`: it is in no file that parses, but it decides where an expression ends. */
  isRightHand = false

  abstract block(): BlockStmt

  expression(): Expr {
    return this.binary(this.#unary(), 1)
  }

  rightHand(): Expr {
    const old = this.isRightHand
    this.isRightHand = true
    const x = this.expression()
    this.isRightHand = old
    return x
  }

  expressions(isRightHand: boolean): Expr[] {
    const old = this.isRightHand
    this.isRightHand = isRightHand
    const list = [this.expression()]
    while (this.accept(',')) list.push(this.expression())
    this.isRightHand = old
    return list
  }

  binary(first: Expr, lowest: number): Expr {
    let x = first
    for (;;) {
      const isEquals = this.isRightHand && this.at('=')
      const precedence = isEquals ? 3 : precedenceOf(this.tok)
      if (precedence === 0 || precedence < lowest) return x
      if (isEquals) this.expected("'=='")
      const op = this.tok
      const opStart = this.start
      this.next()
      const y = this.binary(this.#unary(), precedence + 1)
      x = { kind: 'Binary', x, op, opStart, y, start: x.start, end: y.end }
    }
  }

  #unary(): Expr {
    const { tok: op, start } = this
    if (unary.has(op)) {
      this.next()
      const x = this.#unary()
      return { kind: 'Unary', op, x, start, end: x.end }
    }
    if (op === '*') {
      this.next()
      const x = this.#unary()
      return { kind: 'Star', x, start, end: x.end }
    }
    if (op !== '<-') return this.primary(this.#operand())
    this.next()
    const x = this.#unary()
    if (x.kind === 'ChanType') return this.#receiving(x, start)
    return { kind: 'Unary', op, x, start, end: x.end }
  }

  /** The arrow in front of a channel's type belongs to that type: `<-(chan<- T)` without the brackets is `<-chan (<-T)`. */
  #receiving(type: Expr & { kind: 'ChanType' }, start: number): Expr {
    const { value, end } = type
    if (type.direction === 'receive') this.fail("expected 'chan'", type.start, type.end)
    if (type.direction === 'both') return { ...type, direction: 'receive', start }
    if (value.kind !== 'ChanType') this.fail('expected the type of a channel', value.start, value.end)
    return { kind: 'ChanType', direction: 'receive', value: this.#receiving(value, value.start), start, end }
  }

  #operand(): Expr {
    switch (this.tok) {
      case 'name':
        return this.identifier()
      case 'string':
      case 'number':
      case 'rune':
        return this.literal(this.tok)
      case '(': {
        const { start } = this
        this.next()
        this.exprLevel++
        const x = this.rightHand()
        this.exprLevel--
        this.expect(')')
        return { kind: 'Paren', x, start, end: this.before }
      }
      case 'func': {
        const type = this.funcType()
        if (!this.at('{')) return type
        this.exprLevel++
        const body = this.block()
        this.exprLevel--
        return { kind: 'FuncLit', type, body, start: type.start, end: body.end }
      }
      default:
        return this.tryType() ?? this.expected('an operand')
    }
  }

  primary(first: Expr): Expr {
    let x = first
    for (;;) {
      if (this.at('.')) x = this.#selectorOrAssertion(x)
      else if (this.at('[')) x = this.#indexOrSlice(x)
      else if (this.at('(')) x = this.#call(x)
      else if (this.at('{') && this.#mayHaveElements(x)) {
        if (x.kind === 'Paren') this.fail('the type of a literal may not stand in brackets')
        x = this.#literalValue(x)
      } else return x
    }
  }

  /** Whether a brace behind it begins the elements of a literal, and not a block. */
  #mayHaveElements(x: Expr): boolean {
    switch (unparen(x).kind) {
      case 'Ident':
      case 'Selector':
      case 'Index':
        return this.exprLevel >= 0
      case 'ArrayType':
      case 'StructType':
      case 'MapType':
        return true
      default:
        return false
    }
  }

  #selectorOrAssertion(x: Expr): Expr {
    this.next()
    const { start } = x
    if (this.at('name')) {
      const name = this.identifier()
      return { kind: 'Selector', x, name, start, end: name.end }
    }
    if (!this.accept('(')) this.expected('a name or a type assertion')
    const type = this.accept('type') ? undefined : this.type()
    this.expect(')')
    return { kind: 'TypeAssert', x, type, start, end: this.before }
  }

  #indexOrSlice(x: Expr): Expr {
    const open = this.expect('[')
    if (this.at(']')) this.expected('an operand')
    this.exprLevel++
    const first = this.at(':') ? undefined : this.rightHand()
    const indices = first ? [first] : []
    if (this.at(':')) {
      const slice = this.#slice(x, open, first)
      this.exprLevel--
      this.expect(']')
      return { ...slice, end: this.before }
    }
    while (this.accept(',')) if (!this.at(']') && !this.at('end')) indices.push(this.type())
    this.exprLevel--
    this.expect(']')
    return this.index(x, open, indices)
  }

  #slice(x: Expr, open: number, low: Expr | undefined): Expr & { kind: 'Slice' } {
    const bounds: (Expr | undefined)[] = []
    while (this.at(':') && bounds.length < 2) {
      this.next()
      bounds.push(this.at(':') || this.at(']') || this.at('end') ? undefined : this.rightHand())
    }
    const [high, max] = bounds
    if (bounds.length === 2 && !(high && max)) this.expected('the middle and the last index of a slice with three')
    return { kind: 'Slice', x, open, low, high, max, start: x.start, end: this.before }
  }

  #call(fun: Expr): CallExpr {
    const open = this.expect('(')
    this.exprLevel++
    const args: Expr[] = []
    let ellipsis: number | undefined
    while (!this.at(')') && !this.at('end') && ellipsis === undefined) {
      args.push(this.rightHand())
      if (this.at('...')) ellipsis = this.expect('...')
      if (!this.atComma(')')) break
      this.next()
    }
    this.exprLevel--
    const close = this.expect(')')
    return { kind: 'Call', fun, open, args, ellipsis, close, start: fun.start, end: this.before }
  }

  #literalValue(type?: Expr): Expr {
    const open = this.expect('{')
    const elements: Expr[] = []
    this.exprLevel++
    while (!this.at('}') && !this.at('end')) {
      elements.push(this.#element())
      if (!this.atComma('}')) break
      this.next()
    }
    this.exprLevel--
    const close = this.expect('}')
    return { kind: 'CompositeLit', type, open, elements, close, start: type?.start ?? open, end: this.before }
  }

  #element(): Expr {
    const key = this.#value()
    if (!this.at(':')) return key
    const colon = this.expect(':')
    const value = this.#value()
    return { kind: 'KeyValue', key, colon, value, start: key.start, end: value.end }
  }

  #value(): Expr {
    return this.at('{') ? this.#literalValue() : this.expression()
  }
}
