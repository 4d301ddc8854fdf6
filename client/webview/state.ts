import type { MapView } from './messages.ts'

/** The cell that has the focus in the grid: paths of its row and column, the empty string for a header. */
export interface ActiveCell {
  readonly row: string
  readonly column: string
}

/** What the page keeps when it is hidden or reloaded. */
export interface PageState {
  readonly view: MapView
  readonly filter: string
  readonly active: ActiveCell
  /** Pixels from the left and from the top. */
  readonly scroll: readonly [left: number, top: number]
}

export const stateOf = (view: MapView): PageState => ({
  view,
  filter: '',
  active: { row: '', column: '' },
  scroll: [0, 0],
})

/** What an earlier page kept, of whatever type; undefined where it names no checkout. */
export function readState(kept: unknown): PageState | undefined {
  const { view, filter, active, scroll } = fields(kept)
  const { root, rows, columns, focus } = fields(view)
  if (typeof root !== 'string') return undefined
  const { row, column } = fields(active)
  const [left, top] = Array.isArray(scroll) ? scroll : []
  const of = { root, rows: texts(rows), columns: texts(columns) }
  return {
    view: typeof focus === 'string' ? { ...of, focus } : of,
    filter: text(filter),
    active: { row: text(row), column: text(column) },
    scroll: [pixels(left), pixels(top)],
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> => Object(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
const pixels = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0)
