import type { ArrayType, ChanType, Expr, Field, Ident, IndexExpr, InterfaceType, StructType } from './nodes.ts'
import { ParameterParser } from './parameter-parser.ts'

/** Types, as go/parser reads them. Each method begins at the first token of what it reads and ends behind the last. */
export abstract class TypeParser extends ParameterParser {
  type(): Expr {
    return this.tryType() ?? this.expected('a type')
  }

  tryType(): Expr | undefined {
    const { start } = this
    switch (this.tok) {
      case 'name': {
        const name = this.typeName()
        return this.at('[') ? this.typeInstance(name) : name
      }
      case '[':
        this.next()
        return this.arrayType(start)
      case 'struct':
        return this.#structType()
      case '*': {
        this.next()
        const x = this.type()
        return { kind: 'Star', x, start, end: x.end }
      }
      case 'func':
        return this.funcType()
      case 'interface':
        return this.#interfaceType()
      case 'map':
        return this.#mapType()
      case 'chan':
      case '<-':
        return this.#chanType()
      case '(': {
        this.next()
        const x = this.type()
        this.expect(')')
        return { kind: 'Paren', x, start, end: this.before }
      }
      default:
        return undefined
    }
  }

  typeName(first: Ident = this.identifier()): Expr {
    if (!this.accept('.')) return first
    const name = this.identifier()
    return { kind: 'Selector', x: first, name, start: first.start, end: name.end }
  }

  qualified(first?: Ident): Expr {
    const name = this.typeName(first)
    return this.at('[') ? this.typeInstance(name) : name
  }

  typeInstance(x: Expr): IndexExpr {
    const open = this.expect('[')
    this.exprLevel++
    const indices: Expr[] = []
    while (!this.at(']') && !this.at('end')) {
      indices.push(this.type())
      if (!this.atComma(']')) break
      this.next()
    }
    this.exprLevel--
    if (indices.length === 0) this.expected('a list of type arguments')
    this.expect(']')
    return this.index(x, open, indices)
  }

  index(x: Expr, open: number, indices: readonly Expr[]): IndexExpr {
    return { kind: 'Index', x, open, indices, start: x.start, end: this.before }
  }

  /** @param start of the bracket, which is read; @param length where that is read too */
  arrayType(start: number, length?: Expr): ArrayType {
    let found = length
    if (!found) {
      this.exprLevel++
      const at = { start: this.start, end: this.end }
      if (this.accept('...')) found = { kind: 'Ellipsis', element: undefined, ...at }
      else if (!this.at(']')) found = this.rightHand()
      this.exprLevel--
    }
    this.expect(']')
    const element = this.type()
    return { kind: 'ArrayType', length: found, element, start, end: element.end }
  }

  #structType(): StructType {
    const start = this.expect('struct')
    const open = this.expect('{')
    const list: Field[] = []
    while (this.at('name') || this.at('*') || this.at('(')) list.push(this.#fieldDecl())
    this.expect('}')
    return { kind: 'StructType', fields: this.fieldList(open, list), start, end: this.before }
  }

  #fieldDecl(): Field {
    const { start } = this
    if (this.at('(')) this.fail('an embedded type may not stand in brackets')
    const { names, type } = this.at('*') ? { names: [], type: this.#embeddedPointer() } : this.#namedField()
    const tag = this.at('string') ? this.literal('string') : undefined
    const end = this.before
    this.expectSemicolon()
    return { names, type, ...(tag && { tag }), start, end }
  }

