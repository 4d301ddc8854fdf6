import type { TextEdit } from '../rules/finding.ts'
import type { Piece } from '../text/go-strings.ts'
import { type Mendable, replaceSpan } from './lines.ts'

/** A row of a Markdown table and the table's head. */
export interface Row {
  readonly row: Piece
  /** The names of the columns. */
  readonly header: readonly string[]
  readonly cells: readonly Piece[]
}

/** The cells of a table's line, blanks around them included. */
export function cellsOf(line: Piece): Piece[] {
  const cells: Piece[] = []
  // A cell ends at a bar that is not escaped; what stands before the first and behind the last bar is none.
  for (let start = -1, at = 0; at < line.text.length; at++) {
    if (line.text[at] !== '|' || line.text[at - 1] === '\\') continue
    if (start >= 0) cells.push({ text: line.text.slice(start, at), start: line.start + start, end: line.start + at })
    start = at + 1
  }
  return cells
}

export function rowOf(row: Piece, head: Piece): Row {
  return { row, header: cellsOf(head).map(({ text }) => text.trim()), cells: cellsOf(row) }
}

/** The cell of the one column whose name fits; undefined where none or several fit. */
export function cellUnder({ header, cells }: Row, name: RegExp): Piece | undefined {
  const columns = [...header.keys()].filter(column => name.test(header[column] ?? ''))
  return columns.length === 1 && header.length === cells.length ? cells[columns[0] ?? 0] : undefined
}

/** Writes a cell, with one blank on either side; undefined for a text that no cell can hold. */
export function replaceCell(file: Mendable, cell: Piece, text: string): TextEdit | undefined {
  return isCellText(text) ? replaceSpan(file, cell, ` ${text} `) : undefined
}

export const isCellText = (text: string): boolean => text !== '' && !/[|\\\r\n]/.test(text)
