import { spawn } from 'node:child_process'
import type { Commits } from '../core/repo/snapshot.ts'

/**
 * Asks git which refs name a commit of the repository that holds `root`, all in one process. Nothing is ever fetched.
 * @returns `no-history` where git is not there, or `root` lies in no repository with a commit
 */
export async function resolveCommits(root: string, refs: readonly string[]): Promise<Commits> {
  if (refs.length === 0) return new Map()
  // HEAD goes first: a repository without any commit has no history to resolve refs in.
  const asked = ['HEAD', ...refs]
  const answers = await batchCheck(
    root,
    asked.map(ref => `${ref}^{commit}`),
  )
  if (!answers) return 'no-history'
  const known = answers.map(answer => / commit \d+$/.test(answer))
  if (!known[0] && !known.some(Boolean)) return 'no-history'
  return new Map(refs.map((ref, i) => [ref, known[i + 1] ?? false]))
}

/** One line of answer for each name; undefined where git does not run or does not answer all. */
function batchCheck(root: string, names: readonly string[]): Promise<string[] | undefined> {
  return new Promise(resolve => {
    // Optional locks and terminal prompts have no place in a look-up.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' }
    const git = spawn('git', ['-C', root, 'cat-file', '--batch-check'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    let output = ''
    git.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk
    })
    git.on('error', () => resolve(undefined))
    git.stdin.on('error', () => {})
    git.on('close', () => {
      const lines = output.split('\n').slice(0, -1)
      resolve(lines.length === names.length ? lines : undefined)
    })
    git.stdin.end(`${names.join('\n')}\n`)
  })
}
