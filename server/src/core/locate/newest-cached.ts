import { cachedModule, cachedVersionOf } from '../golang/mod/module-cache.ts'
import { compareVersions } from '../golang/mod/versions.ts'
import { baseName } from '../repo/paths.ts'
import { plumegoModule } from '../spec/repo.ts'
import { GoEnvironment } from './go-environment.ts'
import type { Host } from './host.ts'
import type { LocatedPlumego } from './places.ts'

/** The newest Plumego that the module cache holds, pre-releases and pseudo-versions included; undefined for none. */
export function newestCached(host: Host): LocatedPlumego | undefined {
  const { moduleCache } = new GoEnvironment(host)
  if (moduleCache === undefined) return undefined
  const directory = host.parent(host.resolve(moduleCache, plumegoModule))
  const versions = host
    .names(directory)
    .filter(name => name.startsWith(`${baseName(plumegoModule)}@`))
    .flatMap(name => cachedVersionOf(host.resolve(directory, name)) ?? [])
  const located = versions
    .map(version => ({ version, root: host.resolve(moduleCache, cachedModule(plumegoModule, version)) }))
    .filter(({ root }) => host.isDirectory(root))
    .toSorted((a, b) => compareVersions(a.version, b.version))
  const newest = located.at(-1)
  return newest && { source: 'module-cache', version: newest.version, roots: [newest.root] }
}
