import { pagePaths } from '../../repo/interest.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { findDashboardRow } from '../../spec/dashboard.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo } from '../rule.ts'
import { placeName, rangeIn, related } from '../words.ts'
import { check, type Family, families } from './families.ts'

export const dashboardDrift: RuleInfo = {
  code: 'dashboard-drift',
  check,
  severity: 'error',
  summary: 'The row of an extension on the maturity dashboard does not show what its manifest or its signals say.',
  key: ['module', 'field', 'value'],
}

/** A value that the dashboard must show, and the file that it comes from. */
export interface DashboardValue {
  readonly module: string
  readonly field: string
  readonly value: Piece
  readonly source: string
}

/** Reports that `row` does not show a value. */
export function reportDrift({ snapshot, t, report }: RuleContext, row: Piece, expected: DashboardValue): void {
  const { module, field, value, source } = expected
  const values = { module, field, value: value.text, place: placeName(source, rangeIn(snapshot, source, value)) }
  report(dashboardDrift, {
    file: pagePaths.dashboard,
    range: rangeIn(snapshot, pagePaths.dashboard, row),
    key: [module, field, value.text],
    message: t('The row of {module} does not show its {field} "{value}" ({place}): bring the row in line.', values),
    related: [related(snapshot, source, value, t('{field} of {module}', values))],
  })
}

/** Each readable extension that has a row on the dashboard, with that row. */
export function dashboardRows(snapshot: Snapshot): { family: Family; row: Piece }[] {
  const dashboard = snapshot.text(pagePaths.dashboard)
  if (!dashboard) return []
  return families(snapshot).flatMap(family => {
    const row = findDashboardRow(dashboard, family.path)
    return row ? [{ family, row }] : []
  })
}
