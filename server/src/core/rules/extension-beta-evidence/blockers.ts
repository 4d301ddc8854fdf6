import type { Fix } from '../../findings/finding.ts'
import { listed } from '../../findings/words.ts'
import { addEntryItem } from '../../fixes/evidence-entries.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { ground, restingOn } from '../../fixes/reliable.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { knownBlockers } from '../../maturity/blockers.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { EvidenceEntry } from '../../spec/beta-evidence.ts'
import { readCompleteModules, readDashboardCandidates } from '../../spec/maturity-evidence.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Evidence, evidence, evidenceFile, inEvidence } from './entries.ts'

const unknown: RuleInfo = {
  code: 'blocker-unknown',
  check,
  severity: 'error',
  summary: 'An evidence entry has a blocker that Plumego does not know.',
  key: ['label', 'blocker'],
  followUps: ['dashboard-blocker-text', 'promotion-without-evidence', 'unproven-promotion'],
}

const missing: RuleInfo = {
  code: 'blocker-missing',
  check,
  severity: 'error',
  summary: 'An evidence entry does not list a blocker that what it lacks calls for.',
  key: ['label', 'blocker'],
  followUps: ['dashboard-blocker-text', 'promotion-without-evidence', 'unproven-promotion'],
}

const stale: RuleInfo = {
  code: 'blocker-stale',
  check,
  severity: 'error',
  summary: 'An evidence entry lists a blocker that what it has no longer calls for.',
  key: ['label', 'blocker'],
}

/** The values of an entry for which a blocker is stale: each must stand. */
function reasons({ releaseRefs, apiSnapshots, ownerSignoff }: EvidenceEntry, blocker: string): readonly Piece[] {
  if (blocker === 'release_history_missing') return releaseRefs
  if (blocker === 'api_snapshot_missing') return apiSnapshots
  return ownerSignoff ? [ownerSignoff] : []
}

/** The key that a blocker is about, where the entry has it. */
const keysByBlocker: ReadonlyMap<string, string> = new Map([
  ['release_history_missing', 'release_refs'],
  ['api_snapshot_missing', 'api_snapshots'],
  ['owner_signoff_missing', 'owner_signoff'],
])

const placeOfLack = (entry: EvidenceEntry, blocker: string): Piece =>
  entry.keys.get(keysByBlocker.get(blocker) ?? '')?.at ?? entry.at

/** An entry's blockers are exactly those that its refs, snapshots and sign-off call for. */
export const evidenceBlockers: WorkspaceRule = {
  scope: 'workspace',
  rules: [unknown, missing, stale],
  run(context) {
    for (const one of evidence(context.snapshot)) context.part(one, () => checkBlockers(context, one))
  },
}

function checkBlockers(context: RuleContext, { entry, label }: Evidence): void {
  const { snapshot, t, report } = context
  const file = evidenceFile(snapshot)
  const listedBlockers = new Map<string, Piece>()
  for (const blocker of entry.blockers) {
    if (!listedBlockers.has(blocker.text)) listedBlockers.set(blocker.text, blocker)
  }
  for (const [blocker, at] of listedBlockers) {
    const applies = knownBlockers.get(blocker)
    const values = { label, blocker, known: listed([...knownBlockers.keys()]) }
    const place = { ...inEvidence(snapshot, at), key: [label, blocker] }
    if (!applies) {
      const fixes = unknownFixes(context, entry, at)
      const message = t('Blocker "{blocker}" of {label}: expected {known}.', values)
      report(unknown, { ...place, message, fixes })
      const why = t('Nothing that {label} lacks calls for "{blocker}": take it off.', values)
      report(stale, { ...place, message: why, fixes })
    } else if (!applies(entry)) {
      const because = reasons(entry, blocker).map(piece => ground(snapshot, file.path, piece))
      const fixes = restingOn(removeEntry(file, at, t, true), because)
      report(stale, { ...place, message: staleMessage(t, label, blocker), fixes })
    }
  }
  for (const [blocker, applies] of knownBlockers) {
    if (!applies(entry) || listedBlockers.has(blocker)) continue
    report(missing, {
      ...inEvidence(snapshot, placeOfLack(entry, blocker)),
      key: [label, blocker],
      message: `${lack(t, label, blocker)} ${t('Add {blocker} to its blockers until that is done.', { blocker })}`,
      fixes: addEntryItem(file, entry, ['blockers', blocker], t, !isTold(snapshot, entry)),
    })
  }
}

/** The known blocker that was meant, or none: what nobody knows may stand for something, so dropping it is not safe. */
function unknownFixes({ snapshot, t }: RuleContext, entry: EvidenceEntry, at: Piece): Fix[] {
  const file = evidenceFile(snapshot)
  const nearest = nearestValue(at.text, [...knownBlockers.keys()])
  const isListed = entry.blockers.some(({ text }) => text === nearest)
  if (nearest === undefined || isListed || knownBlockers.get(nearest)?.(entry) !== true)
    return removeEntry(file, at, t, false)
  return [replaceScalar(file, at, nearest, t, !isTold(snapshot, entry))]
}

/** True where others rely on what the entry says: a blocker more may contradict a status, or a row of the dashboard. */
function isTold(snapshot: Snapshot, { module }: EvidenceEntry): boolean {
  const { betaEvidence } = specPaths
  return (
    snapshot.read(betaEvidence, readCompleteModules)?.has(module.text) === true ||
    snapshot.read(betaEvidence, readDashboardCandidates)?.has(module.text) === true
  )
}

function lack(t: Localize, label: string, blocker: string): string {
  if (blocker === 'release_history_missing') return t('{label} has fewer than two release refs.', { label })
  if (blocker === 'api_snapshot_missing') return t('{label} has fewer than two API snapshots.', { label })
  return t('The owner of {label} has not signed off (owner_signoff: signed, complete or approved).', { label })
}

function staleMessage(t: Localize, label: string, blocker: string): string {
  const values = { label, blocker }
  if (blocker === 'release_history_missing') return t('{label} has its two release refs: take {blocker} off.', values)
  if (blocker === 'api_snapshot_missing') return t('{label} has its two API snapshots: take {blocker} off.', values)
  return t('The owner of {label} has signed off: take {blocker} off.', values)
}
