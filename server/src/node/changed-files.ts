import { gitReason, runGit } from './git.ts'

/** What changed in a checkout, or why git cannot tell. */
export type Changes =
  | { readonly paths: ReadonlySet<string> }
  | { readonly failure: 'no-git' | 'no-revision' }
  | { readonly failure: 'no-repository'; readonly reason: string }

/**
 * The files that differ from a revision: committed since, or not yet, or not known to git and not ignored. Of a renamed
 * file both names count.
 * @param root absolute path; the answer's paths are relative to it, with `/`
 * @param revision anything that git resolves to a commit
 */
export function changedFiles(root: string, revision: string): Changes {
  const git = (...words: string[]) => runGit(root, words)
  const found = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  if (found.status === undefined) return { failure: 'no-git' }
  if (found.status === 1) return { failure: 'no-revision' }
  if (found.status !== 0) return { failure: 'no-repository', reason: gitReason(found.errors) }
  const commit = found.output.toString().trim()
  const diff = git('diff', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z', commit, '--')
  const others = git('ls-files', '--others', '--exclude-standard', '-z')
  const names = [diff, others].flatMap(answer => (answer.status === 0 ? answer.output.toString().split('\0') : []))
  return { paths: new Set(names.filter(name => name !== '')) }
}
