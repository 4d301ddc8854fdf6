import { modulePaths } from '../maturity/packages.ts'
import { isGoTestFile } from '../repo/interest.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** What a dependency rule may be for: modules, and packages that only their declared callers may import. */
export function governedPaths(snapshot: Snapshot): string[] {
  const paths = new Set(modulePaths(snapshot))
  for (const path of snapshot.goFiles.keys()) {
    const directory = parentPath(path)
    if (!isGoTestFile(path) && directory.split('/').includes('internal')) paths.add(directory)
  }
  return [...paths]
}
