import type { Fix } from '../findings/finding.ts'
import { tableAround } from '../spec/dashboard.ts'
import { cellsOf } from '../spec/table-lines.ts'
import { type Piece, trimPiece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { isOpen, toBeWritten } from '../text/placeholder.ts'
import { yamlText } from '../yaml/yaml-text.ts'
import { insertBehind, type Mendable } from './lines.ts'
import { cellPattern, placeOfRow, rowsBelow } from './row-patterns.ts'
import { cellUnder, isCellText, type Row, replaceCell, rowOf } from './table-cells.ts'

/** What a row of the maturity dashboard shows, by the names of the columns that show it. */
const columns: Readonly<Record<string, RegExp>> = {
  status: /^status$/i,
  risk: /^risk$/i,
  owner: /^owner$/i,
  recommended_entrypoint: /entrypoint/i,
  docs_signal: /^signals?$/i,
  coverage_signal: /^signals?$/i,
  evidence: /evidence|blocker/i,
  parent: /^parent/i,
  validation: /^validation$/i,
}

const columnOf = (field: string): RegExp => columns[field] ?? /^$/

/** The signals share a cell; each begins with a word of its own. */
const signalPrefix: Readonly<Record<string, string>> = { docs_signal: 'docs:', coverage_signal: 'coverage:' }

/** A line of the dashboard that is about a module. */
export interface ModuleRow {
  readonly module: string
  readonly row: Piece
}

/** Undefined where the line only mentions the module, as that of a subordinate one does: it must stay what it is. */
function tableRow(file: Mendable, { module, row }: ModuleRow): Row | undefined {
  const head = tableAround(file.source, row.start)
  const table = head && rowOf(row, head)
  return table?.cells[0]?.text.trim() === `\`${module}\`` ? table : undefined
}

/** Where a row shows a field: its cell, or where no cell is for that alone, the module's name. */
export function placeInRow(file: Mendable, { module, row }: ModuleRow, field: string): Piece {
  const table = tableRow(file, { module, row })
  const cell = table && (cellUnder(table, columnOf(field)) ?? table.cells[0])
  if (cell) return cell.text.trim() === '' ? cell : trimPiece(cell)
  const name = `\`${module}\``
  const start = row.start + row.text.indexOf(name)
  return start < row.start ? row : { text: name, start, end: start + name.length }
}

/** Makes a row show a value, in the one cell that is for it. */
export function showInRow(
  file: Mendable,
  row: ModuleRow,
  [field, value]: readonly [field: string, value: string],
  t: Localize,
): Fix[] {
  const table = tableRow(file, row)
  const cell = table && cellUnder(table, columnOf(field))
  const text = cell && newCellText(cell.text.trim(), field, value)
  const edit = cell && text !== undefined ? replaceCell(file, cell, text) : undefined
  // What YAML would write otherwise, CI may have read otherwise than YAML where it comes from. A sentence is a person's.
  const safe = yamlText(value) === value && cell !== undefined && isWord(shownPart(cell.text.trim(), field))
  return edit ? [{ title: t('Show {value} in the row', { value }), edits: [edit], safe }] : []
}

/** What a cell shows for a field: of signals that share it, the one that is meant. */
function shownPart(text: string, field: string): string {
  const prefix = signalPrefix[field]
  return prefix === undefined ? text : (text.split(/;\s*/).find(part => part.startsWith(prefix)) ?? '')
}

/** One word, such as every value is that nobody explains; nothing, or a placeholder for one. */
const isWord = (text: string): boolean => /^[\w./:@-]*$/.test(text) || isOpen(text)

function newCellText(text: string, field: string, value: string): string | undefined {
  const prefix = signalPrefix[field]
  if (prefix === undefined) return value
  if (!value.startsWith(prefix)) return undefined
  const parts = text === '' ? [] : text.split(/;\s*/)
  const own = parts.filter(part => part.startsWith(prefix))
  if (own.length > 1) return undefined
  return own.length === 1
    ? parts.map(part => (part === own[0] ? value : part)).join('; ')
    : [...parts, value].join('; ')
}

/** Adds a text to the row's cell about evidence and blockers. */
export function addToEvidenceCell(file: Mendable, row: ModuleRow, text: string, title: string): Fix[] {
  const table = tableRow(file, row)
  const cell = table && cellUnder(table, columnOf('evidence'))
  const before = cell?.text.trim() ?? ''
  const edit = cell && replaceCell(file, cell, before === '' ? text : `${before}; ${text}`)
  return edit ? [{ title, edits: [edit], safe: false }] : []
}

/** The value that a row shows for a signal; undefined where it shows none that can be told from the rest. */
export function shownInRow(file: Mendable, row: ModuleRow, field: string): string | undefined {
  const table = tableRow(file, row)
  const text = table && cellUnder(table, columnOf(field))?.text.trim()
  const prefix = signalPrefix[field]
  if (!text || prefix === undefined) return text || undefined
  const own = text.split(/;\s*/).filter(part => part.startsWith(prefix))
  return own.length === 1 ? own[0] : undefined
}

/**
 * Adds a row to the table that holds the row of a sibling, beside the rows of its family.
 * @param values by field, each of which needs its column; a column that is for none of them is filled as those of the
 * other rows are, where they show a pattern, else with a reminder
 * @param others values for columns that not every table has
 */
export function addRow(
  file: Mendable,
  module: string,
  sibling: Piece,
  values: Readonly<Record<string, string>>,
  t: Localize,
  others: Readonly<Record<string, string>> = {},
): Fix[] {
  const head = tableAround(file.source, sibling.start)
  if (!head) return []
  const [, ...names] = cellsOf(head).map(({ text }) => text.trim())
  const shown = Object.keys(values).filter(field => names.filter(name => columnOf(field).test(name)).length === 1)
  if (shown.length < Object.keys(values).length) return []
  const rows = rowsBelow(file.source, head)
  const cells = names.map((name, index) => {
    const given = Object.entries(values).flatMap(([field, value]) => (columnOf(field).test(name) ? value : []))
    const text = given.filter(value => value !== '').join('; ')
    const usual = Object.entries(others).find(([field]) => columnOf(field).test(name))?.[1]
    return text || (cellPattern(rows, index + 1, module) ?? usual ?? toBeWritten)
  })
  if (!cells.every(isCellText)) return []
  const text = `| \`${module}\` | ${cells.join(' | ')} |`
  const edit = insertBehind(file, placeOfRow(file.source, head, rows, module), [text])
  return [{ title: t('Add a row for {module}', { module }), edits: [edit], safe: false }]
}
