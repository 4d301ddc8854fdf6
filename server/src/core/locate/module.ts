import { type GoMod, isRefused } from '../golang/mod/go-mod.ts'
import { cachedVersionOf } from '../golang/mod/module-cache.ts'
import { plumegoModule } from '../spec/repo.ts'
import { type Build, buildOf, requiredVersion } from './build-list.ts'
import { findCheckout } from './checkout.ts'
import { GoEnvironment } from './go-environment.ts'
import { type Host, nearestAbove } from './host.ts'
import { fileAbove, type Lead, leadsOf, wayTo } from './leads.ts'
import { withNested } from './nested-modules.ts'
import {
  atReplacement,
  inModuleCache,
  type LocatedPlumego,
  replacementIn,
  unreadReplacement,
  usedByGoWork,
  vendored,
} from './places.ts'

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
  /** What else its go.mod and go.work say of that. */
  readonly facts: ModuleFacts
}

/** A Plumego that a module has from its go.work alone. */
export interface BorrowedPlumego {
  /** The version that another module requires; undefined where none does. */
  readonly version: string | undefined
  /** The way to the checkout that go.work uses, as a go.mod writes it; undefined where it uses none. */
  readonly checkout: string | undefined
}

/** What a go.mod, and the go.work that uses its module, say of Plumego beside which it is. */
export interface ModuleFacts {
  readonly leads: readonly Lead[]
  /** The go.work that uses the module, relative to the module's directory, with `/`, and its text. */
  readonly work: { readonly file: string; readonly text: string } | undefined
  /** Whether the go command refuses the go.mod or the go.work. */
  readonly isRefused: boolean
  /** Whether it has Plumego from go.work alone: then what that builds it with. */
  readonly requirement: 'own' | BorrowedPlumego
  /** Whether only something that it uses needs Plumego, or another module of its go.work does. */
  readonly isIndirect: boolean
}

export const noFacts: ModuleFacts = {
  leads: [],
  work: undefined,
  isRefused: false,
  requirement: 'own',
  isIndirect: false,
}

/** A module that names Plumego, or has it from go.work, is no part of it and uses it. */
export interface LocatedApplication extends LocatedModule {
  readonly plumego: LocatedPlumego
}

export const isApplication = (module: LocatedModule): module is LocatedApplication =>
  (module.namesPlumego || module.facts.requirement !== 'own') &&
  module.plumego !== undefined &&
  module.plumego.source !== 'checkout'

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
  const plumego = withNested(locateIn(host, build), host, build)
  // A module of the checkout's own, such as one of its examples.
  if (checkout !== undefined && (!plumego || plumego.roots[0] === checkout)) return inCheckout(checkout)
  const facts = factsOf(host, build, plumego)
  return { root, path: build.modules[0].mod.module?.text, plumego, namesPlumego: namesPlumego(build), facts }
}

function factsOf(host: Host, build: Build, plumego: LocatedPlumego | undefined): ModuleFacts {
  const { modules, work } = build
  const [own] = modules
  const version = requiredVersion(build, plumegoModule)
  const file = work && fileAbove(host, own.root, work.directory)
  const isOwn = !work || !plumego || namesPlumego(build) || own.mod.module?.text === plumegoModule
  return {
    leads: plumego ? leadsOf(host, build, version, plumego.roots.length > 0) : [],
    work: work && file !== undefined ? { file, text: work.text } : undefined,
    isRefused: isRefused(own.mod) || (work?.file.errors.length ?? 0) > 0,
    requirement: isOwn ? 'own' : { version, checkout: usedCheckout(host, own.root, plumego) },
    isIndirect: !isOwn || isOnlyIndirect(own.mod),
  }
}

function usedCheckout(host: Host, module: string, plumego: LocatedPlumego): string | undefined {
  const { source, roots, isReplacement } = plumego
  return source === 'go.work' && isReplacement !== true && roots[0] ? wayTo(host, module, roots[0]) : undefined
}

function isOnlyIndirect({ requires, replaces }: GoMod): boolean {
  const ours = requires.filter(({ path }) => path.text === plumegoModule)
  const isReplaced = replaces.some(({ oldPath }) => oldPath.text === plumegoModule)
  return !isReplaced && ours.length > 0 && ours.every(({ indirect }) => indirect)
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
  return { root, path: plumegoModule, plumego: { source, version, roots: [root] }, namesPlumego: false, facts: noFacts }
}

function locateIn(host: Host, build: Build): LocatedPlumego | undefined {
  const version = requiredVersion(build, plumegoModule)
  const replacement = replacementIn(build, version)
  const found = usedByGoWork(build) ?? (replacement && atReplacement(host, build, replacement)) ?? vendored(host, build)
  // What is replaced is not what the module is built with, even where it is at hand.
  if (!found && replacement) return unreadReplacement(replacement, version)
  if (found || version === undefined) return found
  return inModuleCache(host, build, version) ?? { source: 'bundled', version, roots: [] }
}

function namesPlumego({ modules: [{ mod }] }: Build): boolean {
  return [...mod.requires.map(one => one.path), ...mod.replaces.map(one => one.oldPath)].some(
    ({ text }) => text === plumegoModule,
  )
}
