import { modulePaths } from '../maturity/packages.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** What a dependency rule may be for: modules, and packages that only their declared callers may import. */
export function governedPaths(snapshot: Snapshot): string[] {
  const paths = new Set(modulePaths(snapshot))
  for (const { directory, isTest } of snapshot.goFiles.values()) {
    if (!isTest && directory.split('/').includes('internal')) paths.add(directory)
  }
  return [...paths]
}
