import type { Fix } from '../../findings/finding.ts'
import { addRow } from '../../fixes/dashboard-rows.ts'
import { ground, isFit, isReliable, restingOn } from '../../fixes/reliable.ts'
import { dashboardPath } from '../../maturity/dashboard.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { dashboardTable, findDashboardRow } from '../../spec/dashboard.ts'
import { readMaturitySignals, signalFields } from '../../spec/maturity-signals.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { blockerTexts, dashboardCandidate, linkTo } from './candidates.ts'
import { dashboardDrift, dashboardFile, dashboardRows, type FamilyRow, reportDrift } from './dashboard-drift.ts'
import { check, type Family, families } from './families.ts'
import { whenProven } from './telling-on.ts'

const rowMissing: RuleInfo = {
  code: 'dashboard-row-missing',
  check,
  severity: 'error',
  summary: 'An extension that specs/repo.yaml declares has no row on the maturity dashboard.',
  key: ['module'],
  followUps: ['unfilled-value'],
}

const manifestFields = ['status', 'risk', 'owner'] as const

/** Every declared extension has a row, with its manifest's status, risk and owner as cells of their own. */
export const dashboardRowsMatch: WorkspaceRule = {
  scope: 'workspace',
  rules: [rowMissing, dashboardDrift],
  run(context) {
    reportMissingRows(context)
    for (const one of dashboardRows(context.snapshot)) context.part(one, () => checkRow(one, context))
  },
}

function checkRow({ family, row }: FamilyRow, context: RuleContext): void {
  for (const field of manifestFields) {
    const value = family.state?.[field]
    if (!value || row.text.includes(`| ${value.text} |`)) continue
    reportDrift(context, row, { family, field, value, source: family.manifestPath })
  }
}

function reportMissingRows(context: RuleContext): void {
  const { snapshot, t, report } = context
  const dashboard = snapshot.text(dashboardPath(snapshot))
  if (!dashboard) return
  const declared = families(snapshot)
  const missing = declared.filter((family: Family) => !findDashboardRow(dashboard, family.path))
  if (missing.length === 0) return
  const table = dashboardTable(
    dashboard,
    declared.map(({ path }) => path),
  )
  const rows = dashboardRows(snapshot)
  for (const family of missing) {
    const { path } = family
    report(rowMissing, {
      file: dashboardPath(snapshot),
      range: table ? dashboard.range(table) : startOfFile,
      key: [path],
      message: t('{path} has no row here, but specs/repo.yaml declares it: add a row that begins with | `{path}` |.', {
        path,
      }),
      ...whenProven(context, family, rowFixes(context, family, rows)),
    })
  }
}

/**
 * A row made of what the manifest, the signals and the evidence say, where they say all of it.
 * @param rows those that the dashboard has
 */
function rowFixes({ snapshot, t }: RuleContext, family: Family, rows: ReturnType<typeof dashboardRows>): Fix[] {
  const fields = snapshot.read(specPaths.maturity, readMaturitySignals)?.byModule.get(family.path)?.fields
  const { status, risk, owner } = family.state ?? {}
  const depth = (path: string): number => path.split('/').length
  const sibling = rows.find(({ family: { path } }) => depth(path) === depth(family.path)) ?? rows[0]
  if (!fields || !status || !risk || !owner || !sibling) return []
  const told = { status, risk, owner }
  const isSound = manifestFields.every(field => isReliable(snapshot, family.manifestPath, field, told[field]))
  const signals = signalFields.map(field => [field, fields[field]?.text ?? ''] as const)
  if (!isSound || !signals.every(([, value]) => isFit(value))) return []
  const dashboard = dashboardFile(snapshot)
  const candidate = dashboardCandidate(snapshot, family.path)
  const evidence =
    candidate &&
    [linkTo(candidate, dashboard.source, status.text), ...blockerTexts(candidate)]
      .filter(text => text !== '')
      .join('; ')
  const values = { status: status.text, risk: risk.text, owner: owner.text, ...Object.fromEntries(signals) }
  const because = [
    ...manifestFields.map(field => ground(snapshot, family.manifestPath, told[field])),
    ...signalFields.flatMap(field => (fields[field] ? ground(snapshot, specPaths.maturity, fields[field]) : [])),
    ...(candidate?.evidenceDoc ? [ground(snapshot, specPaths.betaEvidence, candidate.evidenceDoc)] : []),
  ]
  const row = addRow(dashboard, family.path, sibling.row, evidence ? { ...values, evidence } : values, t)
  return restingOn(row, because)
}
