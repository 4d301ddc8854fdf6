import { TokenWalk } from './token-walk.ts'

const unary: ReadonlySet<string> = new Set(['+', '-', '!', '^', '*', '&', '<-', '~'])
const binary: ReadonlySet<string> = new Set(
  '|| && == != < <= > >= + - | ^ * / % << >> & &^'.split(' ').filter(operator => operator !== ''),
)
const typeKeywords: ReadonlySet<string> = new Set(['[', 'struct', 'interface', 'map', 'chan'])
const typeStarts: ReadonlySet<string> = new Set([...typeKeywords, '*', '(', 'func', '<-'])
/** What stands behind a parameter's or field's type where that is all of it. */
const endsItem: ReadonlySet<string> = new Set(['.', ',', ')', ']', '}', ';', ''])

/** Walks types and expressions. Who extends it knows what functions hold, and what a name is. */
export abstract class ExpressionWalk extends TokenWalk {
  /** True within the head of an `if`, `for` or `switch`, where a brace behind a name opens the block. */
  protected isInHead = false
  /** Whether a `.(type)` has been passed. */
  protected hasTypeGuard = false

  /** Told of each name in front of a dot that begins an expression or type. */
  protected abstract use(index: number): void
  protected abstract functionBody(params: readonly string[]): void

  /** What may stand in an expression: types too. Reads nothing where none begins. */
  protected expression(): void {
    this.nested(() => {
      do {
        while (unary.has(this.text)) this.at++
        this.#suffixes(this.#operand())
      } while (this.#takeBinary())
    })
  }

  protected expressions(): void {
    do this.expression()
    while (this.take(','))
  }

  #takeBinary(): boolean {
    if (!binary.has(this.text)) return false
    this.at++
    return true
  }

  /** @returns whether a brace behind it opens a literal: always, only outside of heads, or never */
  #operand(): 'literal type' | 'name' | 'value' {
    const { text } = this
    if (this.isName) {
      this.#name()
      return 'name'
    }
    if (text === '(') this.#bracketed(')')
    else if (text === 'func') {
      this.at++
      const params = this.signature()
      if (this.text === '{') this.#inner(() => this.functionBody(params))
    } else if (typeKeywords.has(text)) {
      this.type()
      return 'literal type'
    } else if (!this.isEnd && !this.isSemicolon && /^["'`\d.]/.test(text) && text !== '.') this.at++
    return 'value'
  }

  #name(): void {
    if (this.after(1) === '.' && this.after(2) !== '(') this.use(this.at)
    this.at++
  }

  #suffixes(operand: 'literal type' | 'name' | 'value'): void {
    let kind = operand
    for (;;) {
      if (this.take('.')) {
        if (this.take('(')) {
          if (this.text === 'type') this.hasTypeGuard = true
          this.#inner(() => this.until(')', () => this.type()))
          kind = 'value'
        } else if (this.isName) this.at++
      } else if (this.text === '[' && kind !== 'literal type') this.#bracketed(']')
      else if (this.text === '(') {
        this.#bracketed(')')
        kind = 'value'
      } else if (this.text === '{' && (kind === 'literal type' || (kind === 'name' && !this.isInHead))) {
        this.#literal()
        kind = 'value'
      } else return
    }
  }

  /** Arguments, indexes, type arguments, or what stands in brackets by itself. */
  #bracketed(close: string): void {
    this.at++
    this.#inner(() => this.until(close, () => this.expression()))
  }

  #literal(): void {
    this.nested(() => {
      this.at++
      this.#inner(() => this.until('}', () => (this.text === '{' ? this.#literal() : this.expression())))
    })
  }

  /** Within brackets, a head's rule for braces does not hold. */
  #inner(read: () => void): void {
    const { isInHead, hasTypeGuard } = this
    this.isInHead = false
    read()
    this.isInHead = isInHead
    this.hasTypeGuard = hasTypeGuard
  }

  /** Reads nothing where no type begins. */
  protected type(): void {
    this.nested(() => {
      const { text } = this
      if (this.isName) this.#typeName()
      else if (this.take('*') || this.take('~')) this.type()
      else if (this.take('(')) this.until(')', () => this.type())
      else if (this.take('[')) {
        this.#inner(() => this.until(']', () => this.expression()))
        this.type()
      } else if (this.take('map')) {
        if (this.take('[')) this.until(']', () => this.type())
        this.type()
      } else if (text === 'chan' || text === '<-') this.#channel()
      else if (this.take('func')) this.signature()
      else if (this.take('struct')) this.#members(() => this.#field())
      else if (this.take('interface')) this.#members(() => this.#method())
    })
  }

  #typeName(): void {
    this.#name()
    while (this.take('.')) if (this.isName) this.at++
    if (this.take('[')) this.until(']', () => this.type())
  }

  #channel(): void {
    while (this.text === 'chan' || this.text === '<-') this.at++
    this.type()
  }

  /** What a type parameter may be: types, and lines between them. */
  protected constraint(): void {
    do this.type()
    while (this.take('|'))
  }

  #members(member: () => void): void {
    if (this.take('{')) this.until('}', member)
  }

  #field(): void {
    if (this.isString) this.at++
    else if (this.isName && !endsItem.has(this.after(1))) {
      this.at++
      this.type()
    } else if (this.isName && this.after(1) === ',') this.at += 2
    else this.type()
  }

  #method(): void {
    if (this.isName && this.after(1) === '(') {
      this.at++
      this.signature()
    } else this.constraint()
  }

  /** Parameters and results, from the bracket that opens them. @returns the names that the body has of them */
  protected signature(): string[] {
    const names = this.params()
    if (this.text === '(') names.push(...this.params())
    else if (this.isName || typeStarts.has(this.text)) this.type()
    return names
  }

  /**
   * A list of parameters or type parameters, from the bracket that opens it.
   * @returns their names; none for a list of types alone
   */
  protected params(close = ')'): string[] {
    const lone: string[] = []
    const named: string[] = []
    this.at++
    const item = (): void => {
      if (this.take(',') || this.take('...')) return
      if (!this.isName) this.constraint()
      else if (!endsItem.has(this.after(1))) this.#namedParam(lone, named)
      else if (this.after(1) === '.') this.constraint()
      else lone.push(this.list.text(this.at++))
    }
    this.until(close, item)
    return named.length > 0 ? [...lone, ...named] : []
  }

  /** A name with a type behind it, unless that is a list of type arguments. */
  #namedParam(lone: string[], named: string[]): void {
    const { text } = this
    const isArguments =
      this.after(1) === '[' && this.after(2) !== ']' && endsItem.has(this.list.text(this.list.closing(this.at + 1) + 1))
    if (isArguments) {
      lone.push(text)
      this.type()
      return
    }
    named.push(text)
    this.at++
    this.take('...')
    this.constraint()
  }
}
