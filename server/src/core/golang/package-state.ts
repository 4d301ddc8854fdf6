import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { PositionCursor } from './positions.ts'
import { type BodyNode, walkBody } from './syntax/children.ts'
import { parseBytes } from './syntax/file-parser.ts'
import type { Expr, FieldList, FuncDecl, FuncType, Ident, ValueSpec } from './syntax/nodes.ts'
import { encodeUtf8 } from './utf8.ts'

/** A name, or two of them with a dot between: `counter`, `http.DefaultClient`. */
export type GoName = readonly [name: string] | readonly [qualifier: string, name: string]

/** Something that code does, and where. */
export interface StateAct {
  /** `start` is a goroutine, whose name is that of what it runs, or empty. */
  readonly kind: 'write' | 'call' | 'start'
  readonly name: GoName | undefined
  readonly range: Range
}

/** A package-level variable. */
export interface StateVariable {
  readonly name: string
  readonly range: Range
  /** The type that it is declared or begins with: `sync.Mutex`, that of `&http.Client{}`; undefined where it is another form. */
  readonly type: GoName | undefined
  /** The function whose result it begins with. */
  readonly madeBy: GoName | undefined
}

/** What a function or method does to what is not its own. */
export interface StateFunction {
  readonly name: string
  readonly isMethod: boolean
  /**
   * What it does when it runs, in functions that it only keeps, too: writes to names that it does not declare, calls of such
   * names, goroutines.
   */
  readonly acts: readonly StateAct[]
  /** Those of them that it does by running itself. */
  readonly ownActs: readonly StateAct[]
  /** Every name that occurs in it. */
  readonly mentions: ReadonlySet<string>
}

/** What a Go file keeps and changes at package level. */
export interface PackageState {
  readonly variables: readonly StateVariable[]
  readonly functions: readonly StateFunction[]
  /** The calls in the values of its variables: they are made when the package is loaded. */
  readonly initialActs: readonly StateAct[]
}

const nothing: PackageState = { variables: [], functions: [], initialActs: [] }

/** Reads what a Go file keeps and changes at package level: nothing of one that does not parse. Never throws. */
export function readPackageState({ text }: SourceText, bytes = (): Uint8Array => encodeUtf8(text)): PackageState {
  const tree = parseBytes(bytes())
  if (tree.complaint) return nothing
  const reader = new StateReader(tree.bytes)
  const specs = tree.decls.flatMap(decl => (decl.kind === 'Gen' && decl.keyword === 'var' ? decl.specs : []))
  const values = specs.filter(spec => spec.kind === 'Value')
  return {
    variables: values.flatMap(spec => reader.variables(spec)),
    functions: tree.decls.flatMap(decl =>
      decl.kind === 'Func' && decl.body ? [reader.function(decl, decl.body)] : [],
    ),
    initialActs: values.flatMap(spec => spec.values.flatMap(value => reader.acts(value, new Set(), true))),
  }
}

