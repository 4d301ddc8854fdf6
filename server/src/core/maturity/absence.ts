import { otherNameOf } from '../catalogue/renames.ts'
import { baseName, cleanPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { listed } from '../rules/words.ts'
import type { Localize } from '../text/localize.ts'
import { beginning, nearMisses } from './near-misses.ts'
import { familyRoot, isImportable, isPackage, packagesBelow } from './packages.ts'

/** Why an import of a package finds nothing, and what is likely meant. Packages are relative to the module. */
export type Absence =
  /** A directory that has a manifest or subpackages, but no Go file. */
  | { readonly kind: 'no-go-files'; readonly packages: readonly string[] }
  /** Another layout of Plumego calls it so: here it has another name. */
  | { readonly kind: 'moved'; readonly packages: readonly [string] }
  /** It is not there; packages of that name lie elsewhere. */
  | { readonly kind: 'namesakes'; readonly packages: readonly string[] }
  /** It is not there, and what is has nearly that path. */
  | { readonly kind: 'nearest'; readonly packages: readonly string[] }
  /** It is not there, but its family is. */
  | { readonly kind: 'family'; readonly packages: readonly [string] }
  | { readonly kind: 'unheard-of'; readonly packages: readonly [] }

/**
 * @param path of a package below x/, relative to the module
 * @returns undefined where it can be imported
 */
export function absenceOf(snapshot: Snapshot, path: string): Absence | undefined {
  if (isImportable(snapshot, path)) return undefined
  const cleaned = cleanPath(path.trim())
  // All extensions are no answer to somebody who names none.
  if (cleaned === 'x') return { kind: 'unheard-of', packages: [] }
  if (cleaned !== path) return absenceOf(snapshot, cleaned) ?? { kind: 'nearest', packages: [cleaned] }
  const otherName = otherNameOf(path)
  if (otherName !== undefined && isPackage(snapshot, otherName)) return { kind: 'moved', packages: [otherName] }
  const below = packagesBelow(snapshot, path).filter(other => isImportable(snapshot, other))
  if (below.length > 0 || isPackage(snapshot, path)) return { kind: 'no-go-files', packages: below }
  const all = packagesBelow(snapshot, 'x').filter(other => isImportable(snapshot, other))
  const nearest = nearMisses(path, all)
  if (nearest.length > 0) return { kind: 'nearest', packages: nearest }
  const namesakes = all.filter(other => baseName(other) === baseName(path))
  if (namesakes.length > 0) return { kind: 'namesakes', packages: namesakes }
  const whole = beginning(path, all)
  if (whole !== undefined) return { kind: 'nearest', packages: [whole] }
  const family = familyRoot(path)
  if (family !== path && isPackage(snapshot, family)) return { kind: 'family', packages: [family] }
  return { kind: 'unheard-of', packages: [] }
}

/** What to import instead, in one sentence. */
export function absenceAdvice({ kind, packages }: Absence, t: Localize): string {
  const values = { packages: listed(packages) }
  switch (kind) {
    case 'no-go-files':
      if (packages.length === 0) return t('It has no Go files.')
      return t('It has no Go files: import one of {packages}.', values)
    case 'moved':
      return t('It is called {packages} there.', values)
    case 'namesakes':
      return t('One of that name: {packages}.', values)
    case 'nearest':
      return t('Nearest to that name: {packages}.', values)
    case 'family':
      return t('Look for its new name in {packages}, or check the version.', values)
    case 'unheard-of':
      return t('Check the name and the version.')
  }
}
