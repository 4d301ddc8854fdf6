import type { SchemaPath } from '../schema/json-schema.ts'
import type { SourceText } from '../text/source-text.ts'
import { type LineTokens, readLineTokens, skipBlanks, unquoted } from './line-tokens.ts'

/** A dash or a key of block style, by its line and column: what others may lie below. */
export interface BlockNode {
  readonly line: number
  readonly column: number
  /** Undefined for a dash. */
  readonly key: string | undefined
}

/** The lines of a text with their tokens, each read once. */
export class TokenLines {
  readonly #text: SourceText
  readonly #tokens: LineTokens[] = []

  constructor(text: SourceText) {
    this.#text = text
  }

  get count(): number {
    return this.#text.lineCount
  }

  line(line: number): string {
    return this.#text.lineText(line)
  }

  /** Column of the first character that is no blank; of the end of a line without one. */
  indent(line: number): number {
    return skipBlanks(this.line(line), 0)
  }

  tokens(line: number): LineTokens {
    this.#tokens[line] ??= readLineTokens(this.line(line))
    return this.#tokens[line]!
  }

  /** From left to right. */
  nodes(line: number): BlockNode[] {
    const { dashes, key } = this.tokens(line)
    const nodes: BlockNode[] = dashes.map(column => ({ line, column, key: undefined }))
    if (key) nodes.push({ line, column: key.start, key: key.text })
    return nodes
  }

  /** The scalar on a line, behind its key or dash, without quotes. */
  scalar(line: number): string {
    const { value } = this.tokens(line)
    return unquoted(this.line(line).slice(value.start, value.end))
  }
}

/** What a dash or key, or one that might stand at that place, lies below; undefined for the root. */
export function parentOf(lines: TokenLines, { line, column, key }: BlockNode): BlockNode | undefined {
  const before = lines.nodes(line).filter(node => node.column < column)
  if (before.length > 0) return before.at(-1)
  if (column === 0 && key !== undefined) return undefined
  for (let above = line - 1; above >= 0; above--) {
    // Most lines stand further right, and need not be read.
    const indent = lines.indent(above)
    if (indent > column || (indent === column && key !== undefined)) continue
    // The dashes of a list may stand right below its key.
    const parent = lines
      .nodes(above)
      .findLast(node => node.column < column || (key === undefined && node.key !== undefined && node.column === column))
    if (parent) return parent
  }
  return undefined
}

/** The way to what lies below a dash or key. */
export function pathTo(lines: TokenLines, node: BlockNode | undefined): SchemaPath {
  if (!node) return []
  return [...pathTo(lines, parentOf(lines, node)), node.key ?? 0]
}

/** Dashes or keys beside one of the same block, itself left out, from top to bottom. */
export function siblingsOf(lines: TokenLines, node: BlockNode): BlockNode[] {
  const first = parentOf(lines, node)?.line ?? 0
  const isSibling = (other: BlockNode): boolean =>
    other.column === node.column && (other.key === undefined) === (node.key === undefined) && other.line !== node.line
  const found: BlockNode[] = []
  for (let line = first; line < lines.count; line++) {
    const nodes = lines.nodes(line)
    const outer = nodes[0]
    if (line > node.line && outer && endsBlock(outer, node)) break
    found.push(...nodes.filter(isSibling))
  }
  return found
}

const endsBlock = (outer: BlockNode, { column, key }: BlockNode): boolean =>
  outer.column < column || (key === undefined && outer.key !== undefined && outer.column === column)

/** The scalars that stand beside a place: by key, in the item of a list around it, or in the whole file. */
export function valuesAround(lines: TokenLines, node: BlockNode | undefined): ReadonlyMap<string, string> {
  let inner: BlockNode | undefined = node
  while (inner) {
    const parent = parentOf(lines, inner)
    if (parent?.key === undefined) break
    inner = parent
  }
  if (inner?.key === undefined) return new Map()
  return new Map([inner, ...siblingsOf(lines, inner)].map(({ line, key }) => [key ?? '', lines.scalar(line)]))
}

/** How many dashes stand right below a key, as far as lines tell. */
export function itemsBelow(lines: TokenLines, { line, column }: BlockNode): number {
  let dash: number | undefined
  let count = 0
  for (let below = line + 1; below < lines.count; below++) {
    const [first] = lines.nodes(below)
    if (!first) continue
    if (first.column < column || (first.key !== undefined && first.column === column)) break
    dash ??= first.key === undefined ? first.column : undefined
    if (first.key === undefined && first.column === dash) count++
  }
  return count
}
