import fs from 'node:fs'
import path from 'node:path'
import { exists, statOf } from './regular-files.ts'

/**
 * The top level of the git repository whose working tree holds a directory, told from its `.git`: a directory, or the
 * file that linked worktrees and submodules have. Git itself is not asked, so that neither a missing git nor one that
 * refuses another user's repository changes the answer.
 * @param directory absolute path
 * @returns an absolute path; undefined where no repository holds it
 */
export function repositoryRootOf(directory: string): string | undefined {
  for (let at = directory; ; at = path.dirname(at)) {
    const marker = path.join(at, '.git')
    const stat = statOf(marker)
    if (stat?.isFile() || (stat?.isDirectory() && exists(path.join(marker, 'HEAD')))) return at
    if (path.dirname(at) === at) return undefined
  }
}

/** The path without links; as it is where it does not exist. */
export function withoutLinks(file: string): string {
  try {
    return fs.realpathSync(file)
  } catch {
    return file
  }
}
