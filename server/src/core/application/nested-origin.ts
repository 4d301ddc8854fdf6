import type { LocatedPlumego } from '../locate/module.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'

/**
 * What is known of a package in a module of its own that is built beside Plumego and is not on the disk, in the reader's
 * language; undefined for any other.
 * @param path of the package, relative to Plumego's module
 */
export function absentNested({ nested = [] }: LocatedPlumego, path: string, t: Localize): string | undefined {
  const holder = nested.findLast(module => isWithin(path, module.path))
  if (!holder || holder.root !== undefined) return undefined
  const values = { module: joinPath(plumegoModule, holder.path), version: holder.version ?? '' }
  return t('{module} {version}, a module of its own, not on this disk: nothing is known', values)
}
