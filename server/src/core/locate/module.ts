import { cachedVersionOf } from '../golang/mod/module-cache.ts'
import { plumegoModule } from '../spec/repo.ts'
import { type Build, buildOf, requiredVersion } from './build-list.ts'
import { findCheckout } from './checkout.ts'
import { GoEnvironment } from './go-environment.ts'
import { type Host, nearestAbove } from './host.ts'
import { atReplacement, inModuleCache, type LocatedPlumego, replacementIn, usedByGoWork, vendored } from './places.ts'

export type { LocatedPlumego } from './places.ts'

/** A Go module, or a checkout without a go.mod, and the Plumego that its files import. */
export interface LocatedModule {
  /** The directory of its go.mod. */
  readonly root: string
  /** Its path; undefined where its go.mod names none. */
  readonly path: string | undefined
  /** Undefined where it uses none. */
  readonly plumego: LocatedPlumego | undefined
  /** Whether its own go.mod names Plumego. */
  readonly namesPlumego: boolean
}

/** A module that names Plumego, is no part of it and uses it. */
export interface LocatedApplication extends LocatedModule {
  readonly plumego: LocatedPlumego
}

export const isApplication = (module: LocatedModule): module is LocatedApplication =>
  module.namesPlumego && module.plumego !== undefined && module.plumego.source !== 'checkout'

/**
 * The module that owns the Go files of a directory, and its Plumego, as the go command would find it: in the checkout
 * that holds the module, or by go.work, `replace`, vendor directory and module cache. The go command is not run.
 * @param directory absolute path
 * @returns undefined where no module and no checkout holds the directory
 */
export function locateModule(host: Host, directory: string): LocatedModule | undefined {
  const checkout = findCheckout(host, directory)
  const goModIn = (current: string): string | undefined => host.readText(host.resolve(current, 'go.mod'))
  const root = nearestAbove(host, directory, current => current === checkout || goModIn(current) !== undefined)
  const goMod = root === undefined || root === checkout ? undefined : goModIn(root)
  if (root === undefined || goMod === undefined) return checkout === undefined ? undefined : inCheckout(checkout)
  const build = buildOf(host, new GoEnvironment(host), root, goMod)
  const plumego = locateIn(host, build)
  // A module of the checkout's own, such as one of its examples.
  if (checkout !== undefined && (!plumego || plumego.roots[0] === checkout)) return inCheckout(checkout)
  return { root, path: build.modules[0].mod.module?.text, plumego, namesPlumego: namesPlumego(build) }
}

/**
 * True where a module is built with the Plumego of a directory, because a `replace` or a go.work leads there.
 * @param module absolute path of the directory of its go.mod
 * @param checkout absolute path
 */
export function isBuiltWith(host: Host, module: string, checkout: string): boolean {
  const goMod = host.readText(host.resolve(module, 'go.mod'))
  if (goMod === undefined) return false
  return locateIn(host, buildOf(host, new GoEnvironment(host), module, goMod))?.roots[0] === checkout
}

/** A checkout in the module cache is a copy that nobody edits. */
function inCheckout(root: string): LocatedModule {
  const version = cachedVersionOf(root)
  const source = version === undefined ? 'checkout' : 'module-cache'
  return { root, path: plumegoModule, plumego: { source, version, roots: [root] }, namesPlumego: false }
}

function locateIn(host: Host, build: Build): LocatedPlumego | undefined {
  const version = requiredVersion(build, plumegoModule)
  const replacement = replacementIn(build, version)
  const found = usedByGoWork(build) ?? (replacement && atReplacement(host, build, replacement)) ?? vendored(host, build)
  if (found || version === undefined) return found
  // What is replaced is not what the module is built with, even where it is at hand.
  const cached = replacement ? undefined : inModuleCache(host, build, version)
  return cached ?? { source: 'bundled', version: replacement?.newVersion?.text ?? version, roots: [] }
}

function namesPlumego({ modules: [{ mod }] }: Build): boolean {
  return [...mod.requires.map(one => one.path), ...mod.replaces.map(one => one.oldPath)].some(
    ({ text }) => text === plumegoModule,
  )
}
