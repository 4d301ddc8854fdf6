import type {
  BinaryExpr,
  CallExpr,
  ChanType,
  CompositeLit,
  Expr,
  FuncLit,
  IndexExpr,
  KeyValueExpr,
  ParenExpr,
  SelectorExpr,
  SliceExpr,
  TypeAssertExpr,
} from '../syntax/nodes.ts'
import { precedenceOf } from '../syntax/precedence.ts'
import { writeAsWritten } from './as-written.ts'
import { firstWithoutBlanks } from './binary.ts'
import { ListPrinter } from './list-printer.ts'
import { Lines, type Printed } from './writer.ts'

/**
 * Prints types and values of one Go file as go/printer does with its default configuration, comments left out.
 * @returns undefined for what is nested deeper than the stack takes
 */
export function expressionPrinter(bytes: Uint8Array): (x: Expr) => Printed | undefined {
  const lines = new Lines(bytes)
  const sizes = new Map<Expr, number | undefined>()
  return x => {
    const printer = new ExpressionPrinter(bytes, lines, sizes)
    try {
      printer.expression(x)
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
    return { text: printer.out.text, isExact: printer.isExact }
  }
}

class ExpressionPrinter extends ListPrinter {
  isExact = true
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, lines: Lines, sizes: Map<Expr, number | undefined>) {
    super(lines, sizes)
    this.#bytes = bytes
  }

  apart(x: Expr): string {
    const printer = new ExpressionPrinter(this.#bytes, this.out.lines, this.sizes)
    printer.expression(x)
    return printer.out.text
  }

  /** @param depth 1 where it stands alone, more where it is part of another: its blanks are fewer then */
  expression(x: Expr, depth = 1): void {
    const { out } = this
    out.at(x.start)
    switch (x.kind) {
      case 'Ident':
        out.word(x.name)
        break
      case 'BasicLit':
        out.word(x.text.startsWith('`') ? x.text.replaceAll('\r', '') : x.text)
        break
      case 'CompositeLit':
        this.#compositeLiteral(x, depth)
        break
      case 'FuncLit':
        this.#functionLiteral(x)
        break
      case 'KeyValue':
        this.#keyValue(x)
        break
      default:
        this.#operation(x, depth)
    }
  }

  #operation(x: Expr, depth: number): void {
    switch (x.kind) {
      case 'Binary':
        this.#binary(x, depth)
        break
      case 'Unary':
        this.out.token(x.op)
        this.expression(x.x, depth)
        break
      case 'Star':
        this.out.token('*')
        this.expression(x.x)
        break
      case 'Paren':
        this.#paren(x, depth)
        break
      case 'Selector':
        this.#selector(x, depth)
        break
      case 'TypeAssert':
        this.#typeAssert(x, depth)
        break
      case 'Index':
        this.#index(x, depth)
        break
      case 'Slice':
        this.#slice(x, depth)
        break
      case 'Call':
        this.#call(x, depth)
        break
      default:
        this.#type(x)
    }
  }

  #type(x: Expr): void {
    const { out } = this
    switch (x.kind) {
      case 'Ellipsis':
        out.token('...')
        if (x.element) this.expression(x.element)
        break
      case 'ArrayType':
        out.token('[')
        if (x.length) this.expression(x.length)
        out.token(']')
        this.expression(x.element)
        break
      case 'StructType':
        out.token('struct')
        this.fields(x.fields, true)
        break
      case 'InterfaceType':
        out.token('interface')
        this.fields(x.methods, false)
        break
      case 'FuncType':
        out.token('func')
        this.signature(x)
        break
      case 'MapType':
        out.token('map')
        out.token('[')
        this.expression(x.key)
        out.token(']')
        this.expression(x.value)
        break
      case 'ChanType':
        this.#channel(x)
        break
      default:
    }
  }

  #compositeLiteral({ type, open, elements, close }: CompositeLit, depth: number): void {
    if (type) this.expression(type, depth)
    this.#mark(open, '{')
    this.list(elements, 1, { open, close, takesComma: true })
    this.#mark(close, '}')
  }

  #mark(offset: number, bracket: string): void {
    this.out.at(offset)
    this.out.token(bracket)
  }

  /** A sum may have more terms than the stack takes: what stands on the left is not printed by recursion. */
  #binary(binary: BinaryExpr, depth: number): void {
    const operations: (readonly [binary: BinaryExpr, depth: number])[] = []
    let left: Expr = binary
    let leftDepth = depth
    let above: string | undefined
    while (left.kind === 'Binary') {
      if (above !== undefined && precedenceOf(left.op) === precedenceOf(above)) leftDepth--
      operations.push([left, leftDepth])
      above = left.op
      left = left.x
      leftDepth++
    }
    this.expression(left, leftDepth)
    for (const [operation, itsDepth] of operations.reverse()) this.#operatorAndRight(operation, itsDepth)
  }

  #operatorAndRight(binary: BinaryExpr, depth: number): void {
    const { out } = this
    const { op, opStart, y } = binary
    const hasBlanks = precedenceOf(op) < firstWithoutBlanks(binary, depth)
    if (hasBlanks) out.blank()
    const isBroken = out.line !== this.lineOf(y.start)
    out.at(opStart)
    out.token(op)
    if (isBroken) out.newline()
    else if (hasBlanks) out.blank()
    this.expression(y, depth + 1)
    if (isBroken) out.outdent()
  }

  #keyValue({ key, colon, value }: KeyValueExpr): void {
    this.expression(key)
    this.#mark(colon, ':')
    this.out.blank()
    this.expression(value)
  }

  /** Of several brackets around each other the innermost are left. */
  #paren({ x, end }: ParenExpr, depth: number): void {
    if (x.kind === 'Paren') {
      this.expression(x, depth)
      return
    }
    this.out.token('(')
    this.expression(x, Math.max(1, depth - 1))
    this.#mark(end - 1, ')')
  }

  #selector({ x, name }: SelectorExpr, depth: number): void {
    const { out } = this
    this.expression(x, depth)
    out.token('.')
    if (out.line < this.lineOf(name.start)) out.newline()
    this.expression(name)
  }

  #typeAssert({ x, type, end }: TypeAssertExpr, depth: number): void {
    const { out } = this
    this.expression(x, depth)
    out.token('.')
    out.token('(')
    if (type) this.expression(type)
    else out.token('type')
    this.#mark(end - 1, ')')
  }

  #index({ x, open, indices, end }: IndexExpr, depth: number): void {
    this.expression(x)
    this.#mark(open, '[')
    const [first] = indices
    if (indices.length > 1) this.list(indices, depth + 1, { open, close: end - 1, takesComma: true })
    else if (first) this.expression(first, depth + 1)
    this.#mark(end - 1, ']')
  }

  #slice({ x, open, low, high, max, end }: SliceExpr, depth: number): void {
    const { out } = this
    this.expression(x)
    this.#mark(open, '[')
    const bounds = max ? [low, high, max] : [low, high]
    const given = bounds.filter(bound => bound !== undefined)
    const hasBlanks = depth <= 1 && given.length > 1 && given.some(({ kind }) => kind === 'Binary')
    bounds.forEach((bound, i) => {
      if (i > 0) {
        if (hasBlanks && bounds[i - 1]) out.blank()
        out.token(':')
        if (hasBlanks && bound) out.blank()
      }
      if (bound) this.expression(bound, depth + 1)
    })
    this.#mark(end - 1, ']')
  }

  #call({ fun, open, args, ellipsis, close }: CallExpr, depth: number): void {
    const { out } = this
    const inner = args.length > 1 ? depth + 1 : depth
    // Without brackets its result would end behind the arguments: `func() (int)(x)`.
    const isType = fun.kind === 'FuncType'
    if (isType) this.out.token('(')
    this.expression(fun, inner)
    if (isType) this.out.token(')')
    this.#mark(open, '(')
    this.list(args, inner, { open, close: ellipsis ?? close, takesComma: ellipsis === undefined })
    if (ellipsis !== undefined) {
      this.#mark(ellipsis, '...')
      if (this.lineOf(ellipsis) < this.lineOf(close)) {
        out.token(',')
        out.newline()
      }
    }
    this.#mark(close, ')')
  }

  #channel({ direction, value }: ChanType): void {
    const { out } = this
    if (direction === 'receive') out.token('<-')
    out.token('chan')
    if (direction === 'send') out.token('<-')
    out.blank()
    this.expression(value)
  }

  #functionLiteral({ type, body }: FuncLit): void {
    this.out.token('func')
    this.signature(type)
    writeAsWritten(this.out, this.#bytes, body)
    this.isExact = false
  }
}
