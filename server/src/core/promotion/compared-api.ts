import { type ApiChange, apiChanges, readSnapshot } from '../api/api-snapshot.ts'
import { snapshotPair } from '../maturity/evidence-snapshots.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'

/** How the two snapshots of an entry compare, or why they do not. Paths are relative to the workspace. */
export type ComparedApi =
  | { readonly kind: 'no-pair' }
  | { readonly kind: 'unreadable' | 'empty'; readonly path: string }
  /** A line, 0-based, at which Plumego's tool stops. */
  | { readonly kind: 'broken'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'compared'
      readonly older: string
      readonly newer: string
      /** Of the newer one. */
      readonly symbols: number
      /** By package, then by name. */
      readonly changes: readonly ApiChange[]
    }

/** Compares the exported API of two releases symbol by symbol, as Plumego's own tool does. */
export function comparedApi(snapshot: Snapshot, entry: EvidenceEntry): ComparedApi {
  const pair = snapshotPair(entry)
  if (!pair) return { kind: 'no-pair' }
  const older = snapshot.read(pair.older, readSnapshot)
  const newer = snapshot.read(pair.newer, readSnapshot)
  if (!older || !newer) return { kind: 'unreadable', path: older ? pair.newer : pair.older }
  for (const [path, { broken, entries }] of [[pair.older, older] as const, [pair.newer, newer] as const]) {
    if (broken) return { kind: 'broken', path, line: broken.line }
    if (entries.size === 0) return { kind: 'empty', path }
  }
  const changes = apiChanges(older, newer).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return { kind: 'compared', ...pair, symbols: newer.entries.size, changes }
}

function orderOf({ before, after }: ApiChange): string {
  const entry = after ?? before
  return `${entry?.importPath ?? ''}\t${entry?.name ?? ''}`
}
