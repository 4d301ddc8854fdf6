import { runGit } from './git.ts'

/** The commit that a state is compared with. */
export type Base =
  | { readonly commit: string }
  /** Before the first commit there is nothing. */
  | { readonly commit: undefined }
  | { readonly failure: 'no-commit' | 'no-merge-base'; readonly shallow: boolean }

/**
 * @param directory absolute path in a repository
 * @param revision what git takes for a commit, or `A...B` for the merge base of two, where HEAD may be left out
 */
export function baseOf(directory: string, revision: string): Base {
  const commit = commitOf(directory, revision)
  if (commit !== undefined) return { commit }
  const failure = (kind: 'no-commit' | 'no-merge-base'): Base => ({ failure: kind, shallow: isShallow(directory) })
  const [, ...ends] = /^(.*?)\.\.\.(.*)$/s.exec(revision) ?? []
  if (ends.length === 0) return isUnborn(directory, revision) ? { commit: undefined } : failure('no-commit')
  const commits = ends.flatMap(end => commitOf(directory, end === '' ? 'HEAD' : end) ?? [])
  if (commits.length < ends.length) return failure('no-commit')
  const [base] = wordsOf(directory, ['merge-base', ...commits])
  return base === undefined ? failure('no-merge-base') : { commit: base }
}

/**
 * The id of a commit.
 * @param directory absolute path; where it lies in no repository there is none
 * @param revision anything that git takes for a commit
 */
export function commitOf(directory: string, revision: string): string | undefined {
  // In two steps, for some forms (`:/text`) take all that follows.
  const [object] = wordsOf(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', revision])
  if (object === undefined || !/^[0-9a-f]+$/.test(object)) return undefined
  return wordsOf(directory, ['rev-parse', '--verify', '--quiet', `${object}^{commit}`])[0]
}

/** Whether HEAD names a branch that has no commit yet. */
function isUnborn(directory: string, revision: string): boolean {
  if (revision !== 'HEAD' && revision !== '@') return false
  const [branch] = wordsOf(directory, ['symbolic-ref', '--quiet', 'HEAD'])
  return branch !== undefined && runGit(directory, ['show-ref', '--verify', '--quiet', branch]).status === 1
}

/** Whether a clone lacks a part of its history. @param directory absolute path in a repository */
export const isShallow = (directory: string): boolean =>
  wordsOf(directory, ['rev-parse', '--is-shallow-repository'])[0] === 'true'

/** The lines of an answer; none where git fails, and for a word that no program can be handed. */
function wordsOf(directory: string, words: readonly string[]): string[] {
  if (words.some(word => word.includes('\0'))) return []
  const answer = runGit(directory, words)
  return answer.status === 0
    ? answer.output
        .toString()
        .split('\n')
        .filter(line => line !== '')
    : []
}
