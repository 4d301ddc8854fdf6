import { listed } from '../findings/words.ts'
import { isSigned } from '../maturity/evidence.ts'
import type { EvidenceGap } from '../maturity/evidence-gaps.ts'
import { snapshotPair } from '../maturity/evidence-snapshots.ts'
import { baseName } from '../repo/paths.ts'
import { areKnown, type Snapshot } from '../repo/snapshot.ts'
import { type EvidenceEntry, evidenceLabel } from '../spec/beta-evidence.ts'
import { type Piece, trimPiece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { Span } from '../text/position.ts'
import { comparedApi } from './compared-api.ts'
import type { Criterion } from './criterion.ts'

/** What an entry of the ledger says of one criterion, before anybody asks what is found in it. */
export interface EntryCriterion extends Pick<Criterion, 'kind' | 'state' | 'reason'> {
  /** The key that it is about; undefined for the entry itself. */
  readonly key?: 'release_refs' | 'api_snapshots' | 'owner_signoff' | 'evidence_doc' | 'blockers'
  /** Where it stands, if that is not the key. */
  readonly at?: Span | undefined
}

interface Asked {
  readonly entry: EvidenceEntry
  /** Of the package that it is about. */
  readonly path: string
  readonly gaps: ReadonlySet<EvidenceGap>
  readonly snapshot: Snapshot
  readonly t: Localize
}

type Answer = Pick<EntryCriterion, 'state' | 'reason'>

const missing = (reason: string): Answer => ({ state: 'missing', reason })
const pass = (reason: string): Answer => ({ state: 'pass', reason })
const notCheckable = (reason: string): Answer => ({ state: 'not-checkable', reason })

export const entryCriteria = (asked: Asked): EntryCriterion[] => [
  { kind: 'entry', ...pass(evidenceLabel(asked.entry)) },
  { kind: 'releases', key: 'release_refs', ...releases(asked) },
  { kind: 'snapshots', key: 'api_snapshots', ...snapshots(asked) },
  { kind: 'api', key: 'api_snapshots', ...sameApi(asked), at: pairPlace(asked.entry) },
  { kind: 'sign-off', key: 'owner_signoff', ...signOff(asked) },
  { kind: 'document', key: 'evidence_doc', ...evidenceDocument(asked) },
  { kind: 'blockers', key: 'blockers', ...blockers(asked) },
]

/** What Plumego's checks and the fixes ask for of each. */
const needed = 2

const distinct = (pieces: readonly Piece[]): string[] => [
  ...new Set(pieces.map(piece => trimPiece(piece).text).filter(text => text !== '')),
]

function releases({ entry, gaps, snapshot, t }: Asked): Answer {
  const refs = distinct(entry.releaseRefs)
  if (gaps.has('releases')) return missing(t('{count} of {needed} named', { count: refs.length, needed }))
  const { commits } = snapshot
  if (!areKnown(commits)) {
    if (commits === 'no-git') return notCheckable(t('git cannot be run'))
    return notCheckable(commits === 'no-history' ? t('there is no git history here') : t('git refuses this repository'))
  }
  const states = refs.map(ref => commits.get(ref))
  if (states.includes(false)) return missing(t('one names no commit'))
  if (states.includes('shallow')) return notCheckable(t('this clone is shallow'))
  if (states.includes(undefined)) return notCheckable(t('git has not answered yet'))
  return pass(listed(refs.map(shortened)))
}

/** A full commit name as git shortens it; a tag as it is. */
const shortened = (ref: string): string => (/^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref)

function snapshots({ entry, gaps, snapshot, t }: Asked): Answer {
  const paths = distinct(entry.apiSnapshots)
  if (!gaps.has('snapshots')) return pass(listed(paths.map(baseName)))
  const absent = paths.find(path => snapshot.tree.stat(path) !== 'file')
  if (absent !== undefined) return missing(t('{path} is no file', { path: absent }))
  return missing(t('{count} of {needed} named', { count: paths.length, needed }))
}

function sameApi({ entry, snapshot, t }: Asked): Answer {
  const api = comparedApi(snapshot, entry)
  switch (api.kind) {
    case 'no-pair':
      return notCheckable(t('it takes two snapshots'))
    case 'unreadable':
      return notCheckable(t('{path} cannot be read', { path: baseName(api.path) }))
    case 'empty':
      return notCheckable(t('{path} holds no symbol', { path: baseName(api.path) }))
    case 'broken':
      return notCheckable(t('{place} is no line of a snapshot', { place: `${baseName(api.path)}:${api.line + 1}` }))
    case 'compared': {
      const { changes, symbols: count } = api
      if (changes.length === 0) return pass(t('{count} symbols, identical', { count }))
      const countOf = (kind: string): number => changes.filter(change => change.kind === kind).length
      const counts = { added: countOf('added'), removed: countOf('removed'), changed: countOf('changed') }
      return missing(t('{added} added, {removed} removed, {changed} changed', counts))
    }
  }
}

/** The line of the newer snapshot, which is the one to look into. */
function pairPlace(entry: EvidenceEntry): Span | undefined {
  const newer = snapshotPair(entry)?.newer
  return entry.apiSnapshots.find(({ text }) => text.trim() === newer)
}

function signOff({ entry, gaps, t }: Asked): Answer {
  const owner = entry.owner?.text ?? ''
  if (!gaps.has('sign-off') && isSigned(entry)) return pass(owner === '' ? t('signed') : t('by {owner}', { owner }))
  const written = entry.ownerSignoff?.text
  return missing(written === undefined || written === 'missing' ? t('not signed') : `owner_signoff: ${written}`)
}

function evidenceDocument({ entry, gaps, snapshot, t }: Asked): Answer {
  const path = entry.evidenceDoc?.text
  if (path === undefined) return missing(t('none named'))
  if (!gaps.has('document')) return pass(baseName(path))
  return missing(
    snapshot.tree.stat(path) === 'missing' ? t('{path} does not exist', { path }) : t('{path} is no file', { path }),
  )
}

function blockers({ entry, gaps, t }: Asked): Answer {
  return gaps.has('blockers') ? missing(listed(entry.blockers.map(({ text }) => text || '—'))) : pass(t('none'))
}
