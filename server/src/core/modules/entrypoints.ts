import { type GoExport, readExports } from '../golang/exports.ts'
import { isWithin, parentPath } from '../repo/paths.ts'
import type { GoFile, Snapshot } from '../repo/snapshot.ts'

/** An exported name that a module may list below public_entrypoints. */
export interface Entrypoint extends GoExport {
  /** The ways in which an entry may name it, the one that is usual first. */
  readonly entries: readonly string[]
  /** The directory of its package, relative to the workspace. */
  readonly directory: string
  /** The file that declares it, relative to the workspace. */
  readonly file: string
}

/**
 * What an entry of public_entrypoints names: of the module's own package, else of one below it. A bare name may be a method of
 * any type, as Plumego's check takes it.
 * @param module the directory of the manifest
 */
export function entrypointNamed(snapshot: Snapshot, module: string, entry: string): Entrypoint | undefined {
  const named = (all: readonly Entrypoint[]): Entrypoint | undefined =>
    all.find(({ entries }) => entries.includes(entry)) ??
    all.find(({ kind, name }) => kind === 'method' && name === entry)
  return named(entrypointsIn(snapshot, module)) ?? named(entrypointsBelow(snapshot, module))
}

/**
 * What the package of a module exports: names by themselves, then members of types. Whole files are read for it, once for
 * as long as they are the same: ask where a person is at such a list.
 * @param module the directory of a manifest
 */
export const entrypointsIn = (snapshot: Snapshot, module: string): readonly Entrypoint[] =>
  snapshot.memo(findIn, module)

/**
 * The same of the packages below that others can import, those first that no other manifest speaks for:
 * public-entrypoints-sync takes their names as well. Of a large family it is many files.
 */
export const entrypointsBelow = (snapshot: Snapshot, module: string): readonly Entrypoint[] =>
  snapshot.memo(findBelow, module)

const findIn = (snapshot: Snapshot, module: string): readonly Entrypoint[] =>
  findEntrypoints(snapshot, module, ({ directory }) => directory === module)

const findBelow = (snapshot: Snapshot, module: string): readonly Entrypoint[] =>
  findEntrypoints(snapshot, module, ({ directory, imports }) => {
    const below = directory === module || !isWithin(directory, module) ? '' : directory.slice(module.length)
    return (
      below !== '' && imports.packageName !== 'main' && !/\/(?:internal|testdata|[._][^/]*)(?:\/|$)/.test(`/${below}`)
    )
  })

function findEntrypoints(snapshot: Snapshot, module: string, isWanted: (file: GoFile) => boolean): Entrypoint[] {
  const files = [...snapshot.goFiles.values()].filter(file => !file.isTest && isWanted(file))
  const all = files.flatMap(file => {
    const source = snapshot.goText(file.path)
    const exports = source ? snapshot.fact(source, readExports) : []
    return exports.map(found => ({ ...found, directory: file.directory, file: file.path, entries: entriesOf(found) }))
  })
  const place = ({ of, directory }: Entrypoint): number =>
    2 * Number(hasOwnManifest(snapshot, directory, module)) + Number(of !== undefined)
  return all.sort((a, b) => place(a) - place(b))
}

function hasOwnManifest({ manifests }: Snapshot, directory: string, module: string): boolean {
  for (let path = directory; path.length > module.length; path = parentPath(path)) if (manifests.has(path)) return true
  return false
}

/** public-entrypoints-sync looks at `T.M` for a member of a type; entries like `(*T).M` are the usual ones for methods. */
function entriesOf({ kind, name, of, isPointer }: GoExport): string[] {
  if (of === undefined) return [name]
  const plain = `${of}.${name}`
  if (kind === 'field') return [plain]
  return isPointer ? [`(*${of}).${name}`, plain] : [plain, `(${of}).${name}`]
}
