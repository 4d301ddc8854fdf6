import type { BoundaryMap, MapCell } from '../../server/src/protocol/boundary-map.ts'
import { element, shapeOf } from './elements.ts'
import { icons } from './icons.ts'
import type { MapWords } from './messages.ts'
import {
  type AxisEntry,
  entriesOf,
  filtered,
  headerAction,
  headerSentence,
  moved,
  type Position,
  positionOf,
  sentenceOf,
} from './model.ts'
import type { PageState } from './state.ts'

/** What becomes of what a person does in the grid. */
export interface GridListener {
  toggle(axis: 'row' | 'column', path: string): void
  focusOn(path: string): void
  open(cell: MapCell): void
  /** Another cell, or a header, has the attention: the focus, or the mouse. */
  attend(entries: { readonly row: AxisEntry | undefined; readonly column: AxisEntry | undefined }): void
  /** Another cell has the focus. */
  activate(active: PageState['active']): void
}

/** The matrix: one table that is a grid to the keyboard and to screen readers. */
export class Grid {
  readonly element: HTMLTableElement
  readonly #words: MapWords
  readonly #listener: GridListener
  #map: BoundaryMap | undefined
  #rows: readonly AxisEntry[] = []
  #columns: readonly AxisEntry[] = []
  #at: Position = { row: 0, column: 0 }

