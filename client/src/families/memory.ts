import type { Memento } from 'vscode'
import { type Arrangement, asThePage } from './arrange.ts'

const key = 'plumego.families'

interface Remembered {
  /** Rows that a person opened or closed, by id. */
  readonly expanded: Readonly<Record<string, boolean>>
  readonly selected?: string
  readonly arrangement?: Arrangement
}

/** As many rows are remembered as anybody may have opened. */
const most = 500

/** What a person did to the view, kept for the workspace over reloads of the window. */
export class FamilyMemory {
  readonly #state: Memento
  #known: Remembered

  constructor(state: Memento) {
    this.#state = state
    this.#known = state.get<Remembered>(key) ?? { expanded: {} }
  }

  isExpanded(id: string): boolean | undefined {
    return this.#known.expanded[id]
  }

  setExpanded(id: string, isExpanded: boolean): void {
    const { [id]: _, ...others } = this.#known.expanded
    const kept = Object.entries(others).slice(-most)
    this.#keep({ ...this.#known, expanded: { ...Object.fromEntries(kept), [id]: isExpanded } })
  }

  get selected(): string | undefined {
    return this.#known.selected
  }

  setSelected(id: string): void {
    this.#keep({ ...this.#known, selected: id })
  }

  get arrangement(): Arrangement {
    return this.#known.arrangement ?? asThePage
  }

  setArrangement(arrangement: Arrangement): void {
    this.#keep({ ...this.#known, arrangement })
  }

  #keep(known: Remembered): void {
    this.#known = known
    void this.#state.update(key, known)
  }
}
