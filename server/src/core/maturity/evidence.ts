import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, readBetaEvidence } from '../spec/beta-evidence.ts'

/** The words with which an owner signs, in any case. */
const signatures: ReadonlySet<string> = new Set(['signed', 'complete', 'approved'])

/** True where the owner has signed, whatever blocks. */
export const isSigned = (entry: EvidenceEntry): boolean => signatures.has(entry.ownerSignoff?.text.toLowerCase() ?? '')

/** True where the owner has signed and nothing blocks. */
export const isProven = (entry: EvidenceEntry): boolean => isSigned(entry) && entry.blockers.length === 0

/** The ledger's entries about exactly this package, in its order: as a module, as a subpackage, as a surface. */
export function evidenceFor(snapshot: Snapshot, path: string): EvidenceEntry[] {
  return (snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []).filter(entry => subjectOf(entry) === path)
}

/** The package that an entry is about. A surface without a package is about no package that could be named. */
export function subjectOf(entry: EvidenceEntry): string | undefined {
  if (entry.surface) return entry.package?.text
  return entry.subpackage ? `${entry.module.text}/${entry.subpackage.text}` : entry.module.text
}
