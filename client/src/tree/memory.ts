import type { Memento } from 'vscode'

interface Remembered {
  /** Rows that a person opened or closed, by id. */
  readonly expanded: Readonly<Record<string, boolean>>
  readonly selected?: string
}

/** As many rows are remembered as anybody may have opened. */
const most = 500

/** What a person did to a view, kept for the workspace over reloads of the window. */
export class TreeMemory<More extends object = object> {
  readonly #state: Memento
  readonly #key: string
  #known: Remembered & Partial<More>

  /** @param key under which it is kept, of each view its own */
  constructor(state: Memento, key: string) {
    this.#state = state
    this.#key = key
    this.#known = state.get<Remembered & Partial<More>>(key) ?? nothing<More>()
  }

  isExpanded(id: string): boolean | undefined {
    return this.#known.expanded[id]
  }

  setExpanded(id: string, isExpanded: boolean): void {
    const { [id]: _, ...others } = this.#known.expanded
    const kept = Object.entries(others).slice(-most)
    this.keep({ ...this.#known, expanded: { ...Object.fromEntries(kept), [id]: isExpanded } })
  }

  get selected(): string | undefined {
    return this.#known.selected
  }

  setSelected(id: string): void {
    this.keep({ ...this.#known, selected: id })
  }

  protected get known(): Remembered & Partial<More> {
    return this.#known
  }

  protected keep(known: Remembered & Partial<More>): void {
    this.#known = known
    void this.#state.update(this.#key, known)
  }
}

function nothing<More>(): Remembered & Partial<More> {
  // Of what is optional nothing need be there, which the type system cannot say of a type parameter.
  return { expanded: {} } as Remembered & Partial<More>
}
