import { GitError } from './git.ts'
import { isSystemError, UnreadFile } from './regular-files.ts'

/** Whether what was thrown while something was read is a mistake of ours, and not the system's, git's or a limit's doing. */
export const isMistake = (error: unknown): boolean =>
  !(error instanceof UnreadFile || error instanceof GitError || isSystemError(error))
