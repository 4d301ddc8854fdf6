import { dashboardRows } from '../../maturity/dashboard.ts'
import { subjectOf } from '../../maturity/evidence.ts'
import { manifestValue, tierEntries } from '../../maturity/manifest-values.ts'
import { type Maturity, maturityOf } from '../../maturity/maturity.ts'
import {
  disagreement,
  isAgainst,
  level,
  type Statement,
  sourceName,
  statusIn,
  tierStatus,
} from '../../maturity/statements.ts'
import { type Status, statusLabel, statusNamed } from '../../maturity/status.ts'
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
    for (const path of doubtful(snapshot)) {
      const maturity = maturityOf(snapshot, path)
      const statements = disagreement(snapshot, path, maturity)
      const weaker = statements.find(one => isAgainst(one, maturity) && !isTold(one, maturity, snapshot))
      if (weaker) reportConflict(path, weaker, statements, maturity, context)
    }
  },
}

/**
 * The packages whose sources may disagree: of all others every source says the same, or there is but one. One pass over
 * the sources finds them, so that the few are looked at closely.
 */
function doubtful(snapshot: Snapshot): string[] {
  const said = new Map<string, Set<string>>()
  const say = (path: string, status: Status | undefined): void => {
    if (status && path.startsWith('x/')) said.set(path, (said.get(path) ?? new Set()).add(level(status)))
  }
  for (const entry of snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []) {
    const status = statusIn(entry)
    if (status) say(subjectOf(entry) ?? '', tierStatus(status.text))
  }
  for (const row of dashboardRows(snapshot).values()) say(row.package, row.status)
  for (const manifest of snapshot.manifests.values()) {
    for (const { name, tier } of tierEntries(snapshot, manifest)) {
      const path = cleanPath(name.text)
      say(path.startsWith('x/') ? path : joinPath(manifest.directory, path), tierStatus(tier))
    }
  }
  const own = (path: string): void => {
    const manifest = snapshot.manifests.get(path)
    for (const key of ['stability_tier', 'status']) {
      const value = manifest && manifestValue(snapshot, manifest, key)
      if (value) say(path, statusNamed(value.text))
    }
  }
  for (const { directory, lines } of snapshot.manifests.values()) if (lines.has('stability_tier')) own(directory)
  for (const path of said.keys()) own(path)
  return [...said.keys()]
    .filter(path => (said.get(path)?.size ?? 0) > 1 || !snapshot.manifests.get(path)?.lines.has('status'))
    .filter(path => snapshot.tree.kind(path) === 'directory')
    .sort()
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
