/**
 * Go's `strings` functions where JavaScript's own differ: the line readings must trim exactly what Plumego's programs
 * trim. `strings.TrimSpace` trims U+0085 and not U+FEFF; `String.prototype.trim` does it the other way round.
 */

const isSpace = (code: number): boolean =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code >= 0x85 &&
      (code === 0x85 ||
        code === 0xa0 ||
        code === 0x1680 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x3000)

const isQuote = (code: number): boolean => code === 34 || code === 39
const isBlank = (code: number): boolean => code === 32 || code === 9

/** Of nearly every piece that is to be trimmed, both ends are letters: one look at each is enough then. */
const mayBeSpace = (code: number): boolean => !(code > 32 && code < 0x85)

/** Moves both ends of `[start, end)` in `text` inwards over characters that `drop` names. */
function shrink(text: string, start: number, end: number, drop: (code: number) => boolean): [number, number] {
  while (start < end && drop(text.charCodeAt(start))) start++
  while (end > start && drop(text.charCodeAt(end - 1))) end--
  return [start, end]
}

/** `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  const [start, end] = shrink(text, 0, text.length, isSpace)
  return text.slice(start, end)
}

/** `strings.ToLower`, where it matters: JavaScript makes two characters of a dotted capital I, and Go one. */
export const toLower = (text: string): string => text.replaceAll('\u0130', 'i').toLowerCase()

/** `strings.TrimRight(text, " \t")`. */
export function trimRightBlanks(text: string): string {
  let end = text.length
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** A part of a text and where it stands: `start` and `end` are offsets in the whole text, in UTF-16 code units. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `strings.TrimSpace` that remembers where the rest stands. */
export function trimPiece(piece: Piece): Piece {
  const { text } = piece
  if (!mayBeSpace(text.charCodeAt(0)) && !mayBeSpace(text.charCodeAt(text.length - 1))) return piece
  const [start, end] = shrink(text, 0, text.length, isSpace)
  return { text: text.slice(start, end), start: piece.start + start, end: piece.start + end }
}

/** `strings.Trim(text, "\"'")` that remembers where the rest stands: any number of either quote at each end. */
export function trimQuotes(piece: Piece): Piece {
  const { text } = piece
  if (!isQuote(text.charCodeAt(0)) && !isQuote(text.charCodeAt(text.length - 1))) return piece
  const [start, end] = shrink(text, 0, text.length, isQuote)
  return { text: text.slice(start, end), start: piece.start + start, end: piece.start + end }
}

/** The part of `piece` from `from` to `to`, both counted within it. */
export function slicePiece(piece: Piece, from: number, to = piece.text.length): Piece {
  return { text: piece.text.slice(from, to), start: piece.start + from, end: piece.start + to }
}

/** How Plumego's programs read most scalars: trimmed, then freed of quotes, and not trimmed again. */
export const cleanScalar = (piece: Piece): Piece => trimQuotes(trimPiece(piece))

/** The same of a text whose place does not matter. */
export function cleanText(text: string): string {
  const last = text.length - 1
  if (isPlainEnd(text.charCodeAt(0)) && isPlainEnd(text.charCodeAt(last))) return text
  return cleanScalar({ text, start: 0, end: text.length }).text
}

const isPlainEnd = (code: number): boolean => !mayBeSpace(code) && !isQuote(code)

/** The number of spaces, and only spaces, that a line begins with. */
export function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent++
  return indent
}

const spaces = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u

/** `strings.Fields`. */
export const cutFields = (text: string): string[] => text.split(spaces).filter(field => field !== '')
