/**
 * What is known of files, by path: it never changes. A state with one file more or another one shares most of this one,
 * so that it costs the same however many files there are.
 */
export class FileMap<Value> implements ReadonlyMap<string, Value> {
  readonly #base: ReadonlyMap<string, Value>
  /** What is other than in the base; undefined for what is gone. */
  readonly #changed: ReadonlyMap<string, Value | undefined>
  #merged: ReadonlyMap<string, Value> | undefined
  readonly size: number
  /** The same object for as long as there are the same paths. */
  readonly paths: object

  /** @param base as it is at first, and never changed */
  constructor(
    base: ReadonlyMap<string, Value> = new Map(),
    changed: ReadonlyMap<string, Value | undefined> = new Map(),
    size = base.size,
    paths: object = {},
  ) {
    this.#base = base
    this.#changed = changed
    this.size = size
    this.paths = paths
  }

  get(path: string): Value | undefined {
    return this.#changed.size > 0 && this.#changed.has(path) ? this.#changed.get(path) : this.#base.get(path)
  }

  has(path: string): boolean {
    return this.get(path) !== undefined
  }

  /** The same with another value. @param value undefined where the path is to be gone */
  with(path: string, value: Value | undefined): FileMap<Value> {
    const before = this.get(path)
    if (before === value) return this
    const step = Number(value !== undefined) - Number(before !== undefined)
    const changed = new Map(this.#changed)
    changed.set(path, value)
    const paths = step === 0 ? this.paths : {}
    if (changed.size ** 2 <= mostChanged + this.#base.size) {
      return new FileMap(this.#base, changed, this.size + step, paths)
    }
    const next = new FileMap(this.#base, changed, this.size + step)
    return new FileMap(next.#whole, new Map(), next.size, paths)
  }

  /** The paths at which another map holds something else. */
  differences(other: FileMap<Value>): Set<string> {
    if (other === this) return new Set()
    const isAkin = other.#base === this.#base
    const paths = isAkin ? [this.#changed, other.#changed] : [this.#whole, other.#whole]
    const different = new Set<string>()
    for (const one of paths) for (const path of one.keys()) if (this.get(path) !== other.get(path)) different.add(path)
    return different
  }

  entries(): MapIterator<[string, Value]> {
    return this.#whole.entries()
  }

  keys(): MapIterator<string> {
    return this.#whole.keys()
  }

  values(): MapIterator<Value> {
    return this.#whole.values()
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(call: (value: Value, path: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [path, value] of this.#whole) call(value, path, this)
  }

  /** Only who looks at every file pays for every file. */
  get #whole(): ReadonlyMap<string, Value> {
    if (this.#changed.size === 0) return this.#base
    if (!this.#merged) {
      const merged = new Map(this.#base)
      for (const [path, value] of this.#changed) {
        if (value === undefined) merged.delete(path)
        else merged.set(path, value)
      }
      this.#merged = merged
    }
    return this.#merged
  }
}

/** A small map is copied whole rather late. */
const mostChanged = 400
