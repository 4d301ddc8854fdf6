/** A workspace written as one text, and the ranges that are marked in it. */
export interface MarkedFiles {
  readonly files: Map<string, string>
  /** Ranges between `⟦` and `⟧`: where a finding stands. In the text's order, as `showPlace` writes them. */
  readonly marks: readonly string[]
  /** Ranges between `⟪` and `⟫`: the other places that it speaks of. */
  readonly related: readonly string[]
}

/**
 * Reads `-- path --` lines and the text below each, and takes the marks out. A range lies on one line, one of each kind
 * at most; an empty one is `⟦⟧`. A path that ends with `/` is a directory.
 */
export function markedFiles(text: string): MarkedFiles {
  const files = new Map<string, string>()
  const marks: string[] = []
  const related: string[] = []
  const parts = text.split(/^-- (.+) --\n/m)
  for (let i = 1; i < parts.length; i += 2) {
    const path = parts[i] ?? ''
    const lines = (parts[i + 1] ?? '').split('\n')
    for (const [number, line] of lines.entries()) {
      for (const [open, close, places] of [['⟦', '⟧', marks] as const, ['⟪', '⟫', related] as const]) {
        const other = open === '⟦' ? /[⟪⟫]/g : /[⟦⟧]/g
        const alone = line.replace(other, '')
        const from = alone.indexOf(open)
        if (from >= 0) places.push(`${path}:${number}:${from}-${alone.indexOf(close) - 1}`)
      }
    }
    files.set(path, lines.map(line => line.replace(/[⟦⟧⟪⟫]/g, '')).join('\n'))
  }
  return { files, marks, related }
}

/** A place on one line as the marks are written: `file:line:from-to`, lines and characters counted from 0. */
export function showPlace(place: {
  readonly file: string
  readonly range: { readonly start: { line: number; character: number }; readonly end: { character: number } }
}): string {
  const { start, end } = place.range
  return `${place.file}:${start.line}:${start.character}-${end.character}`
}
