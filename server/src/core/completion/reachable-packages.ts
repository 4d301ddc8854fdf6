import { isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { governedPaths } from './governed-paths.ts'

/** What rules can be about, as far as Go lets a module reach it. */
interface ReachablePackages {
  readonly packages: readonly string[]
  /** Those that have something below or a manifest, and `x`, but for those that the module is or lies in. */
  readonly trees: ReadonlySet<string>
}

/** The packages that a list of imports of a module may be about. @param subject the directory of the module */
export const reachablePackages = (snapshot: Snapshot, subject: string): ReachablePackages =>
  snapshot.memo(findReachable, subject)

function findReachable(snapshot: Snapshot, subject: string): ReachablePackages {
  const packages = snapshot.memo(governedPaths).filter(other => isVisibleFrom(other, subject))
  const parents = new Set(packages.map(other => parentPath(other)))
  const isTree = (other: string): boolean =>
    !isWithin(subject, other) && (parents.has(other) || snapshot.manifests.has(other))
  return { packages, trees: new Set(['x', ...packages].filter(isTree)) }
}

/** False for a package below a directory called internal that Go hides from the module. */
function isVisibleFrom(path: string, subject: string): boolean {
  const parts = path.split('/')
  const at = parts.lastIndexOf('internal')
  return at < 0 || at === 0 || isWithin(subject, parts.slice(0, at).join('/'))
}
