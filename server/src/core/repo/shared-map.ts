/**
 * A map that is handed out far more often than it changes: who has it keeps it as it was, because a change makes a copy
 * where somebody has it.
 */
export class SharedMap<Key, Value> {
  #map: Map<Key, Value>
  #isShared = false

  /** @param map which nobody else changes */
  constructor(map = new Map<Key, Value>()) {
    this.#map = map
  }

  /** As it is now, and for whoever asked, for ever. The same object as long as nothing changes. */
  get shared(): ReadonlyMap<Key, Value> {
    this.#isShared = true
    return this.#map
  }

  /** To be used at once and not kept. */
  get own(): Map<Key, Value> {
    if (this.#isShared) {
      this.#map = new Map(this.#map)
      this.#isShared = false
    }
    return this.#map
  }

  get(key: Key): Value | undefined {
    return this.#map.get(key)
  }
}
