import { type GoMod, readGoMod } from '../golang/mod/go-mod.ts'
import { type GoWork, readGoWork } from '../golang/mod/go-work.ts'
import { compareVersions } from '../golang/mod/versions.ts'
import type { GoEnvironment } from './go-environment.ts'
import { type Host, nearestAbove } from './host.ts'

/** A module whose go.mod takes part in a build, and where that lies. */
export interface MainModule {
  readonly root: string
  readonly mod: GoMod
}

/** What the go command builds a module from. */
export interface Build {
  readonly environment: GoEnvironment
  /** The module itself first, then what go.work uses beside it. */
  readonly modules: readonly [MainModule, ...MainModule[]]
  /** The go.work that uses the module, and its directory. */
  readonly work: { readonly directory: string; readonly file: GoWork; readonly text: string } | undefined
}

/**
 * @param root the directory of the module's go.mod
 * @param goMod the text of that file
 */
export function buildOf(host: Host, environment: GoEnvironment, root: string, goMod: string): Build {
  const own: MainModule = { root, mod: readGoMod(goMod) }
  const work = goWorkOf(host, environment, root)
  const directories = work?.file.uses.map(({ text }) => host.resolve(work.directory, text)) ?? []
  // The go command refuses a module that a go.work does not use: then it is likely built by itself, with GOWORK=off.
  if (!work || !directories.includes(root)) {
    return { environment, modules: [withOtherFile(host, environment, own)], work: undefined }
  }
  const others = directories.flatMap(directory => {
    const text = directory === root ? undefined : host.readText(host.resolve(directory, 'go.mod'))
    return text === undefined ? [] : [{ root: directory, mod: readGoMod(text) }]
  })
  return { environment, modules: [own, ...others], work }
}

function goWorkOf(host: Host, environment: GoEnvironment, root: string): Build['work'] {
  const named = environment.get('GOWORK')
  if (named === 'off') return undefined
  const fileIn = (directory: string): string => host.resolve(directory, 'go.work')
  const above = named ? undefined : nearestAbove(host, root, current => host.readText(fileIn(current)) !== undefined)
  const path = named ? host.resolve(root, named) : above && fileIn(above)
  const text = path && host.readText(path)
  return path && text !== undefined ? { directory: host.parent(path), file: readGoWork(text), text } : undefined
}

/** `-modfile` has another file read in place of go.mod; paths in it still begin where go.mod lies. */
function withOtherFile(host: Host, environment: GoEnvironment, own: MainModule): MainModule {
  const named = environment.flag('modfile')
  const text = named && host.readText(host.resolve(own.root, named))
  return text ? { root: own.root, mod: readGoMod(text) } : own
}

/** The version of a module that is built with: the highest that any of the main modules asks for. */
export function requiredVersion({ modules }: Build, path: string): string | undefined {
  const versions = modules.flatMap(({ mod }) => mod.requires.filter(one => one.path.text === path))
  return versions.map(({ version }) => version.text).reduce<string | undefined>(higher, undefined)
}

const higher = (a: string | undefined, b: string): string => (a === undefined || compareVersions(a, b) < 0 ? b : a)
