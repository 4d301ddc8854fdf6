import type { FileIndex, Indexer } from './file-index.ts'
import { Reads, Recorder } from './reads.ts'

/** A question about a state, such as which packages it has. It is one function for as long as the program runs. */
export type Question<State, Key, Answer> = (state: State, key: Key) => Answer

interface Kept<State> {
  readonly answer: unknown
  readonly reads: Reads<State>
  /** Of the last state that it was found to hold for. */
  revision: number
}

/** A state that can say whether it looks as an earlier one, by what was looked at there. */
export interface Asked<State> {
  readonly revision: number
  looksAs(reads: Reads<State>, revision?: number): boolean
}

type ByKey<State> = Map<unknown, Kept<State>>

/** Answers that nobody asked for while so many states were asked are forgotten. */
const statesOfGeneration = 200

/** What questions came to, each kept for as long as all that it looked at is the same. */
export class Answers<State extends Asked<State>> {
  readonly #recorder: Recorder<State>
  #kept = new Map<Question<State, never, unknown>, ByKey<State>>()
  #earlier = new Map<Question<State, never, unknown>, ByKey<State>>()
  #revision: number | undefined
  #states = 0

  constructor(recorder: Recorder<State>) {
    this.#recorder = recorder
  }

  /** @returns the answer, and what it hangs on */
  ask<Key, Answer>(state: State, question: Question<State, Key, Answer>, key: Key): readonly [Answer, Reads<State>] {
    this.#takeState(state)
    const known = this.#kept.get(question)?.get(key) ?? this.#earlier.get(question)?.get(key)
    if (known && holdsFor(known, state)) {
      this.#keep(question, key, known)
      // What is kept under a question is what that very question returned, which the type system cannot say.
      return [known.answer as Answer, known.reads]
    }
    const reads = new Reads<State>()
    const answer = this.#recorder.record(reads, () => question(state, key))
    this.#keep(question, key, { answer, reads, revision: state.revision })
    return [answer, reads]
  }

  #keep(question: Question<State, never, unknown>, key: unknown, kept: Kept<State>): void {
    const byKey = this.#kept.get(question)
    if (byKey) byKey.set(key, kept)
    else this.#kept.set(question, new Map([[key, kept]]))
  }

  #takeState(state: State): void {
    if (state.revision === this.#revision) return
    this.#revision = state.revision
    if (++this.#states % statesOfGeneration !== 0) return
    this.#earlier = this.#kept
    this.#kept = new Map()
  }
}

function holdsFor<State extends Asked<State>>(kept: Kept<State>, state: State): boolean {
  if (kept.revision === state.revision) return true
  if (!state.looksAs(kept.reads, kept.revision)) return false
  kept.revision = state.revision
  return true
}

/** What the states of one repository share: who notes what is looked at, and what is known of them. */
export interface Memory<State extends Asked<State>> {
  readonly recorder: Recorder<State>
  readonly answers: Answers<State>
  readonly indexes: Map<Indexer, FileIndex>
  /** The same without foreign files. */
  readonly ownAnswers: Answers<State>
  readonly ownIndexes: Map<Indexer, FileIndex>
}

/** @param recorder that of the states that these are tried beside */
export function newMemory<State extends Asked<State>>(recorder = new Recorder<State>()): Memory<State> {
  return {
    recorder,
    answers: new Answers(recorder),
    indexes: new Map(),
    ownAnswers: new Answers(recorder),
    ownIndexes: new Map(),
  }
}
