import { placeName } from '../../findings/words.ts'
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

const info: RuleInfo = {
  code: 'maturity-conflict',
  check: null,
  severity: 'hint',
  summary: 'Sources disagree about how mature a package is.',
  key: ['module'],
}

/** Told at the source that does not count, with the one that does. */
export const maturityConflict: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot } = context
    for (const path of doubtful(snapshot)) context.part(path, () => checkPackage(path, context))
  },
}

function checkPackage(path: string, context: RuleContext): void {
  const { snapshot } = context
  const maturity = maturityOf(snapshot, path)
  const statements = disagreement(snapshot, path, maturity)
  const weaker = statements.find(one => isAgainst(one, maturity) && !isTold(one, maturity, snapshot))
  if (weaker) reportConflict(path, weaker, statements, maturity, context)
}

/** A package, and the level that some source gives it. */
type Saying = readonly [path: string, level: Status]

const sayings = (path: string, status: Status | undefined): Saying[] =>
  status && path.startsWith('x/') ? [[path, level(status)]] : []

const inLedger = (snapshot: Snapshot): Saying[] =>
  (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).flatMap(entry => {
    const status = statusIn(entry)
    return status ? sayings(subjectOf(entry) ?? '', tierStatus(status.text)) : []
  })

const onDashboard = (snapshot: Snapshot): Saying[] =>
  [...dashboardRows(snapshot).values()].flatMap(row => sayings(row.package, row.status))

/** @param directory of a manifest that files packages under tiers */
function inTiers(snapshot: Snapshot, directory: string): Saying[] {
  const manifest = snapshot.manifests.get(directory)
  return (manifest ? tierEntries(snapshot, manifest) : []).flatMap(({ name, tier }) => {
    const path = cleanPath(name.text)
    return sayings(path.startsWith('x/') ? path : joinPath(directory, path), tierStatus(tier))
  })
}

/** @param directory of a module that speaks of itself */
function inOwnManifest(snapshot: Snapshot, directory: string): Saying[] {
  const manifest = snapshot.manifests.get(directory)
  return ['stability_tier', 'status'].flatMap(key => {
    const value = manifest && manifestValue(snapshot, manifest, key)
    return value ? sayings(directory, statusNamed(value.text)) : []
  })
}

const hasTier = (snapshot: Snapshot, directory: string): boolean =>
  snapshot.manifests.get(directory)?.lines.has('stability_tier') ?? false

const hasStatus = (snapshot: Snapshot, directory: string): boolean =>
  snapshot.manifests.get(directory)?.lines.has('status') ?? false

/**
 * The packages whose sources may disagree: of all others every source says the same, or there is but one. One pass over
 * the sources finds them, so that the few are looked at closely.
 */
function doubtful(snapshot: Snapshot): string[] {
  const said = new Map<string, Set<Status>>()
  const take = (all: readonly Saying[]): void => {
    for (const [path, status] of all) said.set(path, (said.get(path) ?? new Set()).add(status))
  }
  take(snapshot.memo(inLedger))
  take(snapshot.memo(onDashboard))
  for (const directory of snapshot.manifests.keys()) {
    take(snapshot.memo(inTiers, directory))
    if (snapshot.memo(hasTier, directory)) take(snapshot.memo(inOwnManifest, directory))
  }
  for (const path of said.keys()) take(snapshot.memo(inOwnManifest, path))
  return [...said]
    .filter(([path, levels]) => levels.size > 1 || !snapshot.memo(hasStatus, path))
    .map(([path]) => path)
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
