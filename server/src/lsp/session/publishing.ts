import { attempt, type SessionListener } from './listener.ts'
import type { Entry, OpenWorkspaces } from './open-workspaces.ts'

/** What a letter asks for besides, its completion, comes right behind it: that goes before the rules. */
const settlingMs = 2
/** In manifests and specs VS Code asks 10 ms behind a letter, and the rules of a spec may take longer than that. */
const guidedSettlingMs = 12

/** Publishes what is found, once the messages that came together are read. */
export class Publishing {
  readonly #workspaces: OpenWorkspaces
  readonly #listener: SessionListener
  readonly #published: () => void
  readonly #modelRevision: () => number
  #isScheduled = false
  #settlingMs = settlingMs
  #publishedStructure = ''

  /**
   * @param published is called after each round
   * @param modelRevision changes with what is known of any Plumego that is used
   */
  constructor(
    workspaces: OpenWorkspaces,
    listener: SessionListener,
    published: () => void,
    modelRevision: () => number,
  ) {
    this.#workspaces = workspaces
    this.#listener = listener
    this.#published = published
    this.#modelRevision = modelRevision
  }

  /** Takes what kind of file was changed last. @param isGuided whether it is a manifest or a spec */
  settleAfter(isGuided: boolean): void {
    this.#settlingMs = isGuided ? guidedSettlingMs : settlingMs
  }

  /**
   * Answers once the messages that came together are read, and only for the state after the last of them. A timer and
   * not an immediate, because the connection reads one message an immediate.
   */
  schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setTimeout(() => {
      this.#isScheduled = false
      const published = this.#workspaces.entries.filter(entry => this.#publish(entry))
      this.#published()
      if (this.#structureChanged() || published.length > 0) this.#listener.modelChanged()
    }, this.#settlingMs)
  }

  /** Whether the client was told anything new. */
  #publish({ workspace, publisher }: Entry): boolean {
    const publish = (): boolean => publisher.publish(this.#workspaces.isShown(workspace))
    return attempt(this.#listener, `checking ${workspace.root}`, publish) ?? false
  }

  /** Whether more than the imports of Go files changed since this was last asked. */
  #structureChanged(): boolean {
    const own = this.#workspaces.all.map(({ root, snapshot }) => `${root}\0${snapshot.structureRevision}`)
    const structure = [this.#modelRevision(), ...own].join('\0')
    if (structure === this.#publishedStructure) return false
    this.#publishedStructure = structure
    return true
  }
}
