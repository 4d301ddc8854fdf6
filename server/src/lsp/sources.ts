import type { Modules } from './modules.ts'

/** How often what was looked at is looked at again where nobody else tells, in milliseconds. */
const interval = 2000

/**
 * Notices that a Plumego is elsewhere than it was found: that "go mod download" or "go mod vendor" has run, that a
 * directory has appeared or is gone, that a setting of the go command is another. A look asks for the state of a few dozen
 * paths and reads none.
 */
export class Sources {
  readonly #modules: Modules
  readonly #changed: () => void
  readonly #watch: (paths: readonly string[]) => boolean
  #timer: ReturnType<typeof setInterval> | undefined

  /**
   * @param changed is called where any Plumego may be elsewhere
   * @param watch has the client watch paths; says whether it can
   */
  constructor(modules: Modules, changed: () => void, watch: (paths: readonly string[]) => boolean) {
    this.#modules = modules
    this.#changed = changed
    this.#watch = watch
  }

  /** Looks now. */
  readonly look = (): void => {
    if (this.#modules.forgetWhatChanged()) this.#changed()
  }

  /**
   * Looks again and again, as long as that is the only way to hear of it: a client may not watch, and what a watcher tells of
   * a directory that is yet to be made comes late or never.
   */
  follow(): void {
    const isWatched = this.#watch(this.#modules.lookedAt)
    const isNeeded = this.#modules.isAnyMissing || (this.#modules.isAnyUsed && !isWatched)
    if (isNeeded) this.#timer ??= setInterval(this.look, interval)
    else {
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }
}
