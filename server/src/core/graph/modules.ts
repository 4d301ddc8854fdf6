import { familyRoot, isPackage, modulePaths, nearestManifest } from '../maturity/packages.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** The families and stable roots of a workspace: what boundaries run between, by path, stable roots first. */
export const topModules = (snapshot: Snapshot): string[] => [
  ...new Set(modulePaths(snapshot).map(path => familyRoot(path))),
]

/**
 * The module that a directory of Go files counts as: the nearest package with a manifest at or above it, else the family or
 * the stable root; outside of both what its first two parts name, such as `reference/with-rest`.
 */
export function moduleOfDirectory(snapshot: Snapshot, directory: string): string {
  const manifest = nearestManifest(snapshot, directory)
  if (manifest) return manifest.directory
  const root = familyRoot(directory)
  return isPackage(snapshot, root) ? root : directory.split('/', 2).join('/')
}
