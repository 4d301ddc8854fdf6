/** A place in a document: `line` and `character` are 0-based; `character` counts UTF-16 code units (LSP's default). */
export interface Position {
  readonly line: number
  readonly character: number
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Offsets into a text, in UTF-16 code units, from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Negative, zero or positive, as `a` lies before, at or behind `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}

/** True where the two ranges share a place; an empty range touches the range that it stands in or at the edge of. */
export function rangesTouch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0
}
