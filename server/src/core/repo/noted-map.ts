/** Is told what is looked at in a map: one value, whether there is one, which keys there are, or all of it. */
export interface MapNotes<Value> {
  value(key: string, seen: Value | undefined): void
  presence(key: string, seen: boolean): void
  keys(): void
  all(): void
}

/** A map that tells what is looked at in it. */
export class NotedMap<Value> implements ReadonlyMap<string, Value> {
  readonly #map: ReadonlyMap<string, Value>
  readonly #notes: MapNotes<Value>

  constructor(map: ReadonlyMap<string, Value>, notes: MapNotes<Value>) {
    this.#map = map
    this.#notes = notes
  }

  get(key: string): Value | undefined {
    const value = this.#map.get(key)
    this.#notes.value(key, value)
    return value
  }

  has(key: string): boolean {
    const isThere = this.#map.has(key)
    this.#notes.presence(key, isThere)
    return isThere
  }

  get size(): number {
    this.#notes.keys()
    return this.#map.size
  }

  keys(): MapIterator<string> {
    this.#notes.keys()
    return this.#map.keys()
  }

  values(): MapIterator<Value> {
    this.#notes.all()
    return this.#map.values()
  }

  entries(): MapIterator<[string, Value]> {
    this.#notes.all()
    return this.#map.entries()
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(call: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this)
  }
}
