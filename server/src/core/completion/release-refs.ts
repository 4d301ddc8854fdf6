import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { readBetaEvidence } from '../spec/beta-evidence.ts'

/** Release refs that the ledger names, those of most entries first: a new entry mostly needs the same. */
export function releaseRefsInUse(snapshot: Snapshot): { readonly ref: string; readonly entries: number }[] {
  const counts = new Map<string, number>()
  for (const { releaseRefs } of snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []) {
    for (const { text } of releaseRefs) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([ref, entries]) => ({ ref, entries })).sort((a, b) => b.entries - a.entries)
}
