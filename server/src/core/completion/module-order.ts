import { modulePaths } from '../maturity/packages.ts'
import { baseName } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/**
 * Every module: those first that repo.yaml and the taxonomy list, by their last names, as specs list them; then by path.
 */
export function moduleOrder(snapshot: Snapshot): readonly string[] {
  const all = modulePaths(snapshot)
  const known = new Set(all)
  const declared = snapshot.repoSpec?.extensionPaths.map(({ text }) => text) ?? []
  const roots = snapshot.taxonomy?.families.flatMap(family => family.roots.map(({ text }) => text)) ?? []
  const listed = [...new Set([...declared, ...roots])].filter(path => known.has(path))
  listed.sort((a, b) => (baseName(a) < baseName(b) ? -1 : 1))
  return [...new Set([...listed, ...all])]
}
