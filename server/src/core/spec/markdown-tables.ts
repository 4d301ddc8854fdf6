import type { Nodes, Root, RootContent, Table, TableCell } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { withoutQuotations } from './lazy-lines.ts'

/** One cell of a table. */
export interface Cell {
  /** What a reader sees, on one line: marks of emphasis, links and code taken off. */
  readonly text: string
  /** The inline code of the cell, in order, each where it stands in the source, its backquotes included in the place. */
  readonly codes: readonly Piece[]
  /** What a reader sees outside the inline code, on one line. */
  readonly prose: string
}

/** A table of a page and the headings that it stands under. */
export interface MarkdownTable {
  /** From the page's outermost heading to the nearest. */
  readonly headings: readonly string[]
  /** Of the nearest heading, 1-based; 1 where the table stands under none. */
  readonly headingLine: number
  /** What a reader sees of the first paragraph between that heading and the table; undefined where there is none. */
  readonly lead: string | undefined
  readonly header: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * Every table of a page, in page order, read as GitHub reads Markdown. Parsing takes milliseconds: it is for the tree
 * and for hovers, never for the checks of a whole workspace.
 */
export function readMarkdownTables(source: SourceText): MarkdownTable[] {
  // The parser drops a byte order mark without counting it.
  const offset = source.hasMark ? 1 : 0
  const tables: MarkdownTable[] = []
  const headings: { depth: number; text: string; line: number }[] = []
  let lead: string | undefined
  for (const node of parse(withoutQuotations(source.text)).children) {
    if (node.type === 'heading') {
      while ((headings.at(-1)?.depth ?? 0) >= node.depth) headings.pop()
      headings.push({ depth: node.depth, text: visibleText(node), line: node.position?.start.line ?? 1 })
      lead = undefined
    } else if (node.type === 'paragraph') lead ??= visibleText(node)
    else if (node.type === 'table') {
      const headingLine = headings.at(-1)?.line ?? 1
      tables.push({ headings: headings.map(({ text }) => text), headingLine, lead, ...tableOf(node, offset) })
    }
  }
  return tables
}

const parse = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

function tableOf(table: Table, offset: number): Pick<MarkdownTable, 'header' | 'rows'> {
  const [header = [], ...rows] = table.children.map(row => row.children.map(cell => cellOf(cell, offset)))
  return { header, rows }
}

function cellOf(cell: TableCell, offset: number): Cell {
  const codes: Piece[] = []
  const visit = (node: Nodes | RootContent): void => {
    if (node.type === 'inlineCode') {
      const { start, end } = node.position ?? {}
      codes.push({ text: node.value, start: (start?.offset ?? 0) + offset, end: (end?.offset ?? 0) + offset })
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(cell)
  return { text: visibleText(cell), codes, prose: visibleText(cell, 'without code') }
}

function visibleText(node: Nodes, code: 'with code' | 'without code' = 'with code'): string {
  const parts: string[] = []
  const visit = (part: Nodes): void => {
    if (part.type === 'text' || (part.type === 'inlineCode' && code === 'with code')) parts.push(part.value)
    else if (part.type === 'break') parts.push(' ')
    else if ('children' in part) part.children.forEach(visit)
  }
  visit(node)
  return parts.join('').replace(/\s+/g, ' ').trim()
}
