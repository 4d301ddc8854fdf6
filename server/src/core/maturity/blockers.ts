import type { EvidenceEntry } from '../spec/beta-evidence.ts'
import { toLower, trimSpace } from '../text/go-strings.ts'

/** Refs and snapshots that an entry needs of each: the release that it starts from and the one that it proves. */
const neededReleases = 2
const signed = ['signed', 'complete', 'approved']

/** Every blocker that Plumego knows, with the question whether an entry has it. */
export const knownBlockers: ReadonlyMap<string, (entry: EvidenceEntry) => boolean> = new Map([
  ['release_history_missing', entry => entry.releaseRefs.length < neededReleases],
  ['api_snapshot_missing', entry => entry.apiSnapshots.length < neededReleases],
  ['owner_signoff_missing', entry => !signed.includes(toLower(trimSpace(entry.ownerSignoff?.text ?? '')))],
])

/** Whether what an entry lacks calls for a blocker; false for one that Plumego does not know. */
export const callsFor = (entry: EvidenceEntry, blocker: string): boolean => knownBlockers.get(blocker)?.(entry) === true
