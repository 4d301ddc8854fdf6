import { readGoMod } from '../golang/mod/go-mod.ts'
import { plumegoModule, readRepoSpec } from '../spec/repo.ts'
import { SourceText } from '../text/source-text.ts'
import { type Host, nearestAbove } from './host.ts'

/** The nearest directory, at or above `directory`, that is a checkout of Plumego; undefined where none is. */
export const findCheckout = (host: Host, directory: string): string | undefined =>
  nearestAbove(host, directory, current => isCheckout(host, current))

/** go.mod names the module, or specs/repo.yaml does, as in a fork under a name of its own. */
export function isCheckout(host: Host, directory: string): boolean {
  const goMod = host.readText(host.resolve(directory, 'go.mod'))
  const module = goMod === undefined ? undefined : modulePathOf(goMod)
  if (module === plumegoModule) return true
  const repo = host.readText(host.resolve(directory, 'specs', 'repo.yaml'))
  return repo !== undefined && (goMod === undefined || readRepoSpec(new SourceText(repo)).modulePath === module)
}

const plainModuleLine = /^module[ \t]+([\w.~-]+(?:\/[\w.~-]+)*)[ \t\r]*(?:\/\/.*)?$/m

/** A look at one line, as nearly all go.mod files are written, before the whole is read: the command starts with this. */
const modulePathOf = (text: string): string | undefined =>
  plainModuleLine.exec(text)?.[1] ?? readGoMod(text).module?.text
