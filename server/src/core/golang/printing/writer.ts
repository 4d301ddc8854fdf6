const newline = 10

/** A type or a value as go/printer writes it, line ends included; blanks at the start of a line are left out. */
export interface Printed {
  readonly text: string
  /** False where the body of a function stands in it: that is told as it is written, and go/printer may lay it out anew. */
  readonly isExact: boolean
}

/** The 1-based lines of a Go file, by byte offsets. Lines end at LF alone, as Go counts them. */
export class Lines {
  readonly #starts: number[] = [0]

  constructor(bytes: Uint8Array) {
    for (let i = bytes.indexOf(newline); i >= 0; i = bytes.indexOf(newline, i + 1)) this.#starts.push(i + 1)
  }

  at(offset: number): number {
    const starts = this.#starts
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return high
  }
}

/** By operators: what may not follow closely, lest both be read as another one. */
const merging: ReadonlyMap<string, string> = new Map(
  Object.entries({ '+': '+', '-': '-', '/': '*', '<': '-<', '&': '&^' }),
)
const integer = /^(?:0[xX][\da-fA-F_]+|0[bBoO][\d_]+|\d[\d_]*)$/

/**
 * What go/printer has written: tokens with nothing, a blank or a line end between them. How many blanks there are, and
 * how lines are indented, is not told, for nobody who uses this looks at it.
 */
export class Writer {
  /** Where in the source the printer believes to be: the line of what was written last, or of what comes next. */
  line = 1
  readonly lines: Lines
  #text = ''
  #gap: '' | ' ' | '\n' = ''
  #last = ''

  constructor(lines: Lines) {
    this.lines = lines
  }

  get text(): string {
    return this.#text
  }

  /** @param offset of what comes next */
  at(offset: number): void {
    this.line = this.lines.at(offset)
  }

  blank(): void {
    if (this.#gap === '') this.#gap = ' '
    this.#last = ''
  }

  newline(): void {
    this.#gap = '\n'
    this.#last = ''
  }

  /** What the printer does not see as following closely: lines that were indented end here. */
  outdent(): void {
    this.#last = ''
  }

  /**
   * Ends the line where the source does.
   * @param line where what comes next stands in the source
   * @returns whether it did
   */
  lineBreak(line: number): boolean {
    if (line <= this.line) return false
    this.newline()
    return true
  }

  /** An operator or a keyword. */
  token(text: string): void {
    const first = text.charAt(0)
    if (merging.get(this.#last)?.includes(first) || (first === '.' && integer.test(this.#last))) this.blank()
    this.word(text)
  }

  /** Anything else that is one token. */
  word(text: string): void {
    this.#text += this.#gap + text
    this.#gap = ''
    this.#last = text
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.line++
  }
}
