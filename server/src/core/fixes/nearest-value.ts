/**
 * The allowed value that somebody who wrote `word` most likely meant: the same but for case, a beginning of it, or a
 * few slips of the keyboard away; undefined where none is near, or two are equally near.
 * @param mostSlips a third of the letters, where it is left out
 */
export function nearestValue(word: string, allowed: readonly string[], mostSlips?: number): string | undefined {
  const written = word.trim().toLowerCase()
  if (written === '') return undefined
  const tolerance = mostSlips ?? Math.max(1, Math.floor(written.length / 3))
  let nearest: string | undefined
  let smallest = tolerance + 1
  for (const value of allowed) {
    const isBeginning = written.length >= 3 && value.toLowerCase().startsWith(written)
    // Each letter more or less is a slip: most values need no closer look.
    if (!isBeginning && Math.abs(value.length - written.length) > smallest) continue
    const distance = isBeginning ? 0 : slips(written, value.toLowerCase())
    if (distance < smallest) {
      smallest = distance
      nearest = value
    } else if (distance === smallest) nearest = undefined
  }
  return nearest
}

/** How many letters to add, drop, replace or swap with their neighbour until `a` is `b`. */
export function slips(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, beforeLast[column - 2]! + 1)
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return last[b.length]!
}
