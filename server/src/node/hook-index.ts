import path from 'node:path'
import { runGit } from './git.ts'
import type { GitPlace } from './git-place.ts'

/**
 * Variables for git that name the index which a hook is about: `git commit FILE` and `git commit --all` make one for their
 * commit. It counts where the hook speaks of the repository that the workspace lies in.
 */
export function hookIndex({ root, top }: GitPlace): NodeJS.ProcessEnv {
  const { GIT_INDEX_FILE, GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR } = process.env
  const current = GIT_INDEX_FILE ? currentDirectory() : undefined
  if (!GIT_INDEX_FILE || current === undefined) return {}
  const own = gitDirectory(root, {})
  const hooks = gitDirectory(current, { GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR })
  // A relative one is meant from the top level, where hooks start.
  return own !== undefined && own === hooks ? { GIT_INDEX_FILE: path.resolve(top, GIT_INDEX_FILE) } : {}
}

function gitDirectory(directory: string, variables: NodeJS.ProcessEnv): string | undefined {
  const answer = runGit(directory, ['rev-parse', '--absolute-git-dir'], { variables })
  return answer.status === 0 ? answer.output.toString() : undefined
}

function currentDirectory(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}
