import { pagePaths } from '../../repo/interest.ts'
import { dashboardTable, findDashboardRow } from '../../spec/dashboard.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { dashboardDrift, dashboardRows, reportDrift } from './dashboard-drift.ts'
import { check, type Family, families } from './families.ts'

const rowMissing: RuleInfo = {
  code: 'dashboard-row-missing',
  check,
  severity: 'error',
  summary: 'An extension that specs/repo.yaml declares has no row on the maturity dashboard.',
  key: ['module'],
}

const manifestFields = ['status', 'risk', 'owner'] as const

/** Every declared extension has a row, with its manifest's status, risk and owner as cells of their own. */
export const dashboardRowsMatch: WorkspaceRule = {
  scope: 'structure',
  rules: [rowMissing, dashboardDrift],
  run(context) {
    reportMissingRows(context)
    for (const { family, row } of dashboardRows(context.snapshot)) {
      for (const field of manifestFields) {
        const value = family.state?.[field]
        if (!value || row.text.includes(`| ${value.text} |`)) continue
        reportDrift(context, row, { module: family.path, field, value, source: family.manifestPath })
      }
    }
  },
}

function reportMissingRows({ snapshot, t, report }: RuleContext): void {
  const dashboard = snapshot.text(pagePaths.dashboard)
  if (!dashboard) return
  const declared = families(snapshot)
  const missing = declared.filter((family: Family) => !findDashboardRow(dashboard, family.path))
  if (missing.length === 0) return
  const table = dashboardTable(
    dashboard,
    declared.map(({ path }) => path),
  )
  for (const { path } of missing) {
    report(rowMissing, {
      file: pagePaths.dashboard,
      range: table ? dashboard.range(table) : startOfFile,
      key: [path],
      message: t('{path} has no row here, but specs/repo.yaml declares it: add a row that begins with | `{path}` |.', {
        path,
      }),
    })
  }
}
