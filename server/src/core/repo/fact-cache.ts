import type { Reading } from '../text/reading.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Counters } from './counters.ts'

/** Facts by text and reading. Texts are held weakly: a fact goes when the last snapshot with its text goes. */
export class FactCache {
  readonly #byText = new WeakMap<SourceText, Map<Reading<unknown>, unknown>>()
  readonly #counters: Counters

  constructor(counters: Counters) {
    this.#counters = counters
  }

  get<Fact>(source: SourceText, reading: Reading<Fact>): Fact {
    let facts = this.#byText.get(source)
    if (!facts) {
      facts = new Map()
      this.#byText.set(source, facts)
    }
    if (!facts.has(reading)) {
      this.#counters.textsParsed++
      facts.set(reading, reading(source))
    }
    // The map holds under each reading what that very reading returned, which the type system cannot say.
    return facts.get(reading) as Fact
  }
}
