import { baseName, isWithin } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { maturityOf } from './maturity.ts'
import { isImportable, packagesBelow } from './packages.ts'
import { type Status, statuses } from './status.ts'

/** What another version of Plumego has otherwise, for those who use an older one. Paths are relative to the module. */
export interface VersionChanges {
  /** A directory that is moved takes what lies below it along, which is not told again. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** Packages that say themselves how mature they are, by their path in the newer version. */
  readonly promoted: readonly { readonly path: string; readonly from: Status; readonly to: Status }[]
  /** What has no successor that could be told. */
  readonly removed: readonly string[]
}

/**
 * @param renamed what a package is called in the newer version, where somebody knows
 */
export function changesBetween(
  older: Snapshot,
  newer: Snapshot,
  renamed: (path: string) => string | undefined,
): VersionChanges {
  const names = new Map<string, string>()
  const removed: string[] = []
  const promoted: { path: string; from: Status; to: Status }[] = []
  const available = packagesBelow(newer, 'x').filter(path => isImportable(newer, path))
  for (const path of packagesBelow(older, 'x')) {
    if (!isImportable(older, path)) continue
    const name = nameIn(available, path, renamed)
    if (name === undefined) removed.push(path)
    else if (name !== path) names.set(path, name)
    if (name === undefined || !newer.manifests.has(name)) continue
    const [from, to] = [maturityOf(older, path).status, maturityOf(newer, name).status]
    if (from !== 'unknown' && statuses.indexOf(to) > statuses.indexOf(from)) promoted.push({ path: name, from, to })
  }
  return { renamed: withoutTold(names), promoted, removed: removed.filter(path => !liesBelow(path, removed)) }
}

/** The same name, the one that is known to follow it, or the only one that ends alike. */
function nameIn(
  available: readonly string[],
  path: string,
  renamed: (path: string) => string | undefined,
): string | undefined {
  const known = [path, renamed(path)].find(name => name !== undefined && available.includes(name))
  if (known !== undefined) return known
  const namesakes = available.filter(other => baseName(other) === baseName(path))
  return namesakes.length === 1 ? namesakes[0] : undefined
}

function withoutTold(names: ReadonlyMap<string, string>): { from: string; to: string }[] {
  const told: { from: string; to: string }[] = []
  for (const [from, to] of names) {
    const isTold = told.some(above => isWithin(from, above.from) && above.to + from.slice(above.from.length) === to)
    if (!isTold) told.push({ from, to })
  }
  return told
}

const liesBelow = (path: string, others: readonly string[]): boolean =>
  others.some(other => other !== path && isWithin(path, other))
