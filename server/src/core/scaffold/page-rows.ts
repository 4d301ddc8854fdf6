import type { TextEdit } from '../findings/finding.ts'
import { addRow } from '../fixes/dashboard-rows.ts'
import { insertBehind } from '../fixes/lines.ts'
import { boundaryPageOf } from '../maturity/boundary-page.ts'
import { pagePaths } from '../repo/interest.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { findDashboardRow, tableAround } from '../spec/dashboard.ts'
import { cellsOf } from '../spec/table-lines.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { toBeWritten } from '../text/placeholder.ts'
import type { SourceText } from '../text/source-text.ts'
import type { ModulePlan } from './module-plan.ts'
import { signalsOf } from './spec-entries.ts'

/**
 * The row of a new module on the maturity dashboard, in the table that has the rows of its like. None where it has one
 * already; undefined where it can have none.
 */
export function dashboardRow(plan: ModulePlan, t: Localize): TextEdit[] | undefined {
  const { snapshot, path, owner, parent, status, risk } = plan
  const source = snapshot.text(pagePaths.dashboard)
  if (source && findDashboardRow(source, path)) return []
  const sibling = source && siblingRow(snapshot, path, source)
  if (!source || !sibling) return undefined
  const values = { status, risk, owner, ...signalsOf(plan), evidence: plan.evidence ?? 'No evidence yet' }
  const others = { ...(parent !== undefined && { parent: `\`${parent}\`` }), validation: `\`go test ./${path}/...\`` }
  const [fix] = addRow({ path: pagePaths.dashboard, source }, path, sibling, values, t, others)
  return fix && [...fix.edits]
}

/** Whether the line that the program takes for a module's row is that of another one: nothing can be shown there. */
export function isOnlyMentioned({ snapshot, path }: ModulePlan): boolean {
  const source = snapshot.text(pagePaths.dashboard)
  const row = source && findDashboardRow(source, path)
  return row !== undefined && !row.text.startsWith(`| \`${path}\` |`)
}

/** The row of a module beside the new one, else of any that lies as deep. A family is never put among the primitives. */
export function siblingRow(snapshot: Snapshot, path: string, source: SourceText): Piece | undefined {
  const depth = path.split('/').length
  const alike = [...snapshot.manifests.keys()].filter(
    other => other.startsWith('x/') && other.split('/').length === depth,
  )
  const beside = alike.filter(other => parentPath(other) === parentPath(path))
  const rows = [...beside, ...alike].filter(other => other !== path).map(other => findDashboardRow(source, other))
  return rows.find(row => row?.text.startsWith('|'))
}

/** A row in the first category that lists modules of its depth: which it belongs to is for a person to say. */
export function boundaryRow({ snapshot, parent, path }: ModulePlan): TextEdit[] {
  const found = boundaryPageOf(snapshot)
  const category = found?.page.categories.find(({ rows }) => (rows[0]?.parent === undefined) === (parent === undefined))
  const isListed = found?.page.categories.some(({ rows }) => rows.some(row => row.package === path))
  const edit =
    category && !isListed ? categoryRow(snapshot, category.letter, { path, parent, role: undefined }) : undefined
  return edit ? [edit] : []
}

/** What a row of the Extension Boundary page says of a package. */
interface CategoryCells {
  /** Such as `x/openapi`. */
  readonly path: string
  /** The family that it belongs to; undefined for one of its own. */
  readonly parent: string | undefined
  /** What it is for; undefined where a person has to say. */
  readonly role: string | undefined
}

/** The edit that adds a row to the table of a category; undefined where there is no such table. */
export function categoryRow(
  snapshot: Snapshot,
  letter: string,
  { path, parent, role }: CategoryCells,
): TextEdit | undefined {
  const found = boundaryPageOf(snapshot)
  const source = found && snapshot.text(found.path)
  const category = found?.page.categories.find(one => one.letter === letter)
  const last = category?.rows.at(-1)
  const head = source && last && tableAround(source, last.at.start)
  if (!category || !head) return undefined
  const others = cellsOf(head).slice(1)
  const hasParents = category.rows.some(row => row.parent !== undefined)
  const cells = others.map((_, index) => {
    if (hasParents && index === 0) return parent === undefined ? '—' : `\`${parent}\``
    return index === others.length - 1
      ? (role?.replace(/\s+/g, ' ').replaceAll('|', '\\|') ?? toBeWritten)
      : toBeWritten
  })
  const row = `| ${[`\`${path}\``, ...cells].join(' | ')} |`
  return insertBehind({ path: found.path, source }, last.at.start, [row])
}