  #embeddedPointer(): Expr {
    const start = this.expect('*')
    if (this.at('(')) this.fail('an embedded type may not stand in brackets')
    const x = this.qualified()
    return { kind: 'Star', x, start, end: x.end }
  }

  #namedField(): { names: readonly Ident[]; type: Expr } {
    const name = this.identifier()
    if (this.at('.')) return { names: [], type: this.qualified(name) }
    if (this.at('string') || this.at(';') || this.at('}')) return { names: [], type: name }
    const names = [name]
    while (this.accept(',')) names.push(this.identifier())
    if (names.length > 1 || !this.at('[')) return { names, type: this.type() }
    const { name: found, type } = this.arrayOrInstance(name)
    return { names: found ? [found] : [], type }
  }

  /** Behind a name at a bracket: `x []E`, `x [n]E`, or the generic type `x[P]` alone. */
  arrayOrInstance(name: Ident): { readonly name?: Ident; readonly type: Expr } {
    const open = this.expect('[')
    const indices: Expr[] = []
    let hasTrailingComma = false
    if (!this.at(']')) {
      this.exprLevel++
      indices.push(this.rightHand())
      while (this.accept(',')) {
        hasTrailingComma = this.at(']')
        if (hasTrailingComma) break
        indices.push(this.rightHand())
      }
      this.exprLevel--
    }
    this.expect(']')
    const close = this.before
    const [length] = indices
    const element = indices.length === 0 ? this.type() : indices.length === 1 ? this.tryType() : undefined
    if (!element) return { type: { kind: 'Index', x: name, open, indices, start: name.start, end: close } }
    if (hasTrailingComma) this.fail("expected ']'", open, close)
    return { name, type: { kind: 'ArrayType', length, element, start: open, end: element.end } }
  }

  #mapType(): Expr {
    const start = this.expect('map')
    this.expect('[')
    const key = this.type()
    this.expect(']')
    const value = this.type()
    return { kind: 'MapType', key, value, start, end: value.end }
  }

  #chanType(): ChanType {
    const { start } = this
    const isReceive = this.accept('<-')
    this.expect('chan')
    const direction = isReceive ? 'receive' : this.accept('<-') ? 'send' : 'both'
    const value = this.type()
    return { kind: 'ChanType', direction, value, start, end: value.end }
  }

  #interfaceType(): InterfaceType {
    const start = this.expect('interface')
    const open = this.expect('{')
    const list: Field[] = []
    for (;;) {
      const begin = this.start
      let field: Field | undefined
      if (this.at('name')) field = this.#methodSpec()
      else {
        const type = this.at('~') ? this.typeSet() : this.tryType()
        if (!type) break
        field = { names: [], type, start: begin, end: type.end }
      }
      if (field.names.length === 0) {
        const type = this.typeSet(field.type)
        field = { names: [], type, start: begin, end: type.end }
      }
      this.expectSemicolon()
      list.push(field)
    }
    this.expect('}')
    return { kind: 'InterfaceType', methods: this.fieldList(open, list), start, end: this.before }
  }

  #methodSpec(): Field {
    const x = this.typeName()
    if (x.kind === 'Ident' && this.at('(')) {
      const { start } = this
      const type = this.signature(start)
      return { names: [x], type, start: x.start, end: type.end }
    }
    const type = !this.at('[') ? x : x.kind === 'Ident' ? this.#embeddedInstance(x) : this.typeInstance(x)
    return { names: [], type, start: x.start, end: type.end }
  }

  #embeddedInstance(name: Ident): Expr {
    const open = this.expect('[')
    this.exprLevel++
    const indices = [this.expression()]
    this.exprLevel--
    while (this.atComma(']')) {
      this.exprLevel++
      this.next()
      if (!this.at(']')) indices.push(this.type())
      this.exprLevel--
      if (this.at(']')) break
    }
    this.expect(']')
    return this.index(name, open, indices)
  }

  /** Alternatives of types, each with a tilde or without. @param first where it is read already */
  typeSet(first: Expr = this.#typeTerm()): Expr {
    let x = first
    while (this.at('|')) {
      const opStart = this.expect('|')
      const y = this.#typeTerm()
      x = { kind: 'Binary', x, op: '|', opStart, y, start: x.start, end: y.end }
    }
    return x
  }

  #typeTerm(): Expr {
    const { start } = this
    if (!this.accept('~')) return this.tryType() ?? this.expected('a type, or one with a tilde')
    const x = this.type()
    return { kind: 'Unary', op: '~', x, start, end: x.end }
  }

  funcType(): Expr & { kind: 'FuncType' } {
    const start = this.expect('func')
    if (this.at('[')) this.fail('a function type has no type parameters')
    return this.signature(start)
  }
}
