/**
 * What one line of YAML says by itself. Lines alone, and no parser, so that a file which is half typed is as good as
 * any. Columns are 0-based and count UTF-16 code units; a tab is one.
 */
export interface LineTokens {
  /** Columns of the dashes that the line begins with. */
  readonly dashes: readonly number[]
  /** Column of what follows the dashes; of the line's end, or its comment, where nothing does. */
  readonly start: number
  readonly key: KeyToken | undefined
  /** What stands behind the key, or the dashes where there is no key: blanks around it and comments left out. */
  readonly value: { readonly start: number; readonly end: number }
  /** Column of the `#` of a comment; the line's length where there is none. */
  readonly comment: number
}

export interface KeyToken {
  /** Without its quotes. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly colon: number
}

export function readLineTokens(line: string): LineTokens {
  const dashes: number[] = []
  let start = skipBlanks(line, 0)
  while (line[start] === '-' && isBlankAt(line, start + 1)) {
    dashes.push(start)
    start = skipBlanks(line, start + 1)
  }
  const comment = commentColumn(line, start)
  const key = readKey(line, start, comment)
  const from = Math.min(skipBlanks(line, key ? key.colon + 1 : start), comment)
  const end = Math.max(from, line.slice(0, comment).trimEnd().length)
  return { dashes, start: Math.min(start, comment), key, value: { start: from, end }, comment }
}

/** True where a text opens a collection in brackets. */
export const opensFlow = (text: string): boolean => text.startsWith('[') || text.startsWith('{')

/** A scalar without the quotes around it; the closing one may not be typed yet. */
export const unquoted = (text: string): string => {
  const quote = text[0]
  if (quote !== '"' && quote !== "'") return text
  return text.slice(1, text.length > 1 && text.endsWith(quote) ? -1 : undefined)
}

/** The next column at or behind one where no blank stands. */
export function skipBlanks(line: string, from: number): number {
  let at = from
  while (line[at] === ' ' || line[at] === '\t') at++
  return at
}

/** A blank, or the end of the line. */
const isBlankAt = (line: string, at: number): boolean => at >= line.length || line[at] === ' ' || line[at] === '\t'

/** The column behind a quoted text that begins at `start`; the line's length where it is not closed. */
function endOfQuoted(line: string, start: number): number {
  const quote = line[start]
  for (let at = start + 1; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++
    else if (line[at] === quote) {
      if (quote !== "'" || line[at + 1] !== "'") return at + 1
      at++
    }
  }
  return line.length
}

function commentColumn(line: string, start: number): number {
  for (let at = start; at < line.length; at++) {
    if (line[at] === '#' && (at === 0 || isBlankAt(line, at - 1))) return at
    // A quote opens a text only where a text may begin; elsewhere it is an apostrophe.
    if ((line[at] === '"' || line[at] === "'") && (at === start || /[:,[{]\s*$/.test(line.slice(start, at))))
      at = endOfQuoted(line, at) - 1
  }
  return line.length
}

function readKey(line: string, start: number, comment: number): KeyToken | undefined {
  if (start >= comment || /[[{|>&*!%@`]/.test(line[start] ?? '')) return undefined
  const isQuoted = line[start] === '"' || line[start] === "'"
  let colon = line.indexOf(':', isQuoted ? endOfQuoted(line, start) : start)
  while (colon >= 0 && !isBlankAt(line, colon + 1)) colon = isQuoted ? -1 : line.indexOf(':', colon + 1)
  if (colon < 0 || colon >= comment) return undefined
  const written = line.slice(start, colon).trimEnd()
  return { text: unquoted(written), start, end: start + written.length, colon }
}
