import { spawn } from 'node:child_process'
import type { Commits } from '../core/repo/snapshot.ts'

/** Answers which refs name a commit of one repository. It serves one question, and waits for it. */
export interface GitQuestion {
  /**
   * Nothing is ever fetched.
   * @returns `no-history` where git is not there, or the folder lies in no repository with a commit
   */
  ask(refs: readonly string[]): Promise<Commits>
}

/**
 * Starts git on the repository that holds `root`. It takes a few milliseconds to come up, in which the caller can find
 * out what to ask: one process answers for all refs, which is ten times quicker than one for each.
 */
export function startGit(root: string): GitQuestion {
  // Optional locks, terminal prompts and lazy fetches have no place in a look-up.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' }
  const git = spawn('git', ['-C', root, 'cat-file', '--batch-check'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  const answer = new Promise<string | undefined>(resolve => {
    let output = ''
    git.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk
    })
    git.on('error', () => resolve(undefined))
    git.stdin.on('error', () => {})
    git.on('close', () => resolve(output))
  })
  return {
    ask: async refs => {
      // HEAD goes first: a repository without any commit has no history to resolve refs in.
      git.stdin.end(['HEAD', ...refs].map(ref => `${ref}^{commit}\n`).join(''))
      return commitsIn((await answer)?.split('\n').slice(0, -1), refs)
    },
  }
}

/** @param answers one line for HEAD and one for each ref, where git answered all */
function commitsIn(answers: readonly string[] | undefined, refs: readonly string[]): Commits {
  if (answers?.length !== refs.length + 1) return 'no-history'
  const known = answers.map(answer => / commit \d+$/.test(answer))
  return known.includes(true) ? new Map(refs.map((ref, i) => [ref, known[i + 1] ?? false])) : 'no-history'
}

/** Asks git about some refs, where there are any. */
export async function resolveCommits(root: string, refs: readonly string[]): Promise<Commits> {
  return refs.length === 0 ? new Map() : startGit(root).ask(refs)
}
