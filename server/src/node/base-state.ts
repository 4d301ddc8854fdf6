import type { Counters } from '../core/repo/counters.ts'
import type { LoadedWorkspace } from '../core/repo/repository.ts'
import { GitError } from './git.ts'
import { gitPlaceOf } from './git-place.ts'
import { GitState } from './git-state.ts'
import { readTree } from './git-tree.ts'
import { baseOf } from './revisions.ts'
import { loadWorkspace } from './workspace.ts'

/**
 * The commit in which a branch left another, by its id.
 * @param base anything that git takes for a commit
 * @returns undefined where git knows none, or cannot be asked
 */
export function branchPoint(root: string, base: string): string | undefined {
  if ('failure' in gitPlaceOf(root)) return undefined
  const found = baseOf(root, `${base}...`)
  return 'commit' in found ? found.commit : undefined
}

/** A workspace as a commit has it; undefined where git cannot read it, and where the commit has none. */
export function loadCommit(root: string, commit: string, counters: Counters): LoadedWorkspace | undefined {
  const place = gitPlaceOf(root)
  if ('failure' in place) return undefined
  try {
    const files = new GitState(place, readTree(place.top, commit))
    return files.kind(root) === 'directory' ? loadWorkspace(root, counters, files) : undefined
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
