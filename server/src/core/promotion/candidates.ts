import { subjectOf } from '../maturity/evidence.ts'
import { type Maturity, maturityOf } from '../maturity/maturity.ts'
import { cleanPath } from '../repo/paths.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { type EvidenceEntry, evidenceLabel, readBetaEvidence } from '../spec/beta-evidence.ts'

/** A module below ga, or a surface of one, as far as the ledger has an entry about it. */
export interface Candidate {
  /** Unique in a workspace, and the same in its next state. */
  readonly id: string
  /** Of the module, relative to the workspace. */
  readonly path: string
  /** The part of the module that the entry is about, where it names one. */
  readonly surface: string | undefined
  readonly entry: EvidenceEntry | undefined
  readonly maturity: Maturity
}

/**
 * Every module below x/ that is not yet ga, by path: what has a manifest, and what the ledger has an entry about. One with
 * several entries stands there for each. Undefined of a version of Plumego that keeps no ledger.
 */
export function promotionCandidates(snapshot: Snapshot): Candidate[] | undefined {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence)
  if (!entries) return undefined
  const byPath = new Map<string, EvidenceEntry[]>()
  for (const directory of snapshot.own.manifests.keys()) if (directory.startsWith('x/')) byPath.set(directory, [])
  for (const entry of entries) {
    const path = cleanPath(subjectOf(entry) ?? entry.module.text)
    if (path !== '') byPath.set(path, [...(byPath.get(path) ?? []), entry])
  }
  return [...byPath]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, own]) => candidatesOf(path, own, maturityOf(snapshot, path)))
}

function candidatesOf(path: string, entries: readonly EvidenceEntry[], maturity: Maturity): Candidate[] {
  if (maturity.status === 'ga') return []
  if (entries.length === 0) return [{ id: path, path, surface: undefined, entry: undefined, maturity }]
  const labels = entries.map(evidenceLabel)
  return entries.map((entry, index) => {
    const label = labels[index] ?? path
    const twins = labels.slice(0, index).filter(other => other === label).length
    return { id: twins === 0 ? label : `${label}#${twins + 1}`, path, surface: entry.surface?.text, entry, maturity }
  })
}
