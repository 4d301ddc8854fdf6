import { plumegoModule } from '../spec/repo.ts'
import { type Build, requiredVersion } from './build-list.ts'
import type { Host } from './host.ts'
import { cachedRoot, type LocatedPlumego, type NestedModule, replacementIn } from './places.ts'

/** The modules below Plumego's path that are built beside it, because somebody requires them or go.work uses them. */
function nestedModules(host: Host, build: Build): NestedModule[] {
  const [, ...others] = build.modules
  const used = new Map(others.flatMap(({ root, mod }) => (mod.module ? [[mod.module.text, root]] : [])))
  const required = build.modules.flatMap(({ mod }) => mod.requires.map(({ path }) => path.text))
  const paths = new Set([...used.keys(), ...required].filter(isNestedInPlumego))
  return [...paths].sort().map(path => {
    const version = requiredVersion(build, path)
    const root = used.get(path) ?? rootOf(host, build, path, version)
    return { path: path.slice(plumegoModule.length + 1), version, root }
  })
}

/** With what is built beside it, where there is any. A vendor directory holds all of them. */
export function withNested(located: LocatedPlumego | undefined, host: Host, build: Build): LocatedPlumego | undefined {
  if (!located || located.source === 'vendor') return located
  const nested = nestedModules(host, build)
  return nested.length > 0 ? { ...located, nested } : located
}

/** Another major version of Plumego is no part of this one. */
const isNestedInPlumego = (path: string): boolean =>
  path.startsWith(`${plumegoModule}/`) && !/^v\d+(?:\/|$)/.test(path.slice(plumegoModule.length + 1))

function rootOf(host: Host, build: Build, path: string, version: string | undefined): string | undefined {
  const replacement = replacementIn(build, version, path)
  if (replacement && !replacement.newVersion) {
    const root = host.resolve(replacement.base, replacement.newPath.text)
    return host.readText(host.resolve(root, 'go.mod')) === undefined ? undefined : root
  }
  const { newPath, newVersion } = replacement ?? {}
  const wanted = newVersion?.text ?? version
  return wanted === undefined ? undefined : cachedRoot(host, build.environment, newPath?.text ?? path, wanted)
}
