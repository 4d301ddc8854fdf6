import type { SourceText } from '../text/source-text.ts'
import { PositionCursor } from './positions.ts'
import { parseFile, type SyntaxTree } from './syntax/file-parser.ts'
import { isExported, receiverName } from './syntax/names.ts'
import type { FuncDecl, GenDecl, TypeSpec, ValueSpec } from './syntax/nodes.ts'
import { decodeUtf8 } from './utf8.ts'

/** A name that a Go file declares for other packages, as a person reads of it. */
export interface GoExport {
  readonly kind: 'func' | 'method' | 'type' | 'const' | 'var' | 'field'
  readonly name: string
  /** The exported type that a method or field belongs to; undefined of anything else. */
  readonly of: string | undefined
  /** Of a method: whether its receiver is a pointer. */
  readonly isPointer: boolean
  /** On one line, without bodies, fields and methods: `func New(cfg Config) *App`, `type Config struct`. */
  readonly signature: string
  /** The first sentence of the comment above it; empty where there is none. */
  readonly doc: string
}

/** A declaration by bytes: from where its comment stands above it, and what its signature is made of. */
interface Found extends Omit<GoExport, 'signature' | 'doc'> {
  readonly at: number
  /** Where a comment stands that is about the whole group, for those who have none of their own. */
  readonly groupAt?: number
  readonly lead: string
  readonly start: number
  readonly end: number
}

/** A signature that is longer is a table of its own. */
const longestSignature = 240

/** Reads what a Go file exports, in the order of the file: of a broken one what can be told. Never throws, whatever the text. */
export function readExports(source: SourceText): GoExport[] {
  const tree = parseFile(source)
  const found = tree.decls.flatMap(decl => (decl.kind === 'Func' ? functionIn(decl) : specsIn(decl)))
  const lineOf = lineReader(tree)
  return found.map(({ at, groupAt, lead, start, end, ...known }) => {
    const line = lineOf(at)
    const own = docAbove(source, line)
    const doc = own === '' && groupAt !== undefined ? docAbove(source, lineOf(groupAt)) : own
    return { ...known, signature: signatureOf(lead + decodeUtf8(tree.bytes, start, end)), doc }
  })
}

/** A position cursor moves forward only, and a group may be asked for again. */
function lineReader({ bytes }: SyntaxTree): (offset: number) => number {
  let positions = new PositionCursor(bytes)
  let last = 0
  return offset => {
    if (offset < last) positions = new PositionCursor(bytes)
    last = offset
    return positions.range(offset, offset).start.line
  }
}

function signatureOf(text: string): string {
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[([]) |,? (?=[)\]])/gu, '')
    .trim()
  return line.length > longestSignature ? `${line.slice(0, longestSignature)}…` : line
}

function functionIn({ receiver, name, type, start }: FuncDecl): Found[] {
  if (!isExported(name.name)) return []
  const base = { name: name.name, at: start, lead: '', start, end: type.end }
  const [first] = receiver?.list ?? []
  if (!first) return [{ ...base, kind: 'func', of: undefined, isPointer: false }]
  const of = receiverName(first.type)
  // A method of a type that nobody else can name.
  if (of === undefined || !isExported(of)) return []
  return [{ ...base, kind: 'method', of, isPointer: first.type.kind === 'Star' }]
}

function specsIn({ keyword, specs, start, isGroup }: GenDecl): Found[] {
  if (keyword === 'import') return []
  const groupAt = isGroup ? { groupAt: start } : {}
  return specs.flatMap(spec => {
    if (spec.kind === 'Import') return []
    const at = isGroup ? spec.start : start
    return spec.kind === 'Type' ? typeIn(spec, at) : valuesIn(spec, keyword === 'var' ? 'var' : 'const', at, groupAt)
  })
}

function typeIn(spec: TypeSpec, at: number): Found[] {
  const { name, type, start } = spec
  if (!isExported(name.name)) return []
  const isOpen = type.kind === 'StructType' || type.kind === 'InterfaceType'
  const word = type.kind === 'StructType' ? 'struct'.length : 'interface'.length
  const end = isOpen ? type.start + word : type.end
  const whole: Found = { kind: 'type', name: name.name, of: undefined, isPointer: false, at, lead: 'type ', start, end }
  if (type.kind !== 'StructType') return [whole]
  const fields = type.fields.list.flatMap(field =>
    field.names
      .filter(({ name }) => isExported(name))
      .map((at): Found => {
        const { start, end } = field.type
        const lead = `${at.name} `
        return { kind: 'field', name: at.name, of: name.name, isPointer: false, at: at.start, lead, start, end }
      }),
  )
  return [whole, ...fields]
}

function valuesIn(spec: ValueSpec, kind: 'const' | 'var', at: number, group: { readonly groupAt?: number }): Found[] {
  const { names, start, end } = spec
  return names
    .filter(({ name }) => isExported(name))
    .map(
      ({ name }): Found => ({
        kind,
        name,
        of: undefined,
        isPointer: false,
        at,
        ...group,
        lead: `${kind} `,
        start,
        end,
      }),
    )
}

/** What the line comments right above a line say first: to the end of a sentence, or of a paragraph. */
function docAbove(source: SourceText, line: number): string {
  let first = line
  while (first > 0 && /^\s*\/\/(?!go:|line )/.test(source.lineText(first - 1))) first--
  let text = ''
  for (let at = first; at < line; at++) {
    const words = source
      .lineText(at)
      .replace(/^\s*\/\/\s*/, '')
      .trim()
    if (words === '') break
    text = text === '' ? words : `${text} ${words}`
    const sentence = /^.*?[.!?](?=\s|$)/u.exec(text)?.[0]
    // An abbreviation ends no sentence.
    if (sentence !== undefined && !/\b(?:e\.g|i\.e|etc|vs)\.$/u.test(sentence)) return sentence
  }
  return text
}
