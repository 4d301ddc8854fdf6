/** Looks something up in a state, such as the text of a path. It is one function for as long as the program runs. */
export type Look<State, Key = unknown> = (state: State, key: Key) => unknown

/** Whether a look at a key may show something else than in an earlier state. */
export type MayDiffer<State> = (look: Look<State>, key: unknown, seen: unknown) => boolean

/** Most evaluations look at a few things: so many are gone through one by one. */
const few = 24

/** What an evaluation looked at in a state, and what it saw: where all of that is the same, it comes to the same. */
export class Reads<State> {
  readonly #looks: Look<State>[] = []
  readonly #keys: unknown[] = []
  readonly #seen: unknown[] = []
  /** The keys of each look, once they are many. */
  #known: Map<Look<State>, Set<unknown>> | undefined

  note<Key>(look: Look<State, Key>, key: Key, seen: unknown): void {
    // A look is kept with keys that it was given, which the type system cannot say.
    this.#add(look as Look<State>, key, seen)
  }

  #add(look: Look<State>, key: unknown, seen: unknown): void {
    if (this.#has(look, key)) return
    this.#looks.push(look)
    this.#keys.push(key)
    this.#seen.push(seen)
    if (this.#known) this.#know(look, key)
    else if (this.#looks.length > few) {
      this.#known = new Map()
      for (const [i, one] of this.#looks.entries()) this.#know(one, this.#keys[i])
    }
  }

  #know(look: Look<State>, key: unknown): void {
    const keys = this.#known?.get(look)
    if (keys) keys.add(key)
    else this.#known?.set(look, new Set([key]))
  }

  #has(look: Look<State>, key: unknown): boolean {
    if (this.#known) return this.#known.get(look)?.has(key) ?? false
    for (let i = this.#looks.length - 1; i >= 0; i--) if (this.#keys[i] === key && this.#looks[i] === look) return true
    return false
  }

  /** Takes what another evaluation looked at, on which this one hangs. */
  include(other: Reads<State>): void {
    for (const [i, look] of other.#looks.entries()) this.#add(look, other.#keys[i], other.#seen[i])
  }

  /** Whether some of it may be other than it was. */
  some(mayDiffer: MayDiffer<State>): boolean {
    return this.#looks.some((look, i) => mayDiffer(look, this.#keys[i], this.#seen[i]))
  }

  /** Whether another state shows all of it as it was. */
  holdFor(state: State): boolean {
    return this.#looks.every((look, i) => look(state, this.#keys[i]) === this.#seen[i])
  }
}

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
