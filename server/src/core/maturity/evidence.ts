import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { isWithin } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../spec/beta-evidence.ts'
import { callsFor } from './blockers.ts'
import { isLowerStatus, type Status, statusNamed } from './status.ts'

/** True where the owner has signed, whatever blocks. */
export const isSigned = (entry: EvidenceEntry): boolean => !callsFor(entry, 'owner_signoff_missing')

/** True where the owner has signed and nothing blocks. */
export const isProven = (entry: EvidenceEntry): boolean => isSigned(entry) && entry.blockers.length === 0

/** The ledger's entries about exactly this package, in its order: as a module, as a subpackage, as a surface. */
export function evidenceFor(snapshot: Snapshot, path: string): EvidenceEntry[] {
  return (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).filter(entry => subjectOf(entry) === path)
}

/** The packages that the ledger has evidence for as a part of a module. */
export function partsWithEvidence(snapshot: Snapshot): Set<string> {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  return new Set(entries.flatMap(entry => (entry.surface || entry.subpackage ? (subjectOf(entry) ?? []) : [])))
}

/** The package that an entry is about. A surface without a package is about no package that could be named. */
export function subjectOf(entry: EvidenceEntry): string | undefined {
  if (entry.surface) return entry.package?.text
  return entry.subpackage ? `${entry.module.text}/${entry.subpackage.text}` : entry.module.text
}

/**
 * The highest status that complete evidence of a module, of its surfaces or of a family above it is for.
 * @param counts which evidence is complete
 */
export function carriedStatus(
  snapshot: Snapshot,
  directory: string,
  counts: (entry: EvidenceEntry) => boolean = isComplete,
): Status {
  const manifest = snapshot.manifests.get(directory)
  const family = manifest && trimmedScalar(manifest.lines, 'parent_family')?.text
  const carriers = (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).filter(entry => {
    const subject = subjectOf(entry)
    if (entry.module.text === directory) return true
    return subject !== undefined && (isWithin(directory, subject) || (family && isWithin(family, subject)))
  })
  let highest: Status = 'experimental'
  for (const entry of carriers.filter(counts)) {
    const status = statusWritten(entry)
    if (status && isLowerStatus(highest, status)) highest = status
  }
  return highest
}

const isComplete = (entry: EvidenceEntry): boolean => isProven(entry) && entry.evidenceDoc !== undefined

function statusWritten({ currentStatus, currentTier }: EvidenceEntry): Status | undefined {
  const written = (currentStatus ?? currentTier)?.text
  return written === undefined ? undefined : tierStatus(written)
}

/** What a family calls stable in its tiers is beta to others. */
export const tierStatus = (written: string): Status | undefined =>
  written === 'stable' ? 'beta' : statusNamed(written)
