import { isStableRoot } from '../modules/covered-manifests.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** Directories of the root with Go files below them that are neither stable roots nor extensions: commands, samples. */
export function importRoots(snapshot: Snapshot): string[] {
  const roots = new Set<string>()
  for (const path of snapshot.goFiles.keys()) if (path.includes('/')) roots.add(path.slice(0, path.indexOf('/')))
  roots.delete('x')
  return [...roots].filter(root => !isStableRoot(root))
}
