import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { oddGitFile } from './odd-git-files.ts'
import { isAtOrBelow, realPathOf } from './regular-files.ts'

/** How one call of git ended. */
export type GitAnswer =
  | { readonly status: number; readonly output: Buffer; readonly errors: string }
  /** Git cannot be run: it is not there, or the system does not let it start. */
  | { readonly status: undefined }

/**
 * Runs git and waits for it.
 * @param root absolute path of an existing directory, which decides the repository
 * @param input what it reads from its standard input
 * @param variables what is other than in the environment of every call
 */
export function runGit(
  root: string,
  words: readonly string[],
  { input = '', variables = {} }: { readonly input?: string; readonly variables?: NodeJS.ProcessEnv } = {},
): GitAnswer {
  const program = gitProgram(root)
  if (program === undefined) return { status: undefined }
  const odd = oddGitFile(root)
  if (odd !== undefined) return refusal(`${odd} is no regular file`)
  const env = { ...gitEnvironment(process.env), ...variables }
  const limits = { maxBuffer, timeout: longestRun, killSignal: 'SIGKILL' } as const
  const run = spawnSync(program, [...settings, ...words], { cwd: root, env, input, windowsHide: true, ...limits })
  if (run.error && 'code' in run.error && run.error.code === 'ETIMEDOUT') {
    return refusal(`git gave no answer for ${longestRun / 1000} s`)
  }
  if (run.error || run.status === null) return { status: undefined }
  return { status: run.status, output: run.stdout, errors: run.stderr.toString() }
}

/** As if git had said so. */
const refusal = (reason: string): GitAnswer => ({ status: 128, output: Buffer.alloc(0), errors: reason })

/**
 * Starts git without waiting for it.
 * @param root absolute path of an existing directory, which decides the repository
 * @returns undefined where there is no git, or none that could answer; one that does not start tells so by its event `error`
 */
export function spawnGit(
  root: string,
  words: readonly string[],
): ChildProcessByStdio<Writable, Readable, null> | undefined {
  const program = gitProgram(root)
  if (program === undefined || oddGitFile(root) !== undefined) return undefined
  const env = gitEnvironment(process.env)
  try {
    return spawn(program, [...settings, ...words], {
      cwd: root,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: longestRun,
      killSignal: 'SIGKILL',
    })
  } catch {
    // A word that is longer than the system takes, or that holds a NUL.
    return undefined
  }
}

/** What git cannot do, in its own words. */
export class GitError extends Error {
  /** Whether this is because a partial clone lacks objects, which are not fetched. */
  readonly lacksObjects: boolean

  constructor(reason: string, lacksObjects = false) {
    super(reason)
    this.lacksObjects = lacksObjects
  }
}

/** What git said for a person, on one line. */
export function gitReason(answer: GitAnswer): string {
  if (answer.status === undefined) return 'git stopped'
  const lines = answer.errors.split('\n').map(line => line.trim())
  return lines.filter(line => line !== '').join(' ') || `git ended with ${answer.status}`
}

/** In milliseconds: whatever git waits for then, it is nothing that a repository should hold. */
const longestRun = 60_000

/** All blobs of a large repository that matter. */
const maxBuffer = 1024 * 1024 * 1024

/** Nothing that a repository's own configuration names is started. */
const settings = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${os.devNull}`]

/**
 * Variables that say which repository is meant, as `git rev-parse --local-env-vars` lists them, but for configuration.
 * Hooks, `rebase --exec` and linked worktrees set these for a repository that need not be the one that is asked about.
 */
const repositoryVariables: ReadonlySet<string> = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
])

/** The environment of every call of git. */
function gitEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !repositoryVariables.has(name.toUpperCase()))
  return {
    ...Object.fromEntries(kept),
    // What git says is also read by programs.
    LC_ALL: 'C',
    // A look-up neither writes, asks nor fetches: no protocol is allowed, for a git that knows nothing of lazy fetches.
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  }
}

let known: { readonly searched: string; readonly programs: readonly string[] } | undefined

/**
 * The git of the PATH, by its absolute path. Windows would look in the current directory first, and a PATH may name it:
 * a program that lies in a workspace is never run.
 * @param root absolute path of the workspace
 */
function gitProgram(root: string): string | undefined {
  const { PATH, Path } = process.env
  const searched = PATH ?? Path ?? '/usr/bin:/bin'
  if (known?.searched !== searched) {
    const name = process.platform === 'win32' ? 'git.exe' : 'git'
    const candidates = searched
      .split(path.delimiter)
      .filter(directory => path.isAbsolute(directory))
      .map(directory => path.join(directory, name))
    known = { searched, programs: candidates.filter(isProgram) }
  }
  const top = realPathOf(root) ?? root
  return known.programs.find(
    program => !isAtOrBelow(realPathOf(program) ?? program, top) && !isAtOrBelow(program, root),
  )
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}
