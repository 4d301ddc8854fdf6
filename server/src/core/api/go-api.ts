import { PositionCursor } from '../golang/positions.ts'
import { expressionPrinter } from '../golang/printing/expression-printer.ts'
import type { Printed } from '../golang/printing/writer.ts'
import { noteSymbols } from '../golang/symbols.ts'
import { parseBytes, type SyntaxTree } from '../golang/syntax/file-parser.ts'
import { isExported } from '../golang/syntax/names.ts'
import type { Decl, Expr, FieldList, FuncDecl, Ident, StructType, TypeSpec, ValueSpec } from '../golang/syntax/nodes.ts'
import { encodeUtf8 } from '../golang/utf8.ts'
import { cutFields } from '../text/go-strings.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** A name that a Go file exports, with what other packages rely upon, as Plumego's extension-api-snapshot tells it. */
export interface ApiSymbol {
  readonly kind: 'func' | 'method' | 'type' | 'const' | 'var'
  /** Of a method `T.M`. */
  readonly name: string
  /** On one line: every run of white space is one blank, in texts too. */
  readonly signature: string
  /** False where Plumego's tool may write the signature otherwise: the body of a function stands in it. */
  readonly isExact: boolean
  /** Of a type: whether it may have methods that are declared elsewhere, by embedding, as an alias or as an interface. */
  readonly mayHaveOthersMethods: boolean
  /** Where the name stands. */
  readonly range: Range
}

/** What a Go file exports. */
export interface GoApi {
  readonly packageName: string | undefined
  /** In the order of the file. Of a file that does not parse, those that can be told all the same. */
  readonly symbols: readonly ApiSymbol[]
  /** There exactly where `parser.ParseFile` of Go 1.26 returns an error for the whole file. */
  readonly error: { readonly message: string; readonly range: Range } | undefined
}

/**
 * Reads what a Go file exports. Never throws, whatever the text.
 * @param bytes of the file, where what is no UTF-8 still shows; those of the text by default
 */
export function readApi(source: SourceText, bytes = (): Uint8Array => encodeUtf8(source.text)): GoApi {
  const tree = parseBytes(bytes())
  noteSymbols(source, tree)
  return apiOf(tree)
}

function apiOf({ bytes, packageName, decls, complaint }: SyntaxTree): GoApi {
  const cursor = new PositionCursor(bytes)
  const signatures = new Signatures(expressionPrinter(bytes))
  const symbols = decls
    .flatMap(decl => signatures.of(decl))
    .map(({ at, kind, name, lead, parts, mayHaveOthersMethods = false }): ApiSymbol => {
      const signature = cutFields(lead + parts.map(part => part?.text ?? '').join('')).join(' ')
      const isExact = parts.every(part => part?.isExact)
      return { kind, name, signature, isExact, mayHaveOthersMethods, range: cursor.range(at.start, at.end) }
    })
  const error = complaint && {
    message: complaint.message,
    range: new PositionCursor(bytes).range(complaint.start, complaint.end),
  }
  return { packageName, symbols, error }
}

/** What a signature is made of. */
interface Parts extends Pick<ApiSymbol, 'kind' | 'name'> {
  readonly mayHaveOthersMethods?: boolean
  readonly at: Ident
  readonly lead: string
  /** Undefined for what cannot be printed. */
  readonly parts: readonly (Printed | undefined)[]
}

class Signatures {
  readonly #print: (x: Expr) => Printed | undefined

  constructor(print: (x: Expr) => Printed | undefined) {
    this.#print = print
  }

  of(decl: Decl): Parts[] {
    if (decl.kind === 'Func') return this.#ofFunction(decl)
    const { keyword } = decl
    return decl.specs.flatMap(spec => {
      if (spec.kind === 'Type') return isExported(spec.name.name) ? [this.#ofType(spec)] : []
      return spec.kind === 'Value' && (keyword === 'const' || keyword === 'var') ? this.#ofValues(spec, keyword) : []
    })
  }

  /** The star and the type parameters of a receiver are left out, and so is the blank in front of `func`. */
  #ofFunction({ receiver, name: at, type }: FuncDecl): Parts[] {
    if (!isExported(at.name)) return []
    const parts = [this.#print(type)]
    if (!receiver) return [{ kind: 'func', name: at.name, at, lead: `func ${at.name}`, parts }]
    const of = this.#receiver(receiver)
    if (!isExported(of)) return []
    return [{ kind: 'method', name: `${of}.${at.name}`, at, lead: `func (${of}) ${at.name}`, parts }]
  }

  #receiver({ list: [first] }: FieldList): string {
    let type = first?.type
    while (type?.kind === 'Star' || type?.kind === 'Index') type = type.x
    if (!type) return ''
    return type.kind === 'Ident' ? type.name : (this.#print(type)?.text ?? '')
  }

  /** Type parameters are left out. */
  #ofType(spec: TypeSpec): Parts {
    const { name: at, isAlias, type } = spec
    const printed = this.#print(type.kind === 'StructType' ? exportedPart(type) : type)
    const lead = `type ${at.name} ${isAlias ? '= ' : ''}`
    return { kind: 'type', name: at.name, at, lead, parts: [printed], mayHaveOthersMethods: mayHaveOthersMethods(spec) }
  }

  #ofValues({ names, type, values }: ValueSpec, kind: 'const' | 'var'): Parts[] {
    return names.flatMap((at, i) => {
      if (!isExported(at.name)) return []
      const blank = { text: ' ', isExact: true }
      const value = values[i]
      const parts = [
        ...(type ? [blank, this.#print(type)] : []),
        ...(value ? [{ text: ' = ', isExact: true }, this.#print(value)] : []),
      ]
      return [{ kind, name: at.name, at, lead: `${kind} ${at.name}`, parts }]
    })
  }
}

function mayHaveOthersMethods({ isAlias, type }: TypeSpec): boolean {
  if (isAlias) return true
  switch (type.kind) {
    case 'StructType':
      return type.fields.list.some(({ names }) => names.length === 0)
    case 'FuncType':
    case 'MapType':
    case 'ArrayType':
    case 'ChanType':
    case 'Star':
      return false
    default:
      // The name of another type may be that of an interface.
      return true
  }
}

/** A struct as others see it; those inside it are left whole. */
function exportedPart(struct: StructType): StructType {
  const list = struct.fields.list.flatMap(field => {
    if (field.names.length === 0) return isExportedEmbedded(field.type) ? [field] : []
    const names = field.names.filter(({ name }) => isExported(name))
    return names.length > 0 ? [{ ...field, names }] : []
  })
  return { ...struct, fields: { ...struct.fields, list } }
}

function isExportedEmbedded(type: Expr): boolean {
  if (type.kind === 'Star') return isExportedEmbedded(type.x)
  if (type.kind === 'Selector') return isExported(type.name.name)
  return type.kind === 'Ident' && isExported(type.name)
}
