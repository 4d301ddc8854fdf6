import { otherNameOf } from '../catalogue/renames.ts'
import { listed } from '../findings/words.ts'
import { baseName, cleanPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Localize } from '../text/localize.ts'
import { internalHolder, isOpenTo, type Obstacle, obstacleTo } from './importable.ts'
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
  /** It is there, and Go imports nothing from it: see `Obstacle`. */
  | { readonly kind: Exclude<Obstacle, 'no-go-files'>; readonly packages: readonly [] }
  /** It is there, for what lies below the one directory. */
  | { readonly kind: 'internal'; readonly packages: readonly [string] }
  | { readonly kind: 'unheard-of'; readonly packages: readonly [] }

/** Whether an absent package is nevertheless there, but cannot be imported. */
export const isThere = ({ kind }: Absence): boolean =>
  kind === 'no-go-files' || kind === 'internal' || kind === 'own-module' || kind === 'never-built' || kind === 'program'

/** Whether the packages of an absence are such as may be imported instead. */
export const hasInstead = ({ kind }: Absence): boolean => kind !== 'family' && kind !== 'internal'

/** Who imports: `directory` is undefined for what lies outside of Plumego's module. */
export interface ImportingPlace {
  readonly directory: string | undefined
}

/**
 * @param path of a package below x/, relative to the module
 * @param importer undefined where nobody imports it: then nothing is internal
 * @returns undefined where it can be imported
 */
export function absenceOf(snapshot: Snapshot, path: string, importer?: ImportingPlace): Absence | undefined {
  if (isImportable(snapshot, path)) {
    const holder = importer && !isOpenTo(path, importer.directory) ? internalHolder(path) : undefined
    return holder === undefined ? undefined : { kind: 'internal', packages: [holder] }
  }
  const cleaned = cleanPath(path.trim())
  // All extensions are no answer to somebody who names none.
  if (cleaned === 'x') return { kind: 'unheard-of', packages: [] }
  if (cleaned !== path) return absenceOf(snapshot, cleaned, importer) ?? { kind: 'nearest', packages: [cleaned] }
  const otherName = otherNameOf(path)
  if (otherName !== undefined && isPackage(snapshot, otherName)) return { kind: 'moved', packages: [otherName] }
  const obstacle = obstacleTo(snapshot, path)
  if (obstacle !== undefined && obstacle !== 'no-go-files') return { kind: obstacle, packages: [] }
  const isOffered = (other: string): boolean => isImportable(snapshot, other) && isOpenTo(other, importer?.directory)
  const below = packagesBelow(snapshot, path).filter(isOffered)
  if (below.length > 0 || isPackage(snapshot, path)) return { kind: 'no-go-files', packages: below }
  const all = packagesBelow(snapshot, 'x').filter(isOffered)
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
    case 'own-module':
      return t('A go.mod of its own makes it another module, which is not built with this one.')
    case 'never-built':
      return t('Build constraints leave out all of its Go files.')
    case 'program':
      return t('It is a program (package main), and no package can import one.')
    case 'internal':
      return t('It is internal: only {packages} and what lies below may import it.', values)
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
