import type { LocatedPlumego } from '../locate/module.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'

/**
 * What is known of a package that no file at hand tells of because it belongs to a module of its own, which is built beside
 * Plumego, in the reader's language; undefined for one of Plumego's own.
 * @param path of the package, relative to Plumego's module
 */
export function absentNested({ nested = [] }: LocatedPlumego, path: string, t: Localize): string | undefined {
  const holder = nested.findLast(module => isWithin(path, module.path))
  if (!holder) return undefined
  const values = { module: joinPath(plumegoModule, holder.path), version: holder.version ?? '' }
  if (holder.root !== undefined) return t('{module} {version}, a module of its own: nothing is known', values)
  return t('{module} {version}, a module of its own, not on this disk: nothing is known', values)
}
