import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')
const bin = path.join(root, 'server', 'bin', 'plumego-check.cjs')

/** A workspace with a finding of several rules. */
export const sample = path.join(root, 'test', 'fixtures', 'sample')

interface CheckRun {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs the real command, in English unless `env` says otherwise. @param user its number; whoever runs this without one */
export function check(words: readonly string[], cwd = root, env: NodeJS.ProcessEnv = {}, user?: number): CheckRun {
  const run = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    ...(user !== undefined && { uid: user }),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', ...env },
  })
  return { status: run.status, output: run.stdout, errors: run.stderr }
}
