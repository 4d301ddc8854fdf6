import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../spec/beta-evidence.ts'
import { readCompleteModules } from '../spec/maturity-evidence.ts'
import { trimPiece } from '../text/go-strings.ts'
import { callsFor } from './blockers.ts'
import { carriedStatus, isSigned } from './evidence.ts'
import { isLowerStatus, type Status } from './status.ts'

/** What an entry of the ledger may lack, in the order of its keys. */
export type EvidenceGap = 'document' | 'releases' | 'snapshots' | 'sign-off' | 'blockers'

/**
 * What an entry still lacks before anything may be told on that it proves; none where it is whole. Whether its refs name
 * commits git has to say: nothing of that is asked here.
 */
export function gapsIn(snapshot: Snapshot, entry: EvidenceEntry): EvidenceGap[] {
  const isFile = (path: string): boolean => snapshot.tree.stat(path) === 'file'
  const distinct = (pieces: EvidenceEntry['releaseRefs']): string[] => [
    ...new Set(pieces.map(piece => trimPiece(piece).text).filter(text => text !== '')),
  ]
  const snapshots = distinct(entry.apiSnapshots)
  const lacks: Readonly<Record<EvidenceGap, boolean>> = {
    document: !entry.evidenceDoc || !isFile(entry.evidenceDoc.text),
    releases: callsFor(entry, 'release_history_missing') || distinct(entry.releaseRefs).length < 2,
    snapshots: callsFor(entry, 'api_snapshot_missing') || snapshots.length < 2 || !snapshots.every(isFile),
    'sign-off': !isSigned(entry),
    blockers: entry.blockers.length > 0,
  }
  const gaps: readonly EvidenceGap[] = ['document', 'releases', 'snapshots', 'sign-off', 'blockers']
  return gaps.filter(gap => lacks[gap])
}

/** The entries that lack nothing. */
const wholeEntries = (snapshot: Snapshot): ReadonlySet<EvidenceEntry> =>
  new Set(
    (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).filter(
      entry => gapsIn(snapshot, entry).length === 0,
    ),
  )

/** True where nothing is missing of an entry of the ledger. */
const isWhole = (snapshot: Snapshot, entry: EvidenceEntry): boolean => snapshot.memo(wholeEntries).has(entry)

/** The highest status that whole evidence of a module, of its surfaces or of a family above it is for. */
export const provableStatus = (snapshot: Snapshot, directory: string): Status =>
  carriedStatus(snapshot, directory, entry => isWhole(snapshot, entry))

/**
 * The status that is proved of a module which claims one: whole evidence of its own, of its surface or of a family above it
 * carries it. A claim of no more than experimental needs no proof, and of a Plumego without the ledger, or without the
 * spec that says what the ledger is about, nothing is judged.
 */
export function provenStatus(snapshot: Snapshot, directory: string, claimed: Status): Status {
  const needsProof = claimed === 'beta' || claimed === 'ga'
  const { repoSpec } = snapshot
  if (!needsProof || !repoSpec || !directory.startsWith('x/')) return claimed
  const complete = snapshot.read(specPaths.betaEvidence, readCompleteModules)
  if (!complete) return claimed
  const isDeclared = repoSpec.extensionPaths.some(({ text }) => text === directory)
  // For what is declared the check decides, which knows fewer kinds of evidence.
  if (claimed === 'beta' && isDeclared && !complete.has(directory)) return 'experimental'
  const carried = provableStatus(snapshot, directory)
  return isLowerStatus(carried, claimed) ? carried : claimed
}
