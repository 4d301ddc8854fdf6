/** How many lines a reader is given above and below what matters. */
const context = 2
/** A text of no more lines is shown whole. */
const short = 12

/**
 * Where two texts differ, as line numbers (0-based) of each. A line that one of them lacks counts in both: in the one
 * without it, the lines around the gap do.
 */
export function differingLines(a: readonly string[], b: readonly string[]): { inA: number[]; inB: number[] } {
  const common = commonLengths(a, b)
  const length = (i: number, j: number): number => common[i]?.[j] ?? 0
  const inA: number[] = []
  const inB: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    } else if (i < a.length && length(i + 1, j) >= length(i, j + 1)) {
      inB.push(j - 1, j)
      inA.push(i++)
    } else {
      inA.push(i - 1, i)
      inB.push(j++)
    }
  }
  return { inA, inB }
}

/** By i and j: how many lines the texts have in common from line i of `a` and line j of `b` on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const rows: number[][] = [new Array<number>(b.length + 1).fill(0)]
  for (const line of a.toReversed()) {
    const below = rows[0] ?? []
    const row = [0]
    for (let j = b.length - 1; j >= 0; j--) {
      row.unshift(line === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[0] ?? 0))
    }
    rows.unshift(row)
  }
  return rows
}

/** The lines that matter with a few around each, and a line `…` for those between; a short text whole. */
export function excerpt(lines: readonly string[], mattering: readonly number[]): string[] {
  if (lines.length <= short) return [...lines]
  const isShown = (line: number): boolean => mattering.some(one => Math.abs(one - line) <= context)
  const result: string[] = []
  for (const [i, line] of lines.entries()) {
    if (isShown(i)) result.push(line)
    else if (result.at(-1) !== '…') result.push('…')
  }
  return result
}
