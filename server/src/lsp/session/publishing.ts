import type { IsOver } from '../../core/rules/pause.ts'
import { attempt, type SessionListener } from './listener.ts'
import type { Entry, OpenWorkspaces } from './open-workspaces.ts'

/** What a letter asks for besides, its completion, comes right behind it: that goes before the rules. */
const settlingMs = 2
/** In manifests and specs VS Code asks 10 ms behind a letter, and the rules of a spec may take longer than that. */
const guidedSettlingMs = 12
/** So long checks what is not broken off to answer. */
const sliceMs = 8

/** Publishes what is found, once the messages that came together are read. */
export class Publishing {
  readonly #workspaces: OpenWorkspaces
  readonly #listener: SessionListener
  readonly #published: () => void
  readonly #modelRevision: () => number
  #isScheduled = false
  /** Those who wait until everything is published. */
  #waiting: (() => void)[] = []
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
    setTimeout(() => this.#goOn(), this.#settlingMs)
  }

  /** Resolves once what is found in the present state is published. */
  get done(): Promise<void> {
    return this.#isScheduled ? new Promise(resolve => this.#waiting.push(resolve)) : Promise.resolve()
  }

  /** Checks for a moment, again and again, so that what is asked meanwhile is answered in between. */
  #goOn(): void {
    const end = performance.now() + sliceMs
    const isOver = (): boolean => performance.now() > end
    if (!this.#workspaces.entries.every(entry => this.#prepare(entry, isOver))) setImmediate(() => this.#goOn())
    else this.#publishAll()
  }

  #publishAll(): void {
    this.#isScheduled = false
    const published = this.#workspaces.entries.filter(entry => this.#publish(entry))
    this.#published()
    if (this.#structureChanged() || published.length > 0) this.#listener.modelChanged()
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  /** @returns whether nothing is left to do before the findings can be told */
  #prepare({ workspace }: Entry, isOver: IsOver): boolean {
    return attempt(this.#listener, `checking ${workspace.root}`, () => workspace.prepare(isOver)) ?? true
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
