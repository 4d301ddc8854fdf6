import { isForeignDirectory } from '../repo/interest.ts'

/** Why the go command, or a walk over the workspace, would not take a directory of this name for a package like any other. */
type PathProblem = 'internal' | 'vendor' | 'passed-over' | 'not-walked' | 'refused-by-go'

/** A part of a path, and what is wrong with it. */
export interface BadPart {
  readonly part: string
  readonly problem: PathProblem
}

/** What Go's `module.CheckImportPath` lets pass. */
const importable = /^[\w.~+-]+$/
const reservedByWindows = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

/**
 * The first part of a package's new path that is treated otherwise than a package's name; undefined where none is. What
 * the path has in common with that before counts for nothing: a package in an internal directory may stay there.
 * @param path relative to the module, with `/`, as `before`
 */
export function badPartOf(path: string, before: string): BadPart | undefined {
  const known = before.split('/')
  let isNew = false
  for (const [index, part] of path.split('/').entries()) {
    isNew ||= part !== known[index]
    if (!isNew) continue
    const problem = problemOf(part, index)
    if (problem) return { part, problem }
  }
  return undefined
}

function problemOf(part: string, index: number): PathProblem | undefined {
  if (part === '' || part === '.' || part === '..') return undefined
  // What lies in the module's own internal directory may be imported by all of the module.
  if (part === 'internal') return index > 0 ? 'internal' : undefined
  if (part === 'vendor') return 'vendor'
  if (isForeignDirectory(part)) return 'not-walked'
  if (part === 'testdata' || part.startsWith('_') || part.startsWith('.')) return 'passed-over'
  const isRefused = !importable.test(part) || part.endsWith('.') || /~\d+$/.test(part) || reservedByWindows.test(part)
  return isRefused ? 'refused-by-go' : undefined
}
