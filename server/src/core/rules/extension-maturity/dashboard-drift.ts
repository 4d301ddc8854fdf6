import { placeName, rangeIn, related } from '../../findings/words.ts'
import { placeInRow, showInRow } from '../../fixes/dashboard-rows.ts'
import type { Mendable } from '../../fixes/lines.ts'
import { ground, isFit, isReliable, restingOn } from '../../fixes/reliable.ts'
import { dashboardPath } from '../../maturity/dashboard.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { findDashboardRow } from '../../spec/dashboard.ts'
import type { Piece } from '../../text/go-strings.ts'
import { SourceText } from '../../text/source-text.ts'
import type { RuleContext, RuleInfo } from '../rule.ts'
import { check, type Family, families } from './families.ts'
import { whenProven } from './telling-on.ts'

export const dashboardDrift: RuleInfo = {
  code: 'dashboard-drift',
  check,
  severity: 'error',
  summary: 'The row of an extension on the maturity dashboard does not show what its manifest or its signals say.',
  key: ['module', 'field', 'value'],
}

/** A value that the dashboard must show, and the file that it comes from. */
export interface DashboardValue {
  readonly family: Family
  readonly field: string
  readonly value: Piece
  readonly source: string
}

/** Reports that `row` does not show a value. */
export function reportDrift(context: RuleContext, row: Piece, expected: DashboardValue): void {
  const { snapshot, t, report } = context
  const { family, field, value, source } = expected
  const module = family.path
  const isManifests = source === family.manifestPath
  const isSound = isManifests ? isReliable(snapshot, source, field, value) : isFit(value.text)
  const shown = isSound ? showInRow(dashboardFile(snapshot), { module, row }, [field, value.text], t) : []
  const fixes = restingOn(shown, [ground(snapshot, source, value)])
  const values = { module, field, value: value.text, place: placeName(source, rangeIn(snapshot, source, value)) }
  report(dashboardDrift, {
    file: dashboardPath(snapshot),
    range: rangeIn(snapshot, dashboardPath(snapshot), placeInRow(dashboardFile(snapshot), { module, row }, field)),
    key: [module, field, value.text],
    message: t('The row of {module} does not show its {field} "{value}" ({place}): bring the row in line.', values),
    related: [related(snapshot, source, value, t('{field} of {module}', values))],
    ...(field === 'status' ? whenProven(context, family, fixes) : { fixes }),
  })
}

/** The dashboard, to be mended; a rule that found something in it has read it. */
export const dashboardFile = (snapshot: Snapshot): Mendable => ({
  path: dashboardPath(snapshot),
  source: snapshot.text(dashboardPath(snapshot)) ?? new SourceText(''),
})

/** An extension and its row on the dashboard. */
export interface FamilyRow {
  readonly family: Family
  readonly row: Piece
}

/** Each readable extension that has a row on the dashboard, with that row. */
export const dashboardRows = (snapshot: Snapshot): FamilyRow[] =>
  families(snapshot).flatMap(family => snapshot.memo(rowOf, family) ?? [])

/** The same object for as long as extension and dashboard are the same. */
function rowOf(snapshot: Snapshot, family: Family): FamilyRow | undefined {
  const dashboard = snapshot.text(dashboardPath(snapshot))
  const row = dashboard && findDashboardRow(dashboard, family.path)
  return row && { family, row }
}
