/** The closing halves of pairs that VS Code types along by default, on one line. */
export class AutoClosing {
  readonly #pairs: Readonly<Record<string, string>>
  readonly #closesInStrings: boolean
  /** Of those on the line that nobody typed yet, how far they stand from its end. */
  #distances: number[] = []

  /** @param closesInStrings whether a quote within a string is closed, too */
  constructor(pairs: Readonly<Record<string, string>>, closesInStrings: boolean) {
    this.#pairs = pairs
    this.#closesInStrings = closesInStrings
  }

  /** What is typed along behind a character: the closing half of its pair, or nothing. */
  closingOf(character: string, before: string, behind: string): string {
    const closing = this.#pairs[character]
    const isQuote = closing === character
    if (closing === undefined || !(isQuote ? /^(?:[;:.,=}\])>\s]|$)/ : /^(?:['"`;:.,=}\])>\s]|$)/).test(behind))
      return ''
    if (isQuote && (/\w$/.test(before) || (!this.#closesInStrings && isWithinString(before)))) return ''
    this.#distances.push(behind.length + 1)
    return closing
  }

  /** Whether a character is the closing half that stands there already, so that the cursor goes over it. */
  overtypes(character: string, behind: string): boolean {
    if (!behind.startsWith(character) || !this.#distances.includes(behind.length)) return false
    this.#distances = this.#distances.filter(distance => distance < behind.length)
    return true
  }

  /** Whether brackets have nothing between them but the cursor. */
  isBetweenBrackets(before: string, behind: string): boolean {
    const closing = this.#pairs[before.at(-1) ?? '']
    return closing !== undefined && closing !== before.at(-1) && behind.startsWith(closing)
  }

  /** Tells that only what stands behind the cursor is as it was. */
  keepOnly(behind: string): void {
    this.#distances = this.#distances.filter(distance => distance <= behind.length)
  }
}

const isWithinString = (before: string): boolean => (before.match(/["`]/g)?.length ?? 0) % 2 === 1
