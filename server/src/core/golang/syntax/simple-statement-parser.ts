import { ExpressionParser } from './expression-parser.ts'
import type { Expr, Stmt } from './nodes.ts'

const assignments: ReadonlySet<string> = new Set([
  ':=',
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<=',
  '>>=',
  '&^=',
])
/** What a simple statement may be, where it stands. */
type Place = 'basic' | 'label' | 'range'

/** Statements without a block of their own, as go/parser reads them. */
export abstract class SimpleStatementParser extends ExpressionParser {
  abstract statement(): Stmt

  simple(place: Place): Stmt {
    const { start } = this
    const left = this.expressions(false)
    const [x] = left
    const { tok: op, start: opStart } = this
    if (assignments.has(op)) {
      this.next()
      const isRange = place === 'range' && this.at('range') && (op === ':=' || op === '=')
      const right = isRange ? [this.range()] : this.expressions(true)
      return { kind: 'Assign', left, op, opStart, right, start, end: this.before }
    }
    if (left.length > 1 || !x) this.fail('expected one expression', start, this.before)
    if (op === ':') {
      if (place !== 'label' || x.kind !== 'Ident') this.fail('a label may not stand here')
      this.next()
      const stmt = this.at('}') ? this.#empty() : this.statement()
      return { kind: 'Labeled', label: x, stmt, start, end: stmt.end }
    }
    if (op === '<-') {
      this.next()
      const value = this.rightHand()
      return { kind: 'Send', chan: x, value, start, end: value.end }
    }
    if (op === '++' || op === '--') {
      this.next()
      return { kind: 'IncDec', x, op, start, end: this.before }
    }
    return { kind: 'Expr', x, start, end: x.end }
  }

  #empty(): Stmt {
    return { kind: 'Empty', start: this.start, end: this.start }
  }

  range(): Expr {
    const start = this.expect('range')
    const x = this.rightHand()
    return { kind: 'Unary', op: 'range', x, start, end: x.end }
  }

  goOrDefer(kind: 'Go' | 'Defer'): Stmt {
    const { start } = this
    this.next()
    const call = this.rightHand()
    if (call.kind !== 'Call') {
      this.fail('expected the call of a function, without brackets around it', call.start, call.end)
    }
    this.expectSemicolon()
    return { kind, call, start, end: call.end }
  }

  returnStatement(): Stmt {
    const start = this.expect('return')
    const results = this.at(';') || this.at('}') ? [] : this.expressions(true)
    const end = this.before
    this.expectSemicolon()
    return { kind: 'Return', results, start, end }
  }

  branch(word: string): Stmt {
    const start = this.expect(word)
    const mayHaveLabel = word === 'continue' || word === 'break'
    const label = word === 'goto' || (mayHaveLabel && this.at('name')) ? this.identifier() : undefined
    const end = this.before
    this.expectSemicolon()
    return { kind: 'Branch', word, label, start, end }
  }

  /** The expression that a statement of a head is. */
  condition(statement: Stmt): Expr {
    if (statement.kind !== 'Expr') this.fail('expected an expression', statement.start, statement.end)
    return statement.x
  }
}
