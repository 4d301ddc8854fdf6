/**
 * A map that is handed out far more often than it changes: who has it keeps it as it was, because a change makes a copy
 * where somebody has it.
 */
export class SharedMap<Key, Value> {
  #map: ReadonlyMap<Key, Value>
  /** A copy of `#map` that nobody else has seen, where there is one: then it is `#map`. */
  #own: Map<Key, Value> | undefined

  /** @param map as it is at first, and never changed */
  constructor(map: ReadonlyMap<Key, Value> = new Map()) {
    this.#map = map
  }

  /** As it is now, and for whoever asked, for ever. The same object as long as nothing changes. */
  get shared(): ReadonlyMap<Key, Value> {
    this.#own = undefined
    return this.#map
  }

  /** To be used at once and not kept. */
  get own(): Map<Key, Value> {
    this.#own ??= new Map(this.#map)
    this.#map = this.#own
    return this.#own
  }

  get(key: Key): Value | undefined {
    return this.#map.get(key)
  }
}
