import { baseName, cleanPath, joinPath, parentPath } from '../repo/paths.ts'
import type { EvidenceEntry } from '../spec/beta-evidence.ts'

/** The two snapshots of one directory, as Plumego's tool names them: of the older release and of the newer one. */
const [olderName, newerName] = ['base.snapshot', 'head.snapshot']

/** What an entry lists, each once. */
const pathsOf = ({ apiSnapshots }: EvidenceEntry): string[] => [
  ...new Set(apiSnapshots.map(({ text }) => cleanPath(text.trim())).filter(path => path !== '')),
]

/** The last that an entry lists; where that is the older one of a directory, the newer one that is listed beside it. */
export function newestSnapshot(entry: EvidenceEntry): string | undefined {
  const paths = pathsOf(entry)
  const last = paths.at(-1)
  if (last === undefined || baseName(last) !== olderName) return last
  const newer = joinPath(parentPath(last), newerName)
  return paths.includes(newer) ? newer : last
}

/** Two snapshots that tell what changed between two releases. */
export interface SnapshotPair {
  readonly older: string
  readonly newer: string
}

/**
 * The newest snapshot that an entry lists, and the one to hold it against: the older one of its directory, else the one that
 * is listed in front of it. Undefined where there are no two.
 */
export function snapshotPair(entry: EvidenceEntry): SnapshotPair | undefined {
  const newer = newestSnapshot(entry)
  if (newer === undefined) return undefined
  const others = pathsOf(entry).filter(path => path !== newer)
  const sibling = joinPath(parentPath(newer), olderName)
  const older = others.includes(sibling) ? sibling : others.at(-1)
  return older === undefined ? undefined : { older, newer }
}
