import { readGoMod } from '../golang/mod/go-mod.ts'
import { plumegoModule, readRepoSpec } from '../spec/repo.ts'
import { SourceText } from '../text/source-text.ts'
import { type Host, nearestAbove } from './host.ts'

/** The nearest directory, at or above `directory`, that is a checkout of Plumego; undefined where none is. */
export const findCheckout = (host: Host, directory: string): string | undefined =>
  nearestAbove(host, directory, current => isCheckout(host, current))

/** What Plumego's checks read beside specs/repo.yaml: whoever has all of them runs those checks. */
const controlPlane = ['dependency-rules.yaml', 'module-manifest.schema.yaml', 'extension-beta-evidence.yaml']

/**
 * go.mod names the module, or specs/repo.yaml does, as in a fork under a name of its own. Where the two disagree, as on the
 * way to another name, the specs tell: Plumego's programs run there whatever go.mod says.
 */
export function isCheckout(host: Host, directory: string): boolean {
  const goMod = host.readText(host.resolve(directory, 'go.mod'))
  const module = goMod === undefined ? undefined : modulePathOf(goMod)
  if (module === plumegoModule) return true
  const repo = host.readText(host.resolve(directory, 'specs', 'repo.yaml'))
  if (repo === undefined) return false
  if (goMod === undefined || readRepoSpec(new SourceText(repo)).modulePath === module) return true
  const specs = new Set(host.names(host.resolve(directory, 'specs')))
  return controlPlane.every(name => specs.has(name)) && !namesPlumego(goMod)
}

/** A module that uses Plumego is an application of it, whatever it holds. */
const namesPlumego = (goMod: string): boolean => {
  const { requires, replaces } = readGoMod(goMod)
  return [...requires.map(({ path }) => path), ...replaces.map(({ oldPath }) => oldPath)].some(
    ({ text }) => text === plumegoModule,
  )
}

const plainModuleLine = /^module[ \t]+([\w.~-]+(?:\/[\w.~-]+)*)[ \t\r]*(?:\/\/.*)?$/m

/** A look at one line, as nearly all go.mod files are written, before the whole is read: the command starts with this. */
const modulePathOf = (text: string): string | undefined =>
  plainModuleLine.exec(text)?.[1] ?? readGoMod(text).module?.text
