import type { BoundaryKind, MapCell, MapModule, MapPlace } from '../../server/src/protocol/boundary-map.ts'
import type { MapWords } from './messages.ts'
import type { ActiveCell } from './state.ts'

/** In the order of the legend: what is there, before what may be. */
export const kinds: readonly BoundaryKind[] = ['used', 'violation', 'allowed', 'not-listed', 'denied']

/** A row or a column as the grid shows it. */
export interface AxisEntry {
  readonly module: MapModule
  /** In the rows or columns of the map. */
  readonly index: number
  readonly isExpandable: boolean
  readonly isExpanded: boolean
}

/** Every row or column of an axis. @param expanded paths of the modules of which the packages are shown */
export const entriesOf = (modules: readonly MapModule[], expanded: readonly string[]): AxisEntry[] =>
  modules.map((module, index) => ({
    module,
    index,
    isExpandable: module.packages > 0,
    isExpanded: module.packages > 0 && expanded.includes(module.path),
  }))

/** The rows that a filter leaves: those with its text in their path, and the modules that they are packages of. */
export function filtered(entries: readonly AxisEntry[], filter: string): readonly AxisEntry[] {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '') return entries
  const fitting = entries.filter(({ module }) => module.path.toLowerCase().includes(wanted))
  const parents = new Set(fitting.map(({ module }) => module.parent))
  return entries.filter(entry => fitting.includes(entry) || parents.has(entry.module.path))
}

/** A place in the grid; 0 stands for the headers. */
export interface Position {
  readonly row: number
  readonly column: number
}

/** How many rows a page is, for PageUp and PageDown. */
const page = 10

/** Where a key leads to in a grid; undefined for a key that leads nowhere. @param last the last position of the grid */
export function moved(
  key: string,
  isControl: boolean,
  { row, column }: Position,
  last: Position,
): Position | undefined {
  const target = targetOf(key, isControl, { row, column }, last)
  return (
    target && {
      row: Math.min(Math.max(target.row, 0), last.row),
      column: Math.min(Math.max(target.column, 0), last.column),
    }
  )
}

function targetOf(key: string, isControl: boolean, { row, column }: Position, last: Position): Position | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'Home':
      return isControl ? { row: 0, column: 0 } : { row, column: 0 }
    case 'End':
      return isControl ? last : { row, column: last.column }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    default:
      return undefined
  }
}

/** What a key makes of a header: `toggle` opens or closes it, undefined leaves the key to move. */
export function headerAction(key: string, axis: 'row' | 'column', entry: AxisEntry): 'toggle' | 'focus' | undefined {
  if (key === 'Enter') return 'focus'
  if (!entry.isExpandable) return undefined
  const [open, close] = axis === 'row' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowDown', '']
  const opens = key === '+' || key === open
  const closes = key === '-' || key === close
  if (key === ' ' || (opens && !entry.isExpanded) || (closes && entry.isExpanded)) return 'toggle'
  return undefined
}

/** Where a cell is in the grid, or the nearest to where it was: its header, or the corner. */
export function positionOf(active: ActiveCell, rows: readonly AxisEntry[], columns: readonly AxisEntry[]): Position {
  const indexIn = (entries: readonly AxisEntry[], path: string): number =>
    entries.findIndex(({ module }) => module.path === path) + 1
  return { row: indexIn(rows, active.row), column: indexIn(columns, active.column) }
}

/** The place of a cell that opens first: of a violation the import, of any other its rule. */
export function firstPlace(cell: MapCell, places: readonly MapPlace[]): MapPlace | undefined {
  const [rule, place] = [cell.rule, cell.import].map(index => (index === undefined ? undefined : places[index]))
  return cell.kind === 'violation' ? (place ?? rule) : (rule ?? place)
}

/** What a cell says, as a whole sentence. @param cell null between a module and what lies in it */
export const sentenceOf = (words: MapWords, cell: MapCell | null, from: string, to: string): string =>
  cell
    ? fill(words.sentences[cell.kind], { from, to, files: filesOf(words, cell.files) })
    : fill(words.same, { from, to })

/** Such as `3 files`. */
export const filesOf = (words: MapWords, count: number): string =>
  count === 1 ? words.file : fill(words.files, { count: String(count) })

/** What a header says: a module, its status, and what lies below it. */
export const headerSentence = (words: MapWords, { path, statusLabel, packages }: MapModule): string =>
  [path, statusLabel, ...(packages > 0 ? [fill(words.packages, { count: String(packages) })] : [])].join(', ')

/** A template with its values: `{name}` stands for one. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
