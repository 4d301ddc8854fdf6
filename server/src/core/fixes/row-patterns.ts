import { isWithin, parentPath } from '../repo/paths.ts'
import { cellsOf, readTableLines } from '../spec/table-lines.ts'
import type { Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { lineAround } from './lines.ts'

/** A row of a table that is about a package: the first cell names it. */
interface PackageRow {
  readonly package: string
  /** An offset in its line. */
  readonly start: number
  /** Without the blanks around them. */
  readonly cells: readonly string[]
}

/** The rows below the head of a table that name a package of x/. */
export function rowsBelow(source: SourceText, head: Piece): PackageRow[] {
  const rows: PackageRow[] = []
  for (let start = head.start; ; ) {
    const lineFeed = source.text.indexOf('\n', start)
    if (lineFeed < 0) return rows
    const line = lineAround(source, lineFeed + 1)
    if (!line.text.startsWith('|')) return rows
    start = line.start
    const cells = cellsOf(line).map(({ text }) => text.trim())
    const name = /^`(x\/[^`]+)`$/.exec(cells[0] ?? '')?.[1]
    if (name !== undefined) rows.push({ package: name, start, cells })
  }
}

/**
 * An offset in the line behind which the row of a module belongs: the last row of its family, the one before it where
 * most rows are sorted, the line below the head for the first of those, or the last row.
 */
export function placeOfRow(source: SourceText, head: Piece, rows: readonly PackageRow[], module: string): number {
  const family = module.split('/').slice(0, 2).join('/')
  const own = rows.findLast(row => isWithin(row.package, family))
  const last = rows.at(-1)
  if (own ?? !last) return (own ?? head).start
  const ascents = rows.filter((row, index) => index > 0 && (rows[index - 1]?.package ?? '') < row.package).length
  if (ascents * 3 < (rows.length - 1) * 2) return last.start
  const before = rows.findLast(row => row.package < module)
  return before ? before.start : source.text.indexOf('\n', head.start) + 1
}

/** What a column has for a module, where most rows have the same code there but for their own path. */
export function cellPattern(rows: readonly PackageRow[], column: number, module: string): string | undefined {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = row.cells[column] ?? ''
    const pattern = text
      .replaceAll(row.package, placeOfPackage)
      .replaceAll(`\`${parentPath(row.package)}\``, placeOfParent)
    if (/^`[^`]+`$/.test(text) && pattern !== text) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  const [pattern, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0]
  if (count * 2 <= rows.length) return undefined
  return pattern.replaceAll(placeOfPackage, module).replaceAll(placeOfParent, `\`${parentPath(module)}\``)
}

/** Neither stands in a page. */
const [placeOfPackage, placeOfParent] = ['\u0001', '\u0002']

/**
 * What the page calls its links to evidence: the words that most rows with a status have, else most rows of all.
 * @param status as the row shows it to which a link is added
 */
export function linkWord(source: SourceText, status: string | undefined): string {
  const all: string[] = []
  const alike: string[] = []
  for (const { header, rows } of readTableLines(source)) {
    const column = header.findIndex(({ text }) => /^status$/i.test(text.trim()))
    for (const cells of rows) {
      const words = cells.flatMap(({ text }) =>
        [...text.matchAll(/\[([^[\]]+)\]\(\.\.\/evidence\//g)].map(([, word]) => word ?? ''),
      )
      all.push(...words)
      if (cells[column]?.text.trim() === status) alike.push(...words)
    }
  }
  return mostFrequent(alike) ?? mostFrequent(all) ?? 'evidence'
}

function mostFrequent(words: readonly string[]): string | undefined {
  const count = (word: string): number => words.filter(one => one === word).length
  return words.reduce<string | undefined>(
    (best, word) => (best === undefined || count(word) > count(best) ? word : best),
    undefined,
  )
}
