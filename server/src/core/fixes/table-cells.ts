import type { TextEdit } from '../findings/finding.ts'
import { cellsOf } from '../spec/table-lines.ts'
import type { Piece } from '../text/go-strings.ts'
import { type Mendable, replaceSpan } from './lines.ts'

/** A row of a Markdown table and the table's head. */
export interface Row {
  readonly row: Piece
  /** The names of the columns. */
  readonly header: readonly string[]
  readonly cells: readonly Piece[]
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