class StateReader {
  readonly #bytes: Uint8Array
  #positions: PositionCursor
  #last = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#positions = new PositionCursor(bytes)
  }

  variables({ names, type, values }: ValueSpec): StateVariable[] {
    return names.map((ident, i) => {
      const value = values.length === names.length ? values[i] : undefined
      return {
        name: ident.name,
        range: this.#range(ident),
        type: type ? nameOfType(type) : value && typeOfValue(value),
        madeBy: value?.kind === 'Call' ? nameOf(value.fun) : undefined,
      }
    })
  }

  function({ receiver, name, type }: FuncDecl, body: BodyNode): StateFunction {
    const declared = declaredIn(body)
    for (const names of [fieldNames(receiver), parameterNames(type)]) for (const one of names) declared.add(one)
    const mentions = new Set<string>()
    walkBody(body, node => {
      if (node.kind === 'Ident') mentions.add(node.name)
      if (node.kind === 'Selector') mentions.add(node.name.name)
      return true
    })
    return {
      name: name.name,
      isMethod: receiver !== undefined,
      acts: this.acts(body, declared, false),
      ownActs: this.acts(body, declared, true),
      mentions,
    }
  }

  /**
   * What code does to names that it does not declare.
   * @param declared names that it declares somewhere: what is done to them is left out
   * @param areOwn whether what functions do that are only kept is left out
   */
  acts(code: BodyNode, declared: ReadonlySet<string>, areOwn: boolean): StateAct[] {
    const found: StateAct[] = []
    const called = new Set<BodyNode>()
    const skipped = new Set<BodyNode>()
    walkBody(code, node => {
      if (skipped.has(node)) return false
      if (node.kind === 'FuncLit' && areOwn && !called.has(node)) return false
      if (node.kind === 'Call') {
        called.add(withoutParens(node.fun))
        // What sync.Once runs is worked out once, and not changed any more.
        if (node.fun.kind === 'Selector' && node.fun.name.name === 'Do') for (const arg of node.args) skipped.add(arg)
      }
      for (const act of actsOf(node)) {
        if (act.name && declared.has(act.name[0])) continue
        found.push({ kind: act.kind, name: act.name, range: this.#range(act.at) })
      }
      return true
    })
    return found
  }

  /** A cursor moves forward only. */
  #range({ start, end }: { readonly start: number; readonly end: number }): Range {
    if (start < this.#last) this.#positions = new PositionCursor(this.#bytes)
    this.#last = end
    return this.#positions.range(start, end)
  }
}

interface Act {
  readonly kind: StateAct['kind']
  readonly name: GoName | undefined
  readonly at: { readonly start: number; readonly end: number }
}

function actsOf(node: BodyNode): Act[] {
  switch (node.kind) {
    case 'Assign':
      return node.op === ':=' ? [] : node.left.flatMap(writeTo)
    case 'IncDec':
      return writeTo(node.x)
    case 'Range':
      return node.op === '=' ? [node.key, node.value].flatMap(target => (target ? writeTo(target) : [])) : []
    case 'Go':
      return [
        {
          kind: 'start',
          name: nameOf(node.call.fun),
          at: {
            start: node.start,
            end: node.call.fun.kind === 'FuncLit' ? node.start + 'go'.length : node.call.fun.end,
          },
        },
      ]
    case 'Call': {
      const name = nameOf(node.fun)
      const [first] = node.args
      const isBuiltin = name?.length === 1 && (name[0] === 'delete' || name[0] === 'clear')
      if (isBuiltin && first) return writeTo(first)
      return name ? [{ kind: 'call', name, at: node.fun }] : []
    }
    default:
      return []
  }
}

/** An assignment to a variable, or to a part of what it holds. */
function writeTo(target: Expr): Act[] {
  const name = writtenName(target)
  return name && name[0] !== '_' ? [{ kind: 'write', name, at: target }] : []
}

/** The variable: a part of it is it, and of a name with a dot in front both count, for it may be another package's. */
function writtenName(target: Expr): GoName | undefined {
  switch (target.kind) {
    case 'Ident':
      return [target.name]
    case 'Selector':
      return nameOf(target) ?? writtenName(target.x)
    case 'Paren':
    case 'Index':
    case 'Star':
      return writtenName(target.x)
    default:
      return undefined
  }
}

/** `f`, `p.F`, also with type arguments or in brackets; undefined for any other expression. */
function nameOf(expression: Expr): GoName | undefined {
  const plain = withoutParens(expression)
  if (plain.kind === 'Index') return nameOf(plain.x)
  if (plain.kind === 'Ident') return [plain.name]
  return plain.kind === 'Selector' && plain.x.kind === 'Ident' ? [plain.x.name, plain.name.name] : undefined
}

const withoutParens = (expression: Expr): Expr =>
  expression.kind === 'Paren' ? withoutParens(expression.x) : expression

const nameOfType = (type: Expr): GoName | undefined => nameOf(type.kind === 'Star' ? type.x : type)

/** The type of `T{}`, `&T{}` and `new(T)`. */
function typeOfValue(value: Expr): GoName | undefined {
  if (value.kind === 'Unary' && value.op === '&') return typeOfValue(value.x)
  if (value.kind === 'CompositeLit') return value.type && nameOf(value.type)
  const [first] = value.kind === 'Call' ? value.args : []
  return first && value.kind === 'Call' && nameOf(value.fun)?.join('.') === 'new' ? nameOf(first) : undefined
}

/** Every name that a body declares, in whichever block: one that is hidden somewhere counts as hidden everywhere. */
function declaredIn(body: BodyNode): Set<string> {
  const names = new Set<string>()
  const add = (nodes: readonly (Expr | undefined)[]): void => {
    for (const node of nodes) if (node?.kind === 'Ident') names.add(node.name)
  }
  walkBody(body, node => {
    if (node.kind === 'Assign' && node.op === ':=') add(node.left)
    if (node.kind === 'Range' && node.op === ':=') add([node.key, node.value])
    if (node.kind === 'FuncLit') for (const name of parameterNames(node.type)) names.add(name)
    if (node.kind === 'Decl' && node.decl.kind === 'Gen') {
      for (const spec of node.decl.specs)
        add(spec.kind === 'Value' ? spec.names : spec.kind === 'Type' ? [spec.name] : [])
    }
    return true
  })
  return names
}

const fieldNames = (fields: FieldList | undefined): string[] =>
  fields?.list.flatMap(({ names }) => names.map(({ name }: Ident) => name)) ?? []

const parameterNames = ({ params, results }: FuncType): string[] => [...fieldNames(params), ...fieldNames(results)]
