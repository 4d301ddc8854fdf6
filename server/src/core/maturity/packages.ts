import { stableRoots } from '../modules/covered-manifests.ts'
import { isPackageFile } from '../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../repo/paths.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'
import { isOpenTo, obstacleTo } from './importable.ts'
import { manifestValue } from './manifest-values.ts'

/** True where another package may import a directory, but for what is internal. */
export const isImportable = (snapshot: Snapshot, directory: string): boolean =>
  obstacleTo(snapshot, directory) === undefined

/** True where a directory holds a Go file that is no test. */
export const hasGoFiles = ({ tree }: Snapshot, directory: string): boolean =>
  tree.children(directory).some(isPackageFile)

/** True where a directory is a package or has a manifest. */
export const isPackage = (snapshot: Snapshot, directory: string): boolean =>
  snapshot.manifests.has(directory) || hasGoFiles(snapshot, directory)

/** Every directory below `directory` that is a package or has a manifest, itself left out, sorted. */
export function packagesBelow(snapshot: Snapshot, directory: string): string[] {
  return snapshot.tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (isIgnoredByGo(name) || snapshot.tree.kind(path) !== 'directory') return []
    const below = packagesBelow(snapshot, path)
    return isPackage(snapshot, path) ? [path, ...below] : below
  })
}

/** Every package that other modules may import, relative to the module, the empty string for its root, sorted by root. */
export function publicPackages(snapshot: Snapshot): string[] {
  const roots = ['', ...stableRoots].filter(root => isImportable(snapshot, root))
  const below = [...stableRoots, 'x'].flatMap(root => packagesBelow(snapshot, root))
  return [...roots, ...below.filter(path => isImportable(snapshot, path) && isOpenTo(path, undefined))]
}

/** Directories that the go command does not look into. */
const isIgnoredByGo = (name: string): boolean => name === 'testdata' || name.startsWith('.') || name.startsWith('_')

/** `x/messaging` of `x/messaging/mq/store`, `store` of `store/file`, whether or not it exists. */
export const familyRoot = (path: string): string => path.split('/', path.startsWith('x/') ? 2 : 1).join('/')

/** The directories between a package and `x`, or a stable root's, nearest first: itself and `x` left out. */
export function ancestors(path: string): string[] {
  const result: string[] = []
  for (let above = parentPath(path); above !== '' && above !== 'x'; above = parentPath(above)) result.push(above)
  return result
}

/** The manifest that speaks for a directory: its own, or that of the nearest directory above that has one. */
export function nearestManifest(snapshot: Snapshot, path: string): Manifest | undefined {
  // Asked for most Go files, so without the list that `ancestors` makes.
  const { manifests } = snapshot
  let directory = path
  do {
    const manifest = manifests.get(directory)
    if (manifest) return manifest
    directory = parentPath(directory)
  } while (directory !== '' && directory !== 'x')
  return undefined
}

/**
 * The manifests of a package's parents: of the directories above it, nearest first, and then of the family that its
 * own manifest calls `parent_family`, which may lie elsewhere. Never a guess from the package's name.
 */
export function parentManifests(snapshot: Snapshot, path: string): Manifest[] {
  const own = snapshot.manifests.get(path)
  const declared = own && manifestValue(snapshot, own, 'parent_family')?.text
  const directories = new Set([...ancestors(path), ...(declared?.startsWith('x/') ? [declared] : [])])
  directories.delete(path)
  return [...directories].flatMap(directory => snapshot.manifests.get(directory) ?? [])
}

/**
 * The package that another hangs under: the nearest directory above that is a package or has a manifest, else its
 * `parent_family`. Undefined for one that stands by itself, also where `parent_family` leads back to it.
 */
export function parentPackage(snapshot: Snapshot, path: string): string | undefined {
  const above = ancestors(path).find(directory => isPackage(snapshot, directory))
  if (above) return above
  const declared = parentManifests(snapshot, path)[0]?.directory
  return declared && !leadsTo(snapshot, declared, path) ? declared : undefined
}

function leadsTo(snapshot: Snapshot, start: string, target: string): boolean {
  const seen = new Set<string>()
  for (let path: string | undefined = start; path && !seen.has(path); ) {
    if (isWithin(path, target)) return true
    seen.add(path)
    path = parentManifests(snapshot, path)[0]?.directory
  }
  return false
}

/** Every stable root and every directory below x/ that is a package or has a manifest. */
export const modulePaths = (snapshot: Snapshot): readonly string[] => snapshot.memo(allModulePaths)

function allModulePaths(snapshot: Snapshot): string[] {
  const roots = [...stableRoots].filter(root => snapshot.tree.kind(root) === 'directory')
  return [...roots, ...[...roots, 'x'].flatMap(root => packagesBelow(snapshot, root))]
}
