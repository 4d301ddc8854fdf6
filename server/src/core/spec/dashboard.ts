import type { Piece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/**
 * A module's row of docs/concepts/extension-maturity.md, as extension-maturity finds it: the first line that holds the
 * module's name in backquotes as a cell of its own, wherever that is.
 */
export function findDashboardRow(source: SourceText, module: string): Piece | undefined {
  const found = source.text.indexOf(`| \`${module}\` |`)
  if (found < 0) return undefined
  const start = source.text.lastIndexOf('\n', found) + 1
  const lineEnd = source.text.indexOf('\n', found)
  const text = source.text.slice(start, lineEnd < 0 ? source.text.length : lineEnd).replace(/\r$/, '')
  return { text, start, end: start + text.length }
}

/**
 * Where a row that is missing belongs: the head of the table that holds the row of one of the `modules`, else of the
 * page's first table. Undefined where the page has none.
 */
export function dashboardTable(source: SourceText, modules: Iterable<string>): Piece | undefined {
  for (const module of modules) {
    const row = findDashboardRow(source, module)
    if (row) return tableAround(source, row.start)
  }
  const first = source.lines.find(line => isTableLine(line.text))
  return first && tableAround(source, first.start)
}

/** The head of the table whose line holds an offset. */
export function tableAround(source: SourceText, offset: number): Piece | undefined {
  let line = source.lines.findIndex(({ start, text }) => start <= offset && offset <= start + text.length)
  while (isTableLine(source.lines[line - 1]?.text ?? '')) line--
  const head = source.lines[line]
  return head && { ...head, end: head.start + head.text.length }
}

const isTableLine = (text: string): boolean => text.startsWith('|')
