/**
 * A paragraph of Markdown after a change, with its lines broken as before: filled anew where its lines were full, else
 * only where one has become longer than the longest was. A paragraph of one line stays one, and so does what is quoted or
 * indented, whose lines begin with more than words.
 */
export function filled(before: string, after: string): string {
  const lines = before.split(/\r?\n/)
  if (lines.length < 2 || lines.some(line => /^[\s>*+|-]|\s{2}$|\\$/.test(line))) return after
  const width = Math.max(...lines.map(({ length }) => length))
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n'
  const words = after.split(/\s+/)
  if (isFull(lines, width)) return linesOf(words, width).join(lineEnd)
  const broken = after.split(/\r?\n/).flatMap(line => (line.length > width ? linesOf(line.split(/\s+/), width) : line))
  return broken.join(lineEnd)
}

/** Whether no line but the last has room for the first word of the next. */
const isFull = (lines: readonly string[], width: number): boolean =>
  lines.slice(1).every((line, index) => {
    const [word = ''] = line.split(' ', 1)
    return (lines[index] ?? '').length + 1 + word.length > width
  })

function linesOf(words: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
