import type { Commits } from '../core/repo/snapshot.ts'
import { gitReason, runGit, spawnGit } from './git.ts'
import { isShallow } from './revisions.ts'

/** Answers which refs name a commit of one repository. It serves one question, and waits for it. */
export interface RefQuestion {
  /** Nothing is ever fetched. */
  ask(refs: readonly string[]): Promise<Commits>
}

/**
 * Starts git on the repository that holds `root`. It takes a few milliseconds to come up, in which the caller can find
 * out what to ask: one process answers for all refs, which is ten times quicker than one for each.
 * @param root absolute path of an existing directory
 */
export function startRefQuestion(root: string): RefQuestion {
  const git = spawnGit(root, ['cat-file', '--batch-check'])
  const answer = git && outputOf(git)
  return {
    ask: async refs => {
      const plain = refs.filter(isPlain)
      // HEAD goes first: a repository without any commit has no history to resolve refs in.
      git?.stdin.end(['HEAD', ...plain].map(ref => `${ref}^{commit}\n`).join(''))
      const lines = (await answer)?.split('\n').slice(0, -1)
      if (lines?.length !== plain.length + 1) return whyUnknown(root)
      const found = new Map(['HEAD', ...plain].map((ref, i) => [ref, / commit \d+$/.test(lines[i] ?? '')]))
      const odd = refs.filter(ref => !isPlain(ref))
      await eachOf(odd, async ref => found.set(ref, await namesCommit(root, ref)))
      return commitsIn(root, refs, found)
    },
  }
}

/** Asks git about some refs, where there are any. */
export async function resolveCommits(root: string, refs: readonly string[]): Promise<Commits> {
  return refs.length === 0 ? new Map() : startRefQuestion(root).ask(refs)
}

/**
 * A name or an id of which git says one line, whether or not it knows it. Others can make it say none, or more, or stop:
 * `HEAD@{1}`, `main@{u}`, a NUL.
 */
const isPlain = (ref: string): boolean => /^[A-Za-z0-9](?:[\w/+-]|\.(?!\.))*$/.test(ref)

/** Plumego's own question, which decides. */
async function namesCommit(root: string, ref: string): Promise<boolean> {
  const git = spawnGit(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  return new Promise(resolve => {
    if (!git) return resolve(false)
    git.stdin.end()
    git.stdout.resume()
    git.on('error', () => resolve(false)).on('close', status => resolve(status === 0))
  })
}

/** Few at once: there may be as many as somebody cares to write. */
async function eachOf<Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += 8) await Promise.all(items.slice(start, start + 8).map(run))
}

/** @param found what git said of HEAD and of each ref */
function commitsIn(root: string, refs: readonly string[], found: ReadonlyMap<string, boolean>): Commits {
  if (![...found.values()].includes(true)) return 'no-history'
  const absent = refs.some(ref => !found.get(ref))
  const whenAbsent = absent && isShallow(root) ? 'shallow' : false
  return new Map(refs.map(ref => [ref, found.get(ref) || whenAbsent]))
}

function whyUnknown(root: string): Commits {
  const answer = runGit(root, ['rev-parse', '--git-dir'])
  if (answer.status === undefined) return 'no-git'
  const isOutside = answer.errors.startsWith('fatal: not a git repository (or any')
  return answer.status === 0 || isOutside ? 'no-history' : { refused: gitReason(answer) }
}

/** Empty where git did not start. */
function outputOf(git: NonNullable<ReturnType<typeof spawnGit>>): Promise<string> {
  return new Promise(resolve => {
    let output = ''
    git.stdout.setEncoding('utf8').on('data', chunk => {
      output += chunk
    })
    git.stdin.on('error', () => {})
    git.on('error', () => resolve('')).on('close', () => resolve(output))
  })
}
