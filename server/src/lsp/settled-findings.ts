import type { Finding } from '../core/findings/finding.ts'
import type { LastEdit } from '../core/typing/unfinished.ts'

/** What is typed into, and what the rules find there. */
export interface TypedInto {
  /** Everything that the rules find in the present state. */
  readonly findings: readonly Finding[]
  /** The last edit, where the typing has not rested since. */
  readonly lastEdit: LastEdit | undefined
  /** The place of the word that the last edit is in the middle of; undefined where it is in none. */
  readonly unfinishedPlace: string | undefined
  /** Whether anything but that one place has changed since this was last asked. */
  takeOtherChanges(): boolean
  /** Takes that the typing rests. */
  settle(): void
}

/** Runs something after so many milliseconds; the answer keeps it from running. */
export type Delay = (run: () => void, ms: number) => () => void

/** How long nobody types where the typing rests. */
export const restMs = 1000

const timeout: Delay = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * The findings that are told, between the rules and whoever shows them. While somebody is in the middle of a word, what
 * is found only because of that, in whatever file, waits: until the typing rests, the file is saved, or the typing goes
 * on elsewhere. What is mended goes at once, and so is told whatever else is found.
 */
export class SettledFindings {
  readonly #source: TypedInto
  readonly #delay: Delay
  /** Those that were told last, and those that waited, by what identifies them; undefined before the first look. */
  #told: ReadonlySet<string> | undefined
  #waiting: ReadonlySet<string> = new Set()
  /** Where the word stands that they wait for. */
  #place: string | undefined
  /** The edit after which the typing is awaited to rest, and what ends that. */
  #awaited: { readonly edit: LastEdit | undefined; readonly stop: () => void } | undefined

  constructor(source: TypedInto, delay: Delay = timeout) {
    this.#source = source
    this.#delay = delay
  }

  /** Those to tell of the present findings, in their order. */
  take(): readonly Finding[] {
    const { findings } = this.#source
    const ids = findings.map(identityOf)
    const waiting = this.#takeWaiting(ids)
    this.#told = new Set(ids.filter(id => !waiting.has(id)))
    this.#waiting = waiting
    this.#awaitRest()
    return waiting.size === 0 ? findings : findings.filter((_, index) => !waiting.has(ids[index]!))
  }

  /** Waits for nothing any more. */
  dispose(): void {
    this.#awaited?.stop()
  }

  #takeWaiting(ids: readonly string[]): ReadonlySet<string> {
    const told = this.#told
    const hasOtherChanges = this.#source.takeOtherChanges()
    const fresh = told ? ids.filter(id => !told.has(id)) : []
    const place = fresh.length > 0 ? this.#source.unfinishedPlace : undefined
    const isSamePlace = place === this.#place
    this.#place = place
    if (place === undefined) return none
    // Of what comes while something else has changed, nobody knows that it is only for the word; and what waited for
    // another word has waited enough.
    return new Set(fresh.filter(id => (this.#waiting.has(id) ? isSamePlace : !hasOtherChanges)))
  }

  #awaitRest(): void {
    const { lastEdit } = this.#source
    if (this.#waiting.size > 0 && this.#awaited?.edit === lastEdit) return
    this.#awaited?.stop()
    this.#awaited =
      this.#waiting.size > 0 ? { edit: lastEdit, stop: this.#delay(() => this.#source.settle(), restMs) } : undefined
  }
}

const none: ReadonlySet<string> = new Set()

const identityOf = ({ check, code, file, key }: Finding): string => JSON.stringify([check, code, file, key])
