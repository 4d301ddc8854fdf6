import type { BlockStmt, CaseClause, CommClause, Decl, Expr, Stmt } from './nodes.ts'
import { SimpleStatementParser } from './simple-statement-parser.ts'

const expressionStarts: ReadonlySet<string> = new Set(
  ['name', 'number', 'rune', 'string', 'func', '(', '[', 'struct', 'map', 'chan', 'interface'].concat([
    '+',
    '-',
    '*',
    '&',
    '^',
    '<-',
    '!',
  ]),
)

/** Statements, as go/parser reads them. */
export abstract class StatementParser extends SimpleStatementParser {
  abstract declaration(): Decl

  block(): BlockStmt {
    const start = this.expect('{')
    const list = this.#statements()
    this.expect('}')
    return { kind: 'Block', list, start, end: this.before }
  }

  #statements(): Stmt[] {
    const list: Stmt[] = []
    while (!this.at('case') && !this.at('default') && !this.at('}') && !this.at('end')) {
      list.push(this.statement())
    }
    return list
  }

  statement(): Stmt {
    const { start, tok } = this
    if (expressionStarts.has(tok)) {
      const simple = this.simple('label')
      if (simple.kind !== 'Labeled') this.expectSemicolon()
      return simple
    }
    switch (tok) {
      case 'const':
      case 'type':
      case 'var': {
        const decl = this.declaration()
        return { kind: 'Decl', decl, start, end: decl.end }
      }
      case 'go':
      case 'defer':
        return this.goOrDefer(tok === 'go' ? 'Go' : 'Defer')
      case 'return':
        return this.returnStatement()
      case 'break':
      case 'continue':
      case 'goto':
      case 'fallthrough':
        return this.branch(tok)
      case '{':
        return this.#ended(this.block())
      case 'if':
        return this.#if()
      case 'switch':
        return this.#ended(this.#switch())
      case 'select':
        return this.#ended(this.#select())
      case 'for':
        return this.#ended(this.#for())
      case ';':
        this.next()
        return { kind: 'Empty', start, end: this.before }
      default:
        return this.expected('a statement')
    }
  }

  #ended<One extends Stmt>(statement: One): One {
    this.expectSemicolon()
    return statement
  }

  #if(): Stmt {
    const start = this.expect('if')
    if (this.at('{')) this.expected('a condition')
    const level = this.exprLevel
    this.exprLevel = -1
    let init = this.at(';') ? undefined : this.simple('basic')
    let cond: Stmt | undefined
    if (this.at('{')) {
      cond = init
      init = undefined
    } else {
      this.expect(';')
      if (this.at('{')) this.expected('a condition')
      cond = this.simple('basic')
    }
    if (!cond) return this.expected('a condition')
    const condition = this.condition(cond)
    this.exprLevel = level
    const body = this.block()
    const otherwise = this.#else()
    return { kind: 'If', init, cond: condition, body, otherwise, start, end: this.before }
  }

  #else(): Stmt | undefined {
    if (!this.accept('else')) {
      this.expectSemicolon()
      return undefined
    }
    if (this.at('if')) return this.#if()
    return this.at('{') ? this.#ended(this.block()) : this.expected("'if' or a block")
  }

  #switch(): Stmt {
    const start = this.expect('switch')
    let init: Stmt | undefined
    let tag: Stmt | undefined
    if (!this.at('{')) {
      const level = this.exprLevel
      this.exprLevel = -1
      if (!this.at(';')) tag = this.simple('basic')
      if (this.accept(';')) {
        init = tag
        tag = this.at('{') ? undefined : this.simple('basic')
      }
      this.exprLevel = level
    }
    const isOfTypes = tag !== undefined && this.#isGuard(tag)
    if (tag && !isOfTypes) this.condition(tag)
    this.expect('{')
    const body: CaseClause[] = []
    while (this.at('case') || this.at('default')) body.push(this.#case())
    this.expect('}')
    return { kind: isOfTypes ? 'TypeSwitch' : 'Switch', init, tag, body, start, end: this.before }
  }

  /** Whether it is the guard of a type switch: `x.(type)` or `v := x.(type)`. */
  #isGuard(statement: Stmt): boolean {
    const isAssert = (x: Expr | undefined): boolean => x?.kind === 'TypeAssert' && x.type === undefined
    if (statement.kind === 'Expr') return isAssert(statement.x)
    if (statement.kind !== 'Assign' || statement.left.length !== 1 || statement.right.length !== 1) return false
    return statement.op === ':=' && isAssert(statement.right[0])
  }

  #case(): CaseClause {
    const { start } = this
    const list = this.accept('case') ? this.expressions(true) : undefined
    if (!list) this.expect('default')
    this.expect(':')
    const body = this.#statements()
    return { kind: 'Case', list, body, start, end: this.before }
  }

  #select(): Stmt {
    const start = this.expect('select')
    this.expect('{')
    const body: CommClause[] = []
    while (this.at('case') || this.at('default')) body.push(this.#comm())
    this.expect('}')
    return { kind: 'Select', body, start, end: this.before }
  }

  #comm(): CommClause {
    const { start } = this
    const comm = this.accept('case') ? this.#communication() : undefined
    if (!comm) this.expect('default')
    this.expect(':')
    const body = this.#statements()
    return { kind: 'Comm', comm, body, start, end: this.before }
  }

  #communication(): Stmt {
    const { start } = this
    const left = this.expressions(false)
    const { tok: op, start: opStart } = this
    const isAssignment = op === '=' || op === ':='
    const [x] = left
    if (!x || left.length > (isAssignment ? 2 : 1)) this.fail('too many expressions', start, this.before)
    if (!isAssignment && op !== '<-') return { kind: 'Expr', x, start, end: x.end }
    this.next()
    const value = this.rightHand()
    if (op === '<-') return { kind: 'Send', chan: x, value, start, end: value.end }
    return { kind: 'Assign', left, op, opStart, right: [value], start, end: value.end }
  }

  #for(): Stmt {
    const start = this.expect('for')
    const level = this.exprLevel
    this.exprLevel = -1
    let first: Stmt | undefined
    let cond: Stmt | undefined
    let post: Stmt | undefined
    if (this.at('range')) return this.#ranging(start, level, [], undefined, this.range())
    if (!this.at('{')) {
      if (!this.at(';')) first = this.simple('range')
      const [over] = first?.kind === 'Assign' ? first.right : []
      if (first?.kind === 'Assign' && over?.kind === 'Unary' && over.op === 'range') {
        return this.#ranging(start, level, first.left, first.op, over)
      }
      if (this.accept(';')) {
        cond = this.at(';') ? undefined : this.simple('basic')
        this.expectSemicolon()
        post = this.at('{') ? undefined : this.simple('basic')
      } else {
        cond = first
        first = undefined
      }
    }
    this.exprLevel = level
    const body = this.block()
    return { kind: 'For', init: first, cond: cond && this.condition(cond), post, body, start, end: body.end }
  }

  #ranging(start: number, level: number, left: readonly Expr[], op: string | undefined, over: Expr): Stmt {
    this.exprLevel = level
    const body = this.block()
    if (left.length > 2) this.fail('expected at most two expressions', start, body.start)
    const [key, value] = left
    const x = over.kind === 'Unary' ? over.x : over
    return { kind: 'Range', key, value, op, x, body, start, end: body.end }
  }
}
