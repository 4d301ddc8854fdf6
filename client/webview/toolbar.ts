import { button, element } from './elements.ts'
import { icons } from './icons.ts'
import type { Answer, MapWords } from './messages.ts'

interface ToolbarListener {
  filter(text: string): void
  expand(): void
  collapse(): void
  export(): void
}

/** Above the map: what is shown of it, and what can be made of it. */
export class Toolbar {
  readonly element: HTMLElement
  /** What is said where the filter leaves nothing. */
  readonly noneLeft: HTMLElement
  readonly #forMatrix: readonly HTMLElement[]
  readonly #export: HTMLElement

  constructor(words: MapWords, filter: string, listener: ToolbarListener) {
    const field = element('input', { type: 'search', placeholder: words.filter, 'aria-label': words.filter })
    field.value = filter
    field.addEventListener('input', () => listener.filter(field.value))
    this.#forMatrix = [
      field,
      button(words.expandAll, () => listener.expand(), {}, icons.expandAll()),
      button(words.collapseAll, () => listener.collapse(), {}, icons.collapseAll()),
    ]
    this.#export = button(words.export, () => listener.export(), { class: 'export' }, icons.export())
    this.noneLeft = element('p', { class: 'none', role: 'status' }, words.noneLeft)
    this.element = element(
      'div',
      { class: 'toolbar' },
      element('h1', {}, words.title),
      ...this.#forMatrix,
      this.#export,
    )
  }

  /** Shows what there is to do with what is shown. */
  setMode(mode: Answer['type']): void {
    for (const one of this.#forMatrix) one.hidden = mode !== 'map'
    this.#export.hidden = mode === 'notice'
  }
}
