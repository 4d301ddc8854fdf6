import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import { SourceText } from '../text/source-text.ts'

const known = new WeakMap<Snapshot, Snapshot>()

/**
 * A Plumego as an application sees it. A fork may have a name of its own in specs/repo.yaml: by a `replace` it is
 * nevertheless imported by Plumego's.
 */
export function asImported(snapshot: Snapshot): Snapshot {
  const own = snapshot.repoSpec?.modulePath
  const text = snapshot.text(specPaths.repo)?.text
  if (own === undefined || own === plumegoModule || text === undefined) return snapshot
  let imported = known.get(snapshot)
  if (!imported) {
    imported = snapshot.with(new Map([[specPaths.repo, new SourceText(text.replaceAll(own, plumegoModule))]]))
    known.set(snapshot, imported)
  }
  return imported
}
