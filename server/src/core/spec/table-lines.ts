import type { Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** A Markdown table as its lines show it. */
export interface TableLines {
  readonly header: readonly Piece[]
  /** The cells of each line below the delimiter, blanks around them included. */
  readonly rows: readonly (readonly Piece[])[]
}

const delimiter = /^\|[\s:|-]+$/
const fence = /^\s*(?:```|~~~)/

/** The cells of a table's line, blanks around them included. */
export function cellsOf(line: Piece): Piece[] {
  const cells: Piece[] = []
  const { text } = line
  // A cell ends at a bar that is not escaped; what stands before the first and behind the last bar is none.
  for (let start = -1, at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) {
    if (text[at - 1] === '\\') continue
    if (start >= 0) cells.push({ text: text.slice(start, at), start: line.start + start, end: line.start + at })
    start = at + 1
  }
  return cells
}

/**
 * The tables whose lines begin with a bar, as Plumego writes them, without a Markdown parser: for what the checks of a
 * whole workspace ask. What stands in a fence is no table.
 */
export function readTableLines(source: SourceText): TableLines[] {
  const tables: { header: Piece[]; rows: Piece[][] }[] = []
  let table: { header: Piece[]; rows: Piece[][] } | undefined
  let isFenced = false
  const { lines } = source
  for (const [i, { text, start }] of lines.entries()) {
    if (fence.test(text)) isFenced = !isFenced
    if (isFenced || !text.startsWith('|')) table = undefined
    else if (table) {
      if (!delimiter.test(text)) table.rows.push(cellsOf({ text, start, end: start + text.length }))
    } else if (delimiter.test(lines[i + 1]?.text ?? '')) {
      table = { header: cellsOf({ text, start, end: start + text.length }), rows: [] }
      tables.push(table)
    }
  }
  return tables
}
