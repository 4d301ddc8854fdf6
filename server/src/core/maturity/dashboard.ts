import { pagePaths } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { readTableLines } from '../spec/table-lines.ts'
import type { Span } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Place } from './maturity.ts'
import { type Status, statusNamed } from './status.ts'

/** What one row of the maturity dashboard says of one package. */
interface DashboardRow {
  readonly package: string
  /** Undefined where the row names none. */
  readonly status: Status | undefined
  /** As a reader sees it; undefined where the row names none. */
  readonly owner: string | undefined
  /** The package's name in the row, backquotes included. */
  readonly at: Span
}

/** The header of the status column, in the languages that Plumego writes the page in. */
const statusHeader = /^(status|状态)$/iu

/** The header of the owner column, in those languages. */
const ownerHeader = /^(owner|负责人|所有者)$/iu

/** The rows of the dashboard's tables that name a package and have a status column. */
function readDashboardRows(source: SourceText): ReadonlyMap<string, DashboardRow> {
  const found = new Map<string, DashboardRow>()
  for (const { header, rows } of readTableLines(source)) {
    const column = header.findIndex(({ text }) => statusHeader.test(visible(text)))
    if (column < 1) continue
    const ownerColumn = header.findIndex(({ text }) => ownerHeader.test(visible(text)))
    for (const cells of rows) {
      const [name] = cells
      const [quoted, path] = /`([^`]+)`/.exec(name?.text ?? '') ?? []
      if (!name || quoted === undefined || path === undefined || found.has(path)) continue
      const start = name.start + name.text.indexOf(quoted)
      const at = { start, end: start + quoted.length }
      const status = statusShown(visible(cells[column]?.text ?? ''))
      const owner = visible(cells[ownerColumn]?.text ?? '') || undefined
      found.set(path, { package: path, status, owner, at })
    }
  }
  return found
}

/** What a reader sees of a cell that holds one word or two: marks of emphasis and code taken off. */
const visible = (cell: string): string => cell.replace(/[`*_]/g, '').trim()

const statusShown = (text: string): Status | undefined =>
  text.toLowerCase() === 'beta surface' ? 'beta-surface' : statusNamed(text.toLowerCase())

/** The page that is the dashboard: the older one only where the checkout has that and not the other. */
export const dashboardPath = (snapshot: Snapshot): string =>
  !snapshot.text(pagePaths.dashboard) && snapshot.text(pagePaths.olderDashboard)
    ? pagePaths.olderDashboard
    : pagePaths.dashboard

/** The rows of the dashboard by package; none where there is no dashboard. */
export const dashboardRows = (snapshot: Snapshot): ReadonlyMap<string, DashboardRow> =>
  snapshot.read(dashboardPath(snapshot), readDashboardRows) ?? new Map()

/** What the dashboard says of a package and where; undefined where it says nothing. */
export function dashboardRow(
  snapshot: Snapshot,
  path: string,
): { status: Status | undefined; place: Place } | undefined {
  const file = dashboardPath(snapshot)
  const row = dashboardRows(snapshot).get(path)
  const source = snapshot.text(file)
  return row && source && { status: row.status, place: { file, range: source.range(row.at) } }
}
