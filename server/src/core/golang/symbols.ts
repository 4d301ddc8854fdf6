import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { PositionCursor } from './positions.ts'
import { parseBytes, type SyntaxTree } from './syntax/file-parser.ts'
import { isExported, receiverName } from './syntax/names.ts'
import type { Decl, FuncDecl, Ident, TypeSpec } from './syntax/nodes.ts'
import { encodeUtf8 } from './utf8.ts'

/** A name that a Go file declares for other packages. */
export interface GoSymbol {
  readonly kind: 'func' | 'method' | 'type' | 'const' | 'var' | 'field'
  readonly name: string
  /** The type that a method or field belongs to, which need not be exported; undefined where none can be told. */
  readonly of: string | undefined
  /** Of a method: whether its receiver is `T` or `*T`, without type parameters or brackets. */
  readonly isPlain: boolean
  /** Of a type: whether it is a struct without embedded fields, so that all its members are declared as such. */
  readonly isClosed: boolean
  /** Where the name stands. */
  readonly range: Range
}

/** What a Go file says to other packages, as go/parser reads it. */
export interface GoSymbols {
  readonly packageName: string | undefined
  /** In the order of the file. Of a file that does not parse, those that can be told all the same. */
  readonly symbols: readonly GoSymbol[]
  /** There exactly where `parser.ParseFile` of Go 1.26 returns an error for the whole file. */
  readonly error: { readonly message: string; readonly range: Range } | undefined
}

/**
 * Reads what a Go file exports. Never throws, whatever the text.
 * @param bytes of the file, where what is no UTF-8 still shows; those of the text by default
 */
export const readSymbols = (source: SourceText, bytes = (): Uint8Array => encodeUtf8(source.text)): GoSymbols =>
  readBefore.get(source) ?? symbolsIn(parseBytes(bytes()))

const readBefore = new WeakMap<SourceText, GoSymbols>()

/** Takes that a text was parsed for something else: that is what costs, and the tree is not kept. */
export function noteSymbols(source: SourceText, tree: SyntaxTree): void {
  readBefore.set(source, symbolsIn(tree))
}

function symbolsIn({ bytes, packageName, decls, complaint }: SyntaxTree): GoSymbols {
  const cursor = new PositionCursor(bytes)
  const symbols = decls.flatMap(exportedBy).map(({ at, ...found }): GoSymbol => {
    return { ...found, name: at.name, range: cursor.range(at.start, at.end) }
  })
  const error = complaint && {
    message: complaint.message,
    range: new PositionCursor(bytes).range(complaint.start, complaint.end),
  }
  return { packageName, symbols, error }
}

type Found = Omit<GoSymbol, 'name' | 'range'> & { readonly at: Ident }

function exportedBy(decl: Decl): Found[] {
  if (decl.kind === 'Func') return isExported(decl.name.name) ? [exportedFunction(decl)] : []
  const { keyword } = decl
  return decl.specs.flatMap(spec => {
    if (spec.kind === 'Type') return isExported(spec.name.name) ? exportedType(spec) : []
    if (spec.kind !== 'Value' || (keyword !== 'const' && keyword !== 'var')) return []
    return spec.names
      .filter(({ name }) => isExported(name))
      .map(at => ({ kind: keyword, of: undefined, isPlain: false, isClosed: false, at }))
  })
}

function exportedFunction({ receiver, name: at }: FuncDecl): Found {
  const [first] = receiver?.list ?? []
  if (!first) return { kind: 'func', of: undefined, isPlain: false, isClosed: false, at }
  const { type } = first
  const plain = type.kind === 'Star' ? type.x : type
  return { kind: 'method', of: receiverName(type), isPlain: plain.kind === 'Ident', isClosed: false, at }
}

function exportedType({ name: at, type, isAlias }: TypeSpec): Found[] {
  const fields = type.kind === 'StructType' ? type.fields.list : []
  const isClosed = type.kind === 'StructType' && !isAlias && fields.every(({ names }) => names.length > 0)
  const members = fields.flatMap(({ names }) => names.filter(({ name }) => isExported(name)))
  return [
    { kind: 'type', of: undefined, isPlain: false, isClosed, at },
    ...members.map((field): Found => ({ kind: 'field', of: at.name, isPlain: false, isClosed: false, at: field })),
  ]
}
