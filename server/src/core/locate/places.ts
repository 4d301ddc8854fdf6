import type { PlumegoSource } from '../application/application.ts'
import { cachedModule, partialMark } from '../golang/mod/module-cache.ts'
import type { Replacement } from '../golang/mod/values.ts'
import { readVendorModules } from '../golang/mod/vendor-modules.ts'
import { isGoAtLeast } from '../golang/mod/versions.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Build } from './build-list.ts'
import type { GoEnvironment } from './go-environment.ts'
import type { Host } from './host.ts'

/** Where a Plumego is. */
export interface LocatedPlumego {
  readonly source: PlumegoSource
  /** As Go writes it; undefined for a directory, which has none. */
  readonly version: string | undefined
  /** Directories that hold its files: what the first lacks, the next may have. None for the bundled catalogue. */
  readonly roots: readonly string[]
  /** A directory that a `replace` names. */
  readonly isReplacement?: true
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

/** What go.work or a go.mod replaces Plumego by. go.work has the last word, and a version named is closer than none. */
export function replacementIn({ work, modules }: Build, version: string | undefined): PlumegoReplacement | undefined {
  const candidates = [
    ...(work ? [{ source: 'go.work', base: work.directory, replaces: work.file.replaces } as const] : []),
    ...modules.map(({ root, mod }) => ({ source: 'replace', base: root, replaces: mod.replaces }) as const),
  ]
  for (const { source, base, replaces } of candidates) {
    const ours = replaces.filter(({ oldPath }) => oldPath.text === plumegoModule)
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
  if (newVersion) return cached(host, environment, source, newPath.text, newVersion.text)
  const root = host.resolve(base, newPath.text)
  // The go command takes no directory that is no module.
  const isModule = host.readText(host.resolve(root, 'go.mod')) !== undefined
  return isModule ? { source, version: undefined, roots: [root], isReplacement: true } : undefined
}

/** The version in the module cache. */
export const inModuleCache = (host: Host, { environment }: Build, version: string): Found =>
  cached(host, environment, 'module-cache', plumegoModule, version)

function cached(host: Host, environment: GoEnvironment, source: PlumegoSource, path: string, version: string): Found {
  const { moduleCache } = environment
  const root = moduleCache && host.resolve(moduleCache, cachedModule(path, version))
  if (!root || !host.isDirectory(root)) return undefined
  // The go command says so while it still lays the files.
  const isPartial = host.readText(host.resolve(moduleCache, partialMark(path, version))) !== undefined
  return isPartial ? undefined : { source, version, roots: [root] }
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
  return { source: 'vendor', version, roots: [root, ...(whole ? whole.roots : [])] }
}

/** Since Go 1.14 a vendor directory is used unless somebody says otherwise. */
function usesVendor({ environment, modules, work }: Build): boolean {
  const mode = environment.flag('mod')
  if (mode !== undefined) return mode === 'vendor'
  const go = work ? work.file.go : modules[0].mod.go
  return go !== undefined && isGoAtLeast(go.text, [1, 14])
}