  constructor(words: MapWords, listener: GridListener) {
    this.#words = words
    this.#listener = listener
    this.element = element('table', { role: 'grid', 'aria-label': words.matrix })
    this.element.addEventListener('keydown', event => this.#press(event))
    this.element.addEventListener('click', event => this.#click(event))
    this.element.addEventListener('focusin', ({ target }) => this.#activate(positionOfCell(target)))
    this.element.addEventListener('mouseover', ({ target }) => this.#attend(positionOfCell(target)))
    this.element.addEventListener('mouseleave', () => this.#attend(this.#at))
  }

  /** How many rows there are. */
  get size(): number {
    return this.#rows.length
  }

  /** Draws a map. What had the focus keeps it. */
  show(map: BoundaryMap, { view, filter, active }: PageState): void {
    const hadFocus = this.element.contains(document.activeElement)
    this.#map = map
    this.#columns = entriesOf(map.columns, view.columns)
    this.#rows = filtered(entriesOf(map.rows, view.rows), filter)
    this.#at = positionOf(active, this.#rows, this.#columns)
    this.element.setAttribute('aria-rowcount', String(this.#rows.length + 1))
    this.element.setAttribute('aria-colcount', String(this.#columns.length + 1))
    this.element.replaceChildren(
      element('colgroup', {}, element('col'), ...this.#columns.map(() => element('col'))),
      element('thead', {}, this.#headRow()),
      element('tbody', {}, ...this.#rows.map(row => this.#row(row, map))),
    )
    this.#cellAt(this.#at)?.setAttribute('tabindex', '0')
    if (hadFocus) this.focus()
  }

  /** Gives the focus to the cell that had it last. */
  focus(): void {
    this.#cellAt(this.#at)?.focus()
  }

  #headRow(): HTMLTableRowElement {
    const corner = element('th', { role: 'columnheader', tabindex: -1, class: 'corner' }, this.#words.corner)
    return element('tr', {}, corner, ...this.#columns.map(column => this.#header('column', column)))
  }

  #row(row: AxisEntry, { cells }: BoundaryMap): HTMLTableRowElement {
    const of = cells[row.index]
    const made = element('tr', { class: row.module.parent === undefined ? undefined : 'package' })
    made.append(
      this.#header('row', row),
      ...this.#columns.map(column => this.#cell(of?.[column.index] ?? null, row, column)),
    )
    return made
  }

  #header(axis: 'row' | 'column', { module, isExpandable, isExpanded }: AxisEntry): HTMLElement {
    const { path, parent, mark } = module
    const name = parent === undefined ? path : path.slice(parent.length + 1)
    const twistie = element(
      'span',
      { class: 'twistie' },
      ...(isExpandable ? [isExpanded ? icons.open() : icons.closed()] : []),
    )
    const attributes = {
      role: axis === 'row' ? 'rowheader' : 'columnheader',
      scope: axis === 'row' ? 'row' : 'col',
      tabindex: -1,
      class: parent === undefined ? axis : `${axis} package`,
      'aria-label': headerSentence(this.#words, module),
      'aria-expanded': isExpandable ? String(isExpanded) : undefined,
      title: headerSentence(this.#words, module),
    }
    const status = element('span', { class: 'mark' }, mark)
    const label = element('span', { class: 'name' }, name)
    return element('th', attributes, element('div', {}, twistie, status, label))
  }

  #cell(cell: MapCell | null, { module: { path: from } }: AxisEntry, { module: { path: to } }: AxisEntry): HTMLElement {
    const label = sentenceOf(this.#words, cell, from, to)
    const made = element('td', { role: 'gridcell', tabindex: -1, class: cell?.kind ?? 'same', 'aria-label': label })
    if (cell) made.append(shapeOf(cell.kind))
    return made
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return
    const header = this.#headerAt(this.#at)
    const action = header && headerAction(event.key, header.axis, header.entry)
    if (header && action) this.#act(action, header)
    else if (event.key === 'Enter') this.#openAt(this.#at)
    else if (!this.#move(event)) return
    event.preventDefault()
  }

  #move({ key, ctrlKey }: KeyboardEvent): boolean {
    const target = moved(key, ctrlKey, this.#at, { row: this.#rows.length, column: this.#columns.length })
    if (target) this.#cellAt(target)?.focus()
    return target !== undefined
  }

  #click({ target }: MouseEvent): void {
    const at = positionOfCell(target)
    if (!at || !(target instanceof Element)) return
    const header = this.#headerAt(at)
    if (!header) {
      this.#openAt(at)
      return
    }
    const isTwistie = target.closest('.twistie') !== null && header.entry.isExpandable
    this.#act(isTwistie ? 'toggle' : 'focus', header)
  }

  #act(action: 'toggle' | 'focus', { axis, entry: { module } }: Header): void {
    if (action === 'toggle') this.#listener.toggle(axis, module.path)
    else this.#listener.focusOn(module.path)
  }

  #openAt({ row, column }: Position): void {
    const [from, to] = [this.#rows[row - 1], this.#columns[column - 1]]
    const cell = from && to && this.#map?.cells[from.index]?.[to.index]
    if (cell) this.#listener.open(cell)
  }

  #activate(at: Position | undefined): void {
    if (!at) return
    this.#cellAt(this.#at)?.setAttribute('tabindex', '-1')
    this.#at = at
    this.#cellAt(at)?.setAttribute('tabindex', '0')
    const [row, column] = [this.#rows[at.row - 1], this.#columns[at.column - 1]]
    this.#listener.activate({ row: row?.module.path ?? '', column: column?.module.path ?? '' })
    this.#attend(at)
  }

  #attend(at: Position | undefined): void {
    if (!at) return
    for (const old of this.element.querySelectorAll('col.at')) old.classList.remove('at')
    if (at.column > 0) this.element.querySelectorAll('col')[at.column]?.classList.add('at')
    this.#listener.attend({ row: this.#rows[at.row - 1], column: this.#columns[at.column - 1] })
  }

  #headerAt({ row, column }: Position): Header | undefined {
    if ((row === 0) === (column === 0)) return undefined
    const [axis, entry] =
      row === 0 ? (['column', this.#columns[column - 1]] as const) : (['row', this.#rows[row - 1]] as const)
    return entry && { axis, entry }
  }

  #cellAt({ row, column }: Position): HTMLTableCellElement | undefined {
    return this.element.rows[row]?.cells[column]
  }
}

interface Header {
  readonly axis: 'row' | 'column'
  readonly entry: AxisEntry
}

/** Where the cell is that something happened in. */
function positionOfCell(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td, th') : null
  const row = cell?.parentElement
  return cell && row instanceof HTMLTableRowElement ? { row: row.rowIndex, column: cell.cellIndex } : undefined
}
