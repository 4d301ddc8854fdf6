import { readDashboardRows } from '../../maturity/dashboard.ts'
import { subjectOf } from '../../maturity/evidence.ts'
import { tierEntries } from '../../maturity/manifest-values.ts'
import { type Maturity, maturityOf } from '../../maturity/maturity.ts'
import { disagreement, isAgainst, type Statement, sourceName } from '../../maturity/statements.ts'
import { statusLabel } from '../../maturity/status.ts'
import { pagePaths } from '../../repo/interest.ts'
import { cleanPath, joinPath } from '../../repo/paths.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { readBetaEvidence } from '../../spec/beta-evidence.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { placeName } from '../words.ts'

const info: RuleInfo = {
  code: 'maturity-conflict',
  check: null,
  severity: 'hint',
  summary: 'Sources disagree about how mature a package is.',
  key: ['module'],
}

/** Told at the source that does not count, with the one that does. */
export const maturityConflict: WorkspaceRule = {
  scope: 'structure',
  rules: [info],
  run(context) {
    const { snapshot } = context
    for (const path of spokenOf(snapshot)) {
      const maturity = maturityOf(snapshot, path)
      const statements = disagreement(snapshot, path, maturity)
      const weaker = statements.find(one => isAgainst(one, maturity) && !isTold(one, maturity, snapshot))
      if (weaker) reportConflict(path, weaker, statements, maturity, context)
    }
  },
}

/** The packages of which more than their own `status` speaks; of all others there is but one source. */
function spokenOf(snapshot: Snapshot): string[] {
  const paths = new Set<string>()
  for (const entry of snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []) {
    const subject = subjectOf(entry)
    if (subject?.startsWith('x/')) paths.add(subject)
  }
  for (const path of snapshot.read(pagePaths.dashboard, readDashboardRows)?.keys() ?? []) {
    if (path.startsWith('x/')) paths.add(path)
  }
  for (const manifest of snapshot.manifests.values()) {
    const { directory, lines } = manifest
    if (lines.has('stability_tier') && directory.startsWith('x/')) paths.add(directory)
    for (const { name } of tierEntries(snapshot, manifest)) {
      const path = cleanPath(name.text)
      paths.add(path.startsWith('x/') ? path : joinPath(directory, path))
    }
  }
  return [...paths].filter(path => snapshot.tree.kind(path) === 'directory').sort()
}

/** The checks compare a manifest's status with the ledger, and that of a declared module with the dashboard. */
function isTold({ source }: Statement, { package: path, provenance }: Maturity, snapshot: Snapshot): boolean {
  if (provenance.kind !== 'own' || provenance.key !== 'status') return false
  if (source.kind === 'evidence') return true
  return source.kind === 'dashboard' && (snapshot.repoSpec?.extensionPaths.some(({ text }) => text === path) ?? false)
}

function reportConflict(
  path: string,
  weaker: Statement,
  statements: readonly Statement[],
  maturity: Maturity,
  { t, report }: RuleContext,
): void {
  const stronger = statements.find(one => !isAgainst(one, maturity))
  if (!stronger) return
  const values = {
    package: path,
    weaker: sourceName(weaker, t),
    status: statusLabel(weaker.status, t),
    stronger: sourceName(stronger, t),
    effective: statusLabel(maturity.status, t),
    place: placeName(stronger.place.file, stronger.place.range),
  }
  const others = statements.filter(one => one !== weaker)
  report(info, {
    ...weaker.place,
    key: [path],
    message: t(
      '{package} is {effective} by {stronger} ({place}), which counts, but {weaker} says {status}: bring the two into line.',
      values,
    ),
    related: others.map(one => ({
      ...one.place,
      message: t('{source} says {status}', { source: sourceName(one, t), status: statusLabel(one.status, t) }),
    })),
  })
}
