import type { Position, Range, Span } from './position.ts'

const lf = 10
const cr = 13
const bom = '\ufeff'

/** One line as Plumego's programs see it: it ends at LF, and a CR before the LF is not part of it. */
export interface Line {
  /** Without its line end. */
  readonly text: string
  /** Offset of its first character in the whole text. */
  readonly start: number
}

/**
 * The text of one file. It keeps what the file holds, a byte order mark included, because Plumego's programs see it;
 * positions leave the mark out, because editors strip it.
 */
export class SourceText {
  readonly text: string
  #lineStarts: number[] | undefined
  #lines: readonly Line[] | undefined

  constructor(text: string) {
    this.text = text
  }

  /** True where the text begins with a byte order mark. */
  get hasMark(): boolean {
    return this.text.startsWith(bom)
  }

  /** The lines as Plumego's programs read them, without the empty one behind a final LF. Split once, on demand. */
  get lines(): readonly Line[] {
    this.#lines ??= splitLines(this.text)
    return this.#lines
  }

  /** Where an offset of the text lies; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const starts = this.#starts()
    const target = Math.max(0, Math.min(offset, this.text.length))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= target) low = middle
      else high = middle - 1
    }
    return { line: low, character: Math.max(0, target - starts[low]!) }
  }

  /** The offset of a position; one behind a line's end is moved to that end, one behind the last line to the text's. */
  offsetAt(position: Position): number {
    const starts = this.#starts()
    const start = starts[position.line]
    if (start === undefined) return position.line < 0 ? 0 : this.text.length
    return Math.min(start + Math.max(0, position.character), this.#endOfLine(position.line))
  }

  range(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) }
  }

  /** The text of one editor line (0-based), without its line end; empty where there is no such line. */
  lineText(line: number): string {
    const start = this.#starts()[line]
    return start === undefined ? '' : this.text.slice(start, this.#endOfLine(line))
  }

  /** How many lines an editor shows; at least one. */
  get lineCount(): number {
    return this.#starts().length
  }

  /** The line end that the text uses first, LF where it has none: what an inserted line should end with. */
  get lineEnd(): string {
    const index = this.text.indexOf('\n')
    return index > 0 && this.text.charCodeAt(index - 1) === cr ? '\r\n' : '\n'
  }

  #endOfLine(line: number): number {
    let end = this.#starts()[line + 1] ?? this.text.length
    if (line + 1 < this.#starts().length) {
      if (this.text.charCodeAt(end - 1) === lf) end--
      if (this.text.charCodeAt(end - 1) === cr) end--
    }
    return Math.max(end, this.#starts()[line] ?? 0)
  }

  /** Editors end a line at LF, CR LF and a lone CR alike. */
  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts
    const starts = [this.hasMark ? 1 : 0]
    if (!this.text.includes('\r')) {
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1)
      this.#lineStarts = starts
      return starts
    }
    for (let i = 0; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i)
      if (code === lf || (code === cr && this.text.charCodeAt(i + 1) !== lf)) starts.push(i + 1)
    }
    this.#lineStarts = starts
    return starts
  }
}

function splitLines(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const visibleEnd = end > start && text.charCodeAt(end - 1) === cr ? end - 1 : end
    lines.push({ text: text.slice(start, visibleEnd), start })
    start = end + 1
  }
  return lines
}
