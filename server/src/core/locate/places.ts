import { cachedModule, partialMark } from '../golang/mod/module-cache.ts'
import type { Replacement } from '../golang/mod/values.ts'
import { readVendorModules } from '../golang/mod/vendor-modules.ts'
import { isGoAtLeast } from '../golang/mod/versions.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Build } from './build-list.ts'
import { foundAt } from './found-module.ts'
import type { GoEnvironment } from './go-environment.ts'
import type { Host } from './host.ts'
import type { PlumegoSource } from './plumego-source.ts'

/** Where a Plumego is. */
export interface LocatedPlumego {
  readonly source: PlumegoSource
  /** As Go writes it; undefined for a directory, which has none. */
  readonly version: string | undefined
  /** Directories that hold its files: what the first lacks, the next may have. None for the bundled catalogue. */
  readonly roots: readonly string[]
  /** A directory that a `replace` names. */
  readonly isReplacement?: true
  /** The path of a module that a `replace` puts in Plumego's place. */
  readonly fork?: string
  /** What a `replace` puts in its place, as written, where nothing of that can be read: then nothing is known. */
  readonly unread?: string
  /** Modules whose paths lie below Plumego's, and which are built beside it. */
  readonly nested?: readonly NestedModule[]
}

/** A module below Plumego's path that somebody requires by itself, or go.work uses. */
export interface NestedModule {
  /** Relative to Plumego's module. */
  readonly path: string
  readonly version: string | undefined
  /** Where its files are; undefined where they are not on the disk. */
  readonly root: string | undefined
}

type Found = LocatedPlumego | undefined

/** A checkout that go.work uses: it is built with whatever anyone requires. */
export function usedByGoWork({ modules, work }: Build): Found {
  const [, ...others] = modules
  const checkout = work && others.find(({ mod }) => mod.module?.text === plumegoModule)
  return checkout && { source: 'go.work', version: undefined, roots: [checkout.root] }
}

/** A `replace` that holds, and where it stands. */
interface PlumegoReplacement extends Replacement {
  readonly source: 'go.work' | 'replace'
  /** The directory that its paths are relative to. */
  readonly base: string
}

/** What go.work or a go.mod replaces a module by, Plumego where none is named. go.work has the last word, and a version named is closer than none. */
export function replacementIn(
  { work, modules }: Build,
  version: string | undefined,
  path = plumegoModule,
): PlumegoReplacement | undefined {
  const candidates = [
    ...(work ? [{ source: 'go.work', base: work.directory, replaces: work.file.replaces } as const] : []),
    ...modules.map(({ root, mod }) => ({ source: 'replace', base: root, replaces: mod.replaces }) as const),
  ]
  for (const { source, base, replaces } of candidates) {
    const ours = replaces.filter(({ oldPath }) => oldPath.text === path)
    const chosen =
      ours.find(({ oldVersion }) => version !== undefined && oldVersion?.text === version) ??
      ours.find(({ oldVersion }) => oldVersion === undefined)
    if (chosen) return { ...chosen, source, base }
  }
  return undefined
}

/** What replaces Plumego, where it is on the disk. */
export function atReplacement(host: Host, { environment }: Build, replacement: PlumegoReplacement): Found {
  const { source, base, newPath, newVersion } = replacement
  if (newVersion) {
    const found = cached(host, environment, source, newPath.text, newVersion.text)
    return found && { ...found, ...forkNamed(newPath.text) }
  }
  const root = host.resolve(base, newPath.text)
  // The go command takes no directory that is no module; what is none of Plumego's lacks all that is imported.
  const { kind, module } = foundAt(host, root)
  if (kind !== 'plumego' && kind !== 'fork') return undefined
  return { source, version: undefined, roots: [root], isReplacement: true, ...forkNamed(module) }
}

/** @param module undefined for one without a name */
const forkNamed = (module: string | undefined): Pick<LocatedPlumego, 'fork'> =>
  module === undefined || module === plumegoModule ? {} : { fork: module }

/**
 * What is known of a Plumego in whose place a `replace` puts what cannot be read.
 * @param required the version that is replaced; undefined where nobody requires any
 */
export function unreadReplacement({ newPath, newVersion }: Replacement, required: string | undefined): LocatedPlumego {
  const known = { source: 'bundled', version: newVersion?.text ?? required, roots: [] } as const
  if (newPath.text === plumegoModule) return known
  return { ...known, ...(newVersion && forkNamed(newPath.text)), unread: writtenTarget({ newPath, newVersion }) }
}

/** A path, and the version behind it where there is one. */
const writtenTarget = ({ newPath, newVersion }: Pick<Replacement, 'newPath' | 'newVersion'>): string =>
  newVersion ? `${newPath.text} ${newVersion.text}` : newPath.text

/** The version in the module cache. */
export const inModuleCache = (host: Host, { environment }: Build, version: string): Found =>
  cached(host, environment, 'module-cache', plumegoModule, version)

function cached(host: Host, environment: GoEnvironment, source: PlumegoSource, path: string, version: string): Found {
  const root = cachedRoot(host, environment, path, version)
  return root === undefined ? undefined : { source, version, roots: [root] }
}

/** Where the module cache holds a module; undefined where it does not, or not yet all of it. */
export function cachedRoot(host: Host, environment: GoEnvironment, path: string, version: string): string | undefined {
  const { moduleCache } = environment
  const root = moduleCache && host.resolve(moduleCache, cachedModule(path, version))
  if (!root || !host.isDirectory(root)) return undefined
  // The go command says so while it still lays the files.
  const isPartial = host.readText(host.resolve(moduleCache, partialMark(path, version))) !== undefined
  return isPartial ? undefined : root
}

/**
 * The vendor directory, where the go command would use it. It holds no more than the directories that are imported, so
 * the module cache, or what was copied, stands behind it.
 */
export function vendored(host: Host, build: Build): Found {
  const { modules, work, environment } = build
  const directory = host.resolve(work?.directory ?? modules[0].root, 'vendor')
  const root = host.resolve(directory, plumegoModule)
  const text = usesVendor(build) ? host.readText(host.resolve(directory, 'modules.txt')) : undefined
  if (text === undefined || !host.isDirectory(root)) return undefined
  const { ofWorkspace, modules: listed } = readVendorModules(text)
  const entry = listed.find(({ path, version }) => path === plumegoModule && version !== undefined)
  if (!entry || ofWorkspace !== (work !== undefined)) return undefined
  const { replacement } = entry
  const version = replacement ? replacement.version : entry.version
  const whole = version && cached(host, environment, 'vendor', replacement?.path ?? plumegoModule, version)
  const roots = [root, ...(whole ? whole.roots : [])]
  return { source: 'vendor', version, roots, ...forkNamed(replacement?.path) }
}

/** Since Go 1.14 a vendor directory is used unless somebody says otherwise. */
function usesVendor({ environment, modules, work }: Build): boolean {
  const mode = environment.flag('mod')
  if (mode !== undefined) return mode === 'vendor'
  const go = work ? work.file.go : modules[0].mod.go
  return go !== undefined && isGoAtLeast(go.text, [1, 14])
}
