import fs from 'node:fs'
import path from 'node:path'
import { readGoMod } from '../core/golang/go-mod.ts'
import { plumegoModule, readRepoSpec } from '../core/spec/repo.ts'
import { SourceText } from '../core/text/source-text.ts'

/** Where the Plumego that a folder uses was found. */
export interface FoundPlumego {
  /** Absolute path of the directory that holds it. */
  readonly root: string
  readonly source: 'checkout' | 'replace'
}

/** The nearest directory, at or above `directory`, that is a checkout of Plumego; undefined where none is. */
export function findCheckout(directory: string): string | undefined {
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    if (isCheckout(current)) return current
    if (path.dirname(current) === current) return undefined
  }
}

/**
 * The Plumego of a folder: the checkout that holds it, or the path that the go.mod nearest to it replaces Plumego by.
 * The go command is never run to find out.
 */
export function findPlumego(directory: string): FoundPlumego | undefined {
  const checkout = findCheckout(directory)
  if (checkout) return { root: checkout, source: 'checkout' }
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const goMod = readText(path.join(current, 'go.mod'))
    if (goMod !== undefined) {
      const replacement = readGoMod(goMod).localReplacements.get(plumegoModule)
      const root = replacement === undefined ? undefined : findCheckout(path.resolve(current, replacement))
      return root === undefined ? undefined : { root, source: 'replace' }
    }
    if (path.dirname(current) === current) return undefined
  }
}

/** go.mod names the module, or specs/repo.yaml does, as in a fork under a name of its own. */
function isCheckout(directory: string): boolean {
  const goMod = readText(path.join(directory, 'go.mod'))
  if (goMod !== undefined && readGoMod(goMod).module === plumegoModule) return true
  const repo = readText(path.join(directory, 'specs', 'repo.yaml'))
  return (
    repo !== undefined &&
    (goMod === undefined || readRepoSpec(new SourceText(repo)).modulePath === readGoMod(goMod).module)
  )
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
