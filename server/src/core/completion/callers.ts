import { modulePath } from '../repo/module-path.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/**
 * Directories with Go files that may be declared as callers of an internal package: those that several which import it lie
 * in, then those that import it, then all others.
 */
export const callers = (snapshot: Snapshot, subject: string): readonly string[] =>
  snapshot.memo(findCallers, `${modulePath(snapshot)}/${subject}`)

function findCallers({ goFiles }: Snapshot, imported: string): string[] {
  const importing = new Set<string>()
  const all = new Set<string>()
  for (const { directory, imports } of goFiles.values()) {
    if (directory === '') continue
    all.add(directory)
    if (imports.pathsFrom(imported).some(found => isOrBelow(found, imported))) importing.add(directory)
  }
  return [...new Set([...sharedDirectories(importing), ...importing, ...all])]
}

/** The directories that hold at least two of others, the outermost first; a caller in one is declared by it. */
function sharedDirectories(directories: ReadonlySet<string>): string[] {
  const held = new Map<string, number>()
  for (const directory of directories) {
    for (let above = parentPath(directory); above !== '' && above !== 'x'; above = parentPath(above)) {
      held.set(above, (held.get(above) ?? 0) + 1)
    }
  }
  return [...held].flatMap(([directory, count]) => (count > 1 ? directory : [])).sort()
}

const isOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)
