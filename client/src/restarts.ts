const windowMs = 3 * 60_000
const most = 4

/** Counts how often a server that ended by itself was started again: one that ends again and again stays down. */
export class Restarts {
  #times: number[] = []

  /** Whether one more is allowed, which counts then: at most four within three minutes. @param now milliseconds */
  take(now: number): boolean {
    this.#times = this.#times.filter(time => now - time < windowMs)
    if (this.#times.length >= most) return false
    this.#times.push(now)
    return true
  }

  /** Begins anew: a person wants it to run. */
  clear(): void {
    this.#times = []
  }
}
