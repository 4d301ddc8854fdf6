import type { SourceText } from '../../text/source-text.ts'
import { encodeUtf8 } from '../utf8.ts'
import type { Decl, Expr, FieldList, FuncDecl, GenDecl, Ident, ImportSpec, TypeSpec, ValueSpec } from './nodes.ts'
import { StatementParser } from './statement-parser.ts'
import { SyntaxProblem } from './token-stream.ts'

/** The first thing that go/parser objects to. Offsets in bytes. */
interface SyntaxComplaint {
  readonly message: string
  readonly start: number
  readonly end: number
}

/** A Go file as go/parser reads it with its default mode. */
export interface SyntaxTree {
  readonly bytes: Uint8Array
  readonly packageName: string | undefined
  /** Of a file that does not parse, the declarations that can be told all the same, the heads of broken functions among them. */
  readonly decls: readonly Decl[]
  /** There exactly where `parser.ParseFile` of Go 1.26 returns an error. */
  readonly complaint: SyntaxComplaint | undefined
}

/** Reads a Go file. Never throws, whatever the text. */
export const parseFile = (source: SourceText): SyntaxTree => parseBytes(encodeUtf8(source.text))

/** The same of a file's bytes. */
export function parseBytes(bytes: Uint8Array): SyntaxTree {
  return new FileParser(bytes).file()
}

/** Where the reading of a file that does not parse begins again. */
const declarationStarts: ReadonlySet<string> = new Set(['func', 'type', 'var', 'const', 'import'])
const newline = 10
const carriageReturn = 13

class FileParser extends StatementParser {
  readonly #decls: Decl[] = []
  /** What is known of the declaration that is being read. */
  #unfinished: Decl | undefined
  #packageName: string | undefined
  #problem: SyntaxComplaint | undefined

  file(): SyntaxTree {
    if (this.#attempt(() => this.#packageClause())) {
      let mayImport = true
      const one = (): void => {
        if (!this.at('import')) mayImport = false
        else if (!mayImport) this.fail('imports stand before all other declarations')
        this.#unfinished = undefined
        this.#decls.push(this.declaration())
      }
      while (!this.at('end')) {
        if (this.#attempt(one)) continue
        if (this.#unfinished) this.#decls.push(this.#unfinished)
        this.#skipToDeclaration()
      }
    }
    const { bytes, complaint } = this.scanner
    return { bytes, packageName: this.#packageName, decls: this.#decls, complaint: complaint ?? this.#problem }
  }

  /** @returns whether Go would have nothing against what `read` reads */
  #attempt(read: () => void): boolean {
    try {
      read()
      return true
    } catch (error) {
      // Deeper than anybody writes, and than the stack takes: the one thing that is not known to be as Go has it.
      if (error instanceof RangeError)
        this.#problem = { message: 'nested too deeply', start: this.start, end: this.end }
      else if (!(error instanceof SyntaxProblem)) throw error
      return false
    }
  }

  #packageClause(): void {
    this.begin()
    this.expect('package')
    this.#packageName = this.identifier().name
    this.expectSemicolon()
  }

  #skipToDeclaration(): void {
    const { bytes } = this.scanner
    const isAtLineStart = (): boolean => [newline, carriageReturn, undefined].includes(bytes[this.start - 1])
    do this.#attempt(() => this.next())
    while (!this.at('end') && !(declarationStarts.has(this.tok) && isAtLineStart()))
    this.exprLevel = 0
    this.isRightHand = false
  }

  declaration(): Decl {
    switch (this.tok) {
      case 'func':
        return this.#function()
      case 'import':
        return this.#general('import', () => this.#importSpec())
      case 'const':
        return this.#general('const', () => this.#valueSpec(false))
      case 'var':
        return this.#general('var', () => this.#valueSpec(true))
      case 'type':
        return this.#general('type', () => this.#typeSpec())
      default:
        return this.expected('a declaration')
    }
  }

