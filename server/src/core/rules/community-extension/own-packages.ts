import { groupBy } from '../../collections.ts'
import { type GoName, type PackageState, readPackageState, type StateFunction } from '../../golang/package-state.ts'
import { directoryOf } from '../../repo/file-index.ts'
import { baseName, isWithin, parentPath } from '../../repo/paths.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { isBuilt, isShipped } from '../beyond-ci/shipped-code.ts'
import { communityManifests } from './manifests.ts'

/** A file of a package, and what it keeps and changes. */
export interface PackageFile {
  readonly file: GoFile
  readonly state: PackageState
}

/** The Go files of an extension: those of its module that no other manifest is nearer to. Tests and data are among them. */
export const ownFiles = (snapshot: Snapshot, manifest: string): GoFile[] =>
  snapshot.memo(ownDirectories, manifest).flatMap(directory => snapshot.goFilesUnder(directoryOf, directory))

function ownDirectories(snapshot: Snapshot, manifest: string): string[] {
  const { tree } = snapshot
  const directory = parentPath(manifest)
  const module = tree.moduleRoot(directory)
  const nested = communityManifests(snapshot)
    .map(parentPath)
    .filter(other => other !== directory && isWithin(other, directory))
  return [...snapshot.wordsOf(directoryOf)].filter(
    path =>
      isWithin(path, directory) && tree.moduleRoot(path) === module && !nested.some(other => isWithin(path, other)),
  )
}

/** The packages that an extension ships, a list of files for each: what others import of it. */
export function shippedPackages(snapshot: Snapshot, manifest: string): PackageFile[][] {
  const directory = parentPath(manifest)
  const isPart = (file: GoFile): boolean =>
    !file.isTest && isBuilt(file) && isShipped(directory === '' ? file.path : file.path.slice(directory.length + 1))
  const files = ownFiles(snapshot, manifest).filter(isPart)
  const packages = groupBy(files, ({ directory, imports }) => `${directory}\0${imports.packageName}`)
  return [...packages.values()].flatMap(members => {
    // Nobody imports a program.
    if (members[0]?.imports.packageName === 'main') return []
    return [
      members.flatMap(file => {
        const state = snapshot.goFact(file, readPackageState)
        return state ? [{ file, state }] : []
      }),
    ]
  })
}

/** What a name with a dot means: the path of the package that it is of, and the name there; undefined for another. */
export function imported({ imports }: GoFile, name: GoName | undefined): { path: string; name: string } | undefined {
  if (name?.length !== 2) return undefined
  const [qualifier, member] = name
  const spec = imports.imports.find(one => (one.name ?? packageNameOf(one.path)) === qualifier)
  return spec && { path: spec.path, name: member }
}

/** What the packages of the standard library are called: a version at the end of a path is no name. */
const packageNameOf = (path: string): string => baseName(path.replace(/\/v\d+$/, ''))

/** The functions of a package that are not methods, by name. */
export const functionsOf = (
  files: readonly PackageFile[],
): ReadonlyMap<string, { file: GoFile; made: StateFunction }> =>
  new Map(
    files.flatMap(({ file, state }) =>
      state.functions.filter(({ isMethod }) => !isMethod).map(made => [made.name, { file, made }] as const),
    ),
  )
