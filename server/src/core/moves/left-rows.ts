import type { TextEdit } from '../findings/finding.ts'
import { shownInRow } from '../fixes/dashboard-rows.ts'
import { type Mendable, removeLines } from '../fixes/lines.ts'
import { cellUnder, replaceCell, rowOf } from '../fixes/table-cells.ts'
import { readBoundaryPage } from '../maturity/boundary-page.ts'
import { pagePaths } from '../repo/interest.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { siblingRow } from '../scaffold/page-rows.ts'
import { findDashboardRow, tableAround } from '../spec/dashboard.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Homing } from './left-entries.ts'

/** The header of the column that names the family above, in the languages that Plumego writes its pages in. */
const parentHeader = /^parent|父/iu
/** What such a column shows for who belongs to no family. */
const noFamily = '—'

/** What the pages say of the family that a module was in. A row that belongs to another table goes, to be written there. */
export const leftRows = (homing: Homing): TextEdit[] => [...dashboardRow(homing), ...boundaryRows(homing)]

function dashboardRow({ snapshot, manifest: { directory }, after }: Homing): TextEdit[] {
  const source = snapshot.text(pagePaths.dashboard)
  const row = source && findDashboardRow(source, directory)
  if (!source || !row?.text.startsWith('|')) return []
  const file = { path: pagePaths.dashboard, source }
  const others = siblingRow(snapshot, directory, source)
  const isAmongOthers = !others || tableAround(source, others.start)?.start === tableAround(source, row.start)?.start
  // The program takes the first line that has the family in a cell of its own for the family's row.
  const family = after === undefined ? undefined : findDashboardRow(source, after)
  if (isAmongOthers) return family && family.start > row.start ? [] : parentCell(file, row, after)
  const { line } = source.positionAt(row.start)
  return [removeLines(file, line, line)]
}

/** What the row of a module says of its evidence, or of what stands in the way of a promotion. */
export function evidenceShown(snapshot: Snapshot, module: string): string | undefined {
  const source = snapshot.text(pagePaths.dashboard)
  const row = source && findDashboardRow(source, module)
  return row && shownInRow({ path: pagePaths.dashboard, source }, { module, row }, 'evidence')
}

function boundaryRows({ snapshot, manifest: { directory }, after }: Homing): TextEdit[] {
  return [...pagePaths.boundary, pagePaths.boundaryChinese].flatMap(path => {
    const source = snapshot.text(path)
    const rows = snapshot.read(path, readBoundaryPage)?.categories.flatMap(category => category.rows) ?? []
    if (!source) return []
    return rows
      .filter(row => row.package === directory)
      .flatMap(({ at }) => {
        const { line } = source.positionAt(at.start)
        const text = source.lineText(line)
        const start = source.offsetAt({ line, character: 0 })
        return parentCell({ path, source }, { text, start, end: start + text.length }, after)
      })
  })
}

function parentCell(file: Mendable, row: Piece, after: string | undefined): TextEdit[] {
  const head = tableAround(file.source, row.start)
  const cell = head && cellUnder(rowOf(row, head), parentHeader)
  const text = after === undefined ? noFamily : `\`${after}\``
  const edit = cell && cell.text.trim() !== text ? replaceCell(file, cell, text) : undefined
  return edit ? [edit] : []
}