  #general(keyword: GenDecl['keyword'], read: () => ImportSpec | ValueSpec | TypeSpec): GenDecl {
    const start = this.expect(keyword)
    const specs: (ImportSpec | ValueSpec | TypeSpec)[] = []
    const isGroup = this.accept('(')
    const decl = { kind: 'Gen', keyword, isGroup, specs, start, end: this.before } as const
    this.#unfinished ??= decl
    if (!isGroup) {
      specs.push(read())
      return { ...decl, end: this.before }
    }
    while (!this.at(')') && !this.at('end')) specs.push(read())
    this.expect(')')
    const end = this.before
    this.expectSemicolon()
    return { ...decl, end }
  }

  #importSpec(): ImportSpec {
    const { start } = this
    if (this.at('name') || this.at('.')) this.next()
    this.expect('string')
    const end = this.before
    this.expectSemicolon()
    return { kind: 'Import', start, end }
  }

  #valueSpec(isVariable: boolean): ValueSpec {
    const names: Ident[] = [this.identifier()]
    while (this.accept(',')) names.push(this.identifier())
    const type = isVariable ? (this.at('=') ? undefined : this.type()) : this.tryType()
    const values: Expr[] = this.accept('=') ? this.expressions(true) : []
    const end = this.before
    this.expectSemicolon()
    return { kind: 'Value', names, type, values, start: names[0]?.start ?? end, end }
  }

  #typeSpec(): TypeSpec {
    const name = this.identifier()
    const { start: open } = this
    const generic = this.accept('[') ? this.#typeParametersOrArray(open) : {}
    const isAlias = !generic.type && this.accept('=')
    const type = generic.type ?? this.type()
    const end = this.before
    this.expectSemicolon()
    return { kind: 'Type', name, typeParams: generic.typeParams, isAlias, type, start: name.start, end }
  }

  /** Behind the bracket that follows a type's name: it begins its type parameters, or the type, which is an array then. */
  #typeParametersOrArray(open: number): { readonly typeParams?: FieldList; readonly type?: Expr } {
    if (!this.at('name')) return { type: this.arrayType(open) }
    let x: Expr = this.identifier()
    if (!this.at('[')) {
      this.exprLevel++
      x = this.binary(this.primary(x), 1)
      this.exprLevel--
    }
    const first = extractName(x, this.at(','))
    if (!first || (!first.type && this.at(']'))) return { type: this.arrayType(open, x) }
    return { typeParams: this.typeParameters(open, first) }
  }

  #function(): FuncDecl {
    const start = this.expect('func')
    const receiver = this.at('(') ? this.parameters() : undefined
    const name = this.identifier()
    const { start: open } = this
    const typeParams = this.accept('[') ? this.typeParameters(open) : undefined
    if (receiver && typeParams) this.fail('a method has no type parameters', open, typeParams.end)
    const type = this.signature(start, typeParams)
    const decl: FuncDecl = { kind: 'Func', receiver, name, type, body: undefined, start, end: this.before }
    this.#unfinished ??= decl
    if (!this.at('{')) {
      const isEnded = this.accept(';')
      if (isEnded && this.at('{')) this.fail('the brace of a function stands on the line of its name')
      if (!isEnded) this.expectSemicolon()
      return decl
    }
    const body = this.block()
    this.expectSemicolon()
    return { ...decl, body, end: body.end }
  }
}

/**
 * Takes an expression apart into the name and the constraint of a type parameter: `P *E` reads like a product. A constraint
 * that could as well be a value is taken for one only where a comma follows.
 */
function extractName(x: Expr, isForced: boolean): { readonly name: Ident; readonly type?: Expr } | undefined {
  if (x.kind === 'Ident') return { name: x }
  if (x.kind === 'Binary' && x.op === '*' && x.x.kind === 'Ident' && (isForced || isTypeElement(x.y))) {
    return { name: x.x, type: { kind: 'Star', x: x.y, start: x.opStart, end: x.end } }
  }
  if (x.kind === 'Binary' && x.op === '|') {
    const left = extractName(x.x, isForced || isTypeElement(x.y))
    return left?.type && { name: left.name, type: { ...x, x: left.type, start: left.type.start } }
  }
  const [only, another] = x.kind === 'Call' ? x.args : []
  if (x.kind !== 'Call' || x.fun.kind !== 'Ident' || !only || another || x.ellipsis !== undefined) return undefined
  if (!isForced && !isTypeElement(only)) return undefined
  return { name: x.fun, type: { kind: 'Paren', x: only, start: x.open, end: x.end } }
}

function isTypeElement(x: Expr): boolean {
  switch (x.kind) {
    case 'ArrayType':
    case 'StructType':
    case 'FuncType':
    case 'InterfaceType':
    case 'MapType':
    case 'ChanType':
      return true
    case 'Binary':
      return isTypeElement(x.x) || isTypeElement(x.y)
    case 'Unary':
      return x.op === '~'
    case 'Paren':
      return isTypeElement(x.x)
    default:
      return false
  }
}
