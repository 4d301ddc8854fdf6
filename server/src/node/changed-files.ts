import { spawnSync } from 'node:child_process'

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
  const git = (...words: string[]) =>
    spawnSync('git', ['-C', root, ...words], { env: environment(), encoding: 'utf8', maxBuffer })
  const found = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  if (found.error) return { failure: 'no-git' }
  if (found.status === 1) return { failure: 'no-revision' }
  const diff = git(
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--relative',
    '-z',
    found.stdout.trim(),
    '--',
  )
  const others = git('ls-files', '--others', '--exclude-standard', '-z')
  const failed = [found, diff, others].find(({ status }) => status !== 0)
  if (failed) return { failure: 'no-repository', reason: failed.stderr.trim().split('\n', 1)[0] ?? '' }
  const paths = `${diff.stdout}${others.stdout}`.split('\0').filter(name => name !== '')
  return { paths: new Set(paths) }
}

/** Names of all files of a large repository. */
const maxBuffer = 64 * 1024 * 1024

/** A hook of git's own sets these for its repository, which need not be the one that is asked about. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...env } = process.env
  return { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' }
}
