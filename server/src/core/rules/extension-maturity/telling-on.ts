import type { FilePlace, Fix, RelatedPlace } from '../../findings/finding.ts'
import { listed, placeName, rangeIn, related } from '../../findings/words.ts'
import { ground } from '../../fixes/reliable.ts'
import { subjectOf } from '../../maturity/evidence.ts'
import { type EvidenceGap, gapsIn } from '../../maturity/evidence-gaps.ts'
import { type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../../spec/beta-evidence.ts'
import { readCompleteModules } from '../../spec/maturity-evidence.ts'
import type { Localize } from '../../text/localize.ts'
import type { Report, RuleContext } from '../rule.ts'
import type { Family } from './families.ts'

/** What is offered of some fixes, and what is not yet. */
export type Offered = Required<Pick<Report, 'fixes' | 'withheld'>>

/**
 * Fixes that make other pages repeat the status of a family. They are a promotion's own where that is beta or ga: then
 * they wait until an entry of the ledger carries it and lacks nothing, and say so for as long.
 */
export function whenProven(context: RuleContext, { path, state }: Family, fixes: readonly Fix[]): Offered {
  const { snapshot, t } = context
  const status = state?.status?.text
  if (status === 'experimental') return { fixes, withheld: [] }
  if (status !== 'beta' && status !== 'ga') return { fixes: [], withheld: [] }
  const lacking = evidenceFor(snapshot, path, status, t)
  const whole = lacking.find(({ lacks }) => lacks.length === 0)?.entry
  if (!whole) return withheld(fixes, reasonFor(snapshot, path, lacking[0], t))
  const values = { module: path, place: placeOf(snapshot, whole) }
  const whenUnsound = t(
    'Something is found in what this rests on, such as the evidence of {module} ({place}): mend that first.',
    values,
  )
  // The check has a reading of its own, and takes a comment for a part of a value.
  if (status === 'beta' && !snapshot.read(specPaths.betaEvidence, readCompleteModules)?.has(path)) {
    return withheld(fixes, whenUnsound)
  }
  const grounds = groundsIn(snapshot, whole)
  const resting = fixes.map(fix => ({ ...fix, because: [...(fix.because ?? []), ...grounds], whenUnsound }))
  return { fixes: resting, withheld: [] }
}

/** Fixes that are only told of, with the reason. */
export const withheld = (fixes: readonly Fix[], reason: string): Offered => ({
  fixes: [],
  withheld: fixes.map(({ title }) => ({ title, reason })),
})

/** An entry, and what it lacks to carry a status, in the reader's language. */
interface Lacking {
  readonly entry: EvidenceEntry
  readonly lacks: readonly string[]
}

/** The entries that the promotion of a family may rest on: a tier is its subpackage's alone. */
function evidenceFor(snapshot: Snapshot, module: string, status: string, t: Localize): Lacking[] {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  const own = entries.filter(
    entry => subjectOf(entry) === module || (entry.module.text === module && entry.section !== 'subpackage_candidates'),
  )
  return own.map(entry => ({ entry, lacks: lacksOf(snapshot, entry, status, t) }))
}

/** Where a promotion goes on: at the entries of the ledger, with what each lacks; where there is none, at its place. */
export function placesOfEvidence({ snapshot, t }: RuleContext, module: string, status: string): RelatedPlace[] {
  const file = specPaths.betaEvidence
  const entries = evidenceFor(snapshot, module, status, t)
  if (entries.length === 0) {
    const start = snapshot.text(file)?.text.search(/^candidates:/m) ?? -1
    const at = start < 0 ? { start: 0, end: 0 } : { start, end: start + 'candidates'.length }
    return [related(snapshot, file, at, t('The entry for {module} belongs here', { module }))]
  }
  return entries.map(({ entry, lacks }) => {
    const values = { module, lacks: listed(lacks) }
    const message =
      lacks.length === 0
        ? t('Evidence entry of {module}', values)
        : t('Evidence entry of {module}. It lacks: {lacks}.', values)
    return related(snapshot, file, entry.at, message)
  })
}

function lacksOf(snapshot: Snapshot, entry: EvidenceEntry, status: string, t: Localize): string[] {
  const isFor = entry.currentStatus?.text === status
  return [
    ...(isFor ? [] : [t('the status {status}', { status })]),
    ...gapsIn(snapshot, entry).map(gap => gapText(gap, t)),
  ]
}

/** What is missing, as the end of a sentence. */
function gapText(gap: EvidenceGap, t: Localize): string {
  switch (gap) {
    case 'document':
      return t('a document that is there')
    case 'releases':
      return t('two release refs')
    case 'snapshots':
      return t('two API snapshots that are there')
    case 'sign-off':
      return t('the owner’s sign-off')
    case 'blockers':
      return t('an empty list of blockers')
  }
}

function reasonFor(snapshot: Snapshot, module: string, lacking: Lacking | undefined, t: Localize): string {
  if (!lacking) return t('{file} has no entry for {module} yet.', { file: specPaths.betaEvidence, module })
  const values = { module, place: placeOf(snapshot, lacking.entry), lacks: listed(lacking.lacks) }
  return t('The evidence of {module} is not whole yet ({place}). It lacks: {lacks}.', values)
}

const placeOf = (snapshot: Snapshot, { at }: EvidenceEntry): string =>
  placeName(specPaths.betaEvidence, rangeIn(snapshot, specPaths.betaEvidence, at))

/** Everything that an entry says: where something is found at any of it, it proves nothing. */
function groundsIn(snapshot: Snapshot, entry: EvidenceEntry): FilePlace[] {
  const { at, owner, currentStatus, evidenceDoc, releaseRefs, apiSnapshots, ownerSignoff } = entry
  const values = [at, owner, entry.package, currentStatus, evidenceDoc, ...releaseRefs, ...apiSnapshots, ownerSignoff]
  return values.flatMap(value => (value ? ground(snapshot, specPaths.betaEvidence, value) : []))
}
