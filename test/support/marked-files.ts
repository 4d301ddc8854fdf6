/** A workspace written as one text, and the ranges that are marked in it. */
export interface MarkedFiles {
  readonly files: Map<string, string>
  /** `file:line:from-to`, lines and characters counted from 0: as `showRange` shows a finding. In the text's order. */
  readonly marks: readonly string[]
}

/**
 * Reads `-- path --` lines and the text below each. `⟦` and `⟧` mark a range on one line and are taken out; an empty
 * range is `⟦⟧`. A file named `path/` is a directory.
 */
export function markedFiles(text: string): MarkedFiles {
  const files = new Map<string, string>()
  const marks: string[] = []
  const parts = text.split(/^-- (.+) --\n/m)
  for (let i = 1; i < parts.length; i += 2) {
    const path = parts[i] ?? ''
    const lines = (parts[i + 1] ?? '').split('\n').map((line, number) => {
      const from = line.indexOf('⟦')
      const to = line.indexOf('⟧') - 1
      if (from >= 0) marks.push(`${path}:${number}:${from}-${to}`)
      return line.replace(/[⟦⟧]/g, '')
    })
    files.set(path, lines.join('\n'))
  }
  return { files, marks }
}

/** Lays `over` upon `base`: a new text for a path replaces the one there; a path whose text is `(deleted)` goes. */
export function laidOver(base: ReadonlyMap<string, string>, over: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map([...base, ...over])
  for (const [path, text] of over) if (text.trim() === '(deleted)') files.delete(path)
  return files
}
