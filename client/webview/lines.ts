import type { BoundaryMap, MapPlace } from '../../server/src/protocol/boundary-map.ts'
import { button, element, shapeOf } from './elements.ts'
import type { MapWords } from './messages.ts'
import { type AxisEntry, fill, headerSentence, kinds, sentenceOf } from './model.ts'

/** Below the matrix: what the cell says that has the attention, and where that stands. */
export class StatusLine {
  readonly element = element('div', { class: 'line' })
  readonly #words: MapWords
  readonly #open: (place: MapPlace) => void

  constructor(words: MapWords, open: (place: MapPlace) => void) {
    this.#words = words
    this.#open = open
    this.element.append(words.help)
  }

  show(map: BoundaryMap, row: AxisEntry | undefined, column: AxisEntry | undefined): void {
    const words = this.#words
    if (!row || !column) {
      const header = row ?? column
      this.element.replaceChildren(header ? headerSentence(words, header.module) : words.help)
      return
    }
    const cell = map.cells[row.index]?.[column.index] ?? null
    const sentence = sentenceOf(words, cell, row.module.path, column.module.path)
    this.element.replaceChildren(
      element('span', {}, sentence),
      ...this.#link(map, cell?.rule, words.opensRule),
      ...this.#link(map, cell?.import, words.opensImport),
    )
  }

  #link({ places }: BoundaryMap, index: number | undefined, template: string): HTMLElement[] {
    const place = index === undefined ? undefined : places[index]
    if (!place) return []
    const label = fill(template, { place: place.label })
    // The cell itself leads there with Enter, so that these need no stop of the Tab key.
    return [button(label, () => this.#open(place), { class: 'link', tabindex: -1 })]
  }
}

/** What each shape stands for. */
export const legend = (words: MapWords): HTMLElement =>
  element(
    'ul',
    { class: 'legend', 'aria-label': words.legend },
    ...kinds.map(kind =>
      element('li', {}, element('span', { class: `shape ${kind}` }, shapeOf(kind)), words.kinds[kind]),
    ),
  )
