import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** An owner that some manifest names. */
interface Owner {
  readonly name: string
  /** How many manifests name it. */
  readonly modules: number
  /** True where it owns something above, below or beside the directory asked about. */
  readonly isNear: boolean
}

/** Every owner in use but for that of the directory itself: those near it first, then by how much they own. */
export function ownersInUse(snapshot: Snapshot, directory: string): Owner[] {
  const byName = new Map<string, Owner>()
  const family = parentPath(directory) === 'x' ? directory : parentPath(directory)
  for (const [other, { lines }] of snapshot.own.manifests) {
    const name = trimmedScalar(lines, 'owner')?.text
    if (!name || other === directory) continue
    const known = byName.get(name)
    const isNear = family !== '' && isWithin(other, family)
    byName.set(name, { name, modules: (known?.modules ?? 0) + 1, isNear: isNear || (known?.isNear ?? false) })
  }
  return [...byName.values()].sort(
    (a, b) => Number(b.isNear) - Number(a.isNear) || b.modules - a.modules || (a.name < b.name ? -1 : 1),
  )
}

/** The owner of the nearest directory above that names one. */
export function nearestOwner(snapshot: Snapshot, directory: string): string | undefined {
  for (let above = parentPath(directory); above !== ''; above = parentPath(above)) {
    const manifest = snapshot.manifests.get(above)
    const owner = manifest && trimmedScalar(manifest.lines, 'owner')?.text
    if (owner) return owner
  }
  return undefined
}
