/** Looks something up in a state, such as the text of a path. It is one function for as long as the program runs. */
export type Look<State, Key = unknown> = (state: State, key: Key) => unknown

/** What an evaluation looked at in a state, and what it saw: where all of that is the same, it comes to the same. */
export class Reads<State> {
  readonly #seen = new Map<Look<State, never>, Map<unknown, unknown>>()

  note<Key>(look: Look<State, Key>, key: Key, seen: unknown): void {
    const byKey = this.#seen.get(look)
    if (!byKey) this.#seen.set(look, new Map([[key, seen]]))
    else if (!byKey.has(key)) byKey.set(key, seen)
  }

  /** Takes what another evaluation looked at, on which this one hangs. */
  include(other: Reads<State>): void {
    for (const [look, byKey] of other.#seen) {
      for (const [key, seen] of byKey) this.note(look as Look<State>, key, seen)
    }
  }

  /** Whether some of it may be other than it was. */
  some(mayDiffer: MayDiffer<State>): boolean {
    for (const [look, byKey] of this.#seen) if (mayDiffer(look as Look<State>, byKey)) return true
    return false
  }

  /** Whether another state shows all of it as it was. */
  holdFor(state: State): boolean {
    for (const [look, byKey] of this.#seen) {
      // Each look is kept with the keys that it was given, which the type system cannot say.
      const see = look as Look<State>
      for (const [key, seen] of byKey) if (see(state, key) !== seen) return false
    }
    return true
  }
}

/** Whether a look at a key may show something else than in an earlier state. */
export type MayDiffer<State> = (look: Look<State>, keys: ReadonlyMap<unknown, unknown>) => boolean

/** Notes what is looked at, for the evaluation that runs: one inside another notes for itself. */
export class Recorder<State> {
  #current: Reads<State> | undefined

  get isRecording(): boolean {
    return this.#current !== undefined
  }

  note<Key>(look: Look<State, Key>, key: Key, seen: unknown): void {
    this.#current?.note(look, key, seen)
  }

  include(reads: Reads<State>): void {
    this.#current?.include(reads)
  }

  /** Runs an evaluation and adds what it looks at to `reads`. @param reads undefined where nobody wants to know */
  record<Answer>(reads: Reads<State> | undefined, run: () => Answer): Answer {
    const before = this.#current
    this.#current = reads
    try {
      return run()
    } finally {
      this.#current = before
    }
  }
}

/**
 * One look for each of what it is made for, such as a question: one at a state, and one at what is its own of it.
 * @param see looks with what the look is made for
 */
export function lookFor<State extends { readonly own: State }, Subject extends WeakKey>(
  see: (state: State, subject: Subject, key: unknown) => unknown,
): (subject: Subject, isOwn?: boolean) => Look<State> {
  const known = new WeakMap<Subject, Readonly<Record<'whole' | 'own', Look<State>>>>()
  return (subject, isOwn = false) => {
    let both = known.get(subject)
    if (!both) {
      both = { whole: (state, key) => see(state, subject, key), own: (state, key) => see(state.own, subject, key) }
      known.set(subject, both)
    }
    return both[isOwn ? 'own' : 'whole']
  }
}
