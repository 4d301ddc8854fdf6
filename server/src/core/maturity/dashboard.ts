import { pagePaths } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { readMarkdownTables } from '../spec/markdown-tables.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Place } from './maturity.ts'
import { type Status, statusNamed } from './status.ts'

/** What one row of the maturity dashboard says of one package. */
interface DashboardRow {
  readonly package: string
  /** Undefined where the row names none. */
  readonly status: Status | undefined
  /** The package's name in the row, backquotes included. */
  readonly at: Span
}

/** The header of the status column, in the languages that Plumego writes the page in. */
const statusHeader = /^(status|状态)$/iu

/** The rows of the dashboard's tables that name a package and have a status column. */
function readDashboardRows(source: SourceText): DashboardRow[] {
  return readMarkdownTables(source).flatMap(({ header, rows }) => {
    const column = header.findIndex(cell => statusHeader.test(cell.text))
    if (column < 1) return []
    return rows.flatMap(cells => {
      const name = cells[0]?.codes[0]
      if (!name) return []
      const text = cells[column]?.text.toLowerCase() ?? ''
      return [{ package: name.text, status: text === 'beta surface' ? 'beta-surface' : statusNamed(text), at: name }]
    })
  })
}

/** What the dashboard says of a package and where; undefined where it says nothing. Parses Markdown: not for checks. */
export function dashboardRow(
  snapshot: Snapshot,
  path: string,
): { status: Status | undefined; place: Place } | undefined {
  const file = snapshot.text(pagePaths.dashboard) ? pagePaths.dashboard : pagePaths.olderDashboard
  const row = snapshot.read(file, readDashboardRows)?.find(({ package: name }) => name === path)
  const source = snapshot.text(file)
  return row && source && { status: row.status, place: { file, range: source.range(row.at) } }
}
