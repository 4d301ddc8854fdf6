import { dashboardPath } from '../maturity/dashboard.ts'
import { evidenceFor } from '../maturity/evidence.ts'
import { provableStatus } from '../maturity/evidence-gaps.ts'
import { isLowerStatus, statusNamed } from '../maturity/status.ts'
import { codeOwner } from '../modules/code-owners.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { findDashboardRow } from '../spec/dashboard.ts'
import { shownInRow } from './dashboard-rows.ts'
import { isFit } from './reliable.ts'

/**
 * What other files say for a key of a module's manifest, each value once, the likeliest first: the ledger, the
 * dashboard, CODEOWNERS. A status never says more than the dashboard shows and the evidence carries.
 * @param directory of the module
 * @param key owner, risk or status; of any other key nobody else says anything
 */
export function valuesElsewhere(snapshot: Snapshot, directory: string, key: string): string[] {
  const shown = shownOnDashboard(snapshot, directory, key)
  const told = evidenceFor(snapshot, directory)
  const values =
    key === 'owner'
      ? [...told.map(({ owner }) => owner?.text), shown, codeOwner(snapshot, directory)]
      : key === 'status'
        ? [...told.map(({ currentStatus }) => currentStatus?.text), shown]
        : [shown]
  const allowed = snapshot.manifestSchema?.enums.get(key)
  return [...new Set(values)].filter(
    value =>
      value !== undefined &&
      isFit(value) &&
      (allowed?.includes(value) ?? true) &&
      (key !== 'status' || mayClaim(snapshot, directory, value)),
  ) as string[]
}

/**
 * Whether a manifest may be made to give a status: one that the dashboard does not exceed and that the evidence carries.
 * What lies outside of x/ needs none.
 */
export function mayClaim(snapshot: Snapshot, directory: string, status: string): boolean {
  if (!directory.startsWith('x/')) return true
  const shown = statusNamed(shownOnDashboard(snapshot, directory, 'status')?.toLowerCase() ?? '')
  if (shown !== undefined && isLowerStatus(shown, status)) return false
  return !isLowerStatus(provableStatus(snapshot, directory), status)
}

function shownOnDashboard(snapshot: Snapshot, directory: string, key: string): string | undefined {
  if (!/^(?:owner|risk|status)$/.test(key)) return undefined
  const path = dashboardPath(snapshot)
  const source = snapshot.text(path)
  const row = source && findDashboardRow(source, directory)
  const text = row && shownInRow({ path, source }, { module: directory, row }, key)
  return text?.replace(/[`*_]/g, '').trim()
}
