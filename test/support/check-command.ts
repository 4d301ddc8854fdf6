import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Of this repository. */
export const root = path.join(import.meta.dirname, '..', '..')
const server = path.join(root, 'server')
/** The command's own file, for Node to run. */
export const bin = path.join(server, 'bin', 'plumego-check.cjs')

/** A workspace with a finding of several rules. */
export const sample = path.join(root, 'test', 'fixtures', 'sample')

interface CheckRun {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs the real command, in English unless `env` says otherwise. */
export const check = (words: readonly string[], cwd = root, env: NodeJS.ProcessEnv = {}): CheckRun =>
  runNode([bin, ...words], cwd, env)

/** The user whom root's command runs as where it must not be able to do everything; undefined for who is not root. */
const nobody = process.getuid?.() === 0 ? 65534 : undefined

/** Gives up root's rights for good, then runs the command that its first argument names. */
const asNobody = `process.setgroups([]); process.setgid(${nobody}); process.setuid(${nobody}); require(process.argv[1])`

/**
 * Runs the real command as a user who may not read everything: as nobody where root runs the tests. Nobody may have no
 * way to this checkout, nor to the Node that runs it, so Node starts as root, and the command is a copy.
 * @param folder a folder of the test's own that everybody may enter; the copy is made in it
 */
export function checkWithoutPrivileges(words: readonly string[], folder: string): CheckRun {
  const copy = path.join(folder, 'command')
  for (const part of ['bin', 'dist']) fs.cpSync(path.join(server, part), path.join(copy, part), { recursive: true })
  const command = path.join(copy, 'bin', path.basename(bin))
  return runNode(nobody === undefined ? [command, ...words] : ['-e', asNobody, command, ...words], folder, {})
}

function runNode(words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): CheckRun {
  const run = spawnSync(process.execPath, words, {
    cwd,
    encoding: 'utf8',
    // A log of several workspaces carries the page of each rule each time.
    maxBuffer: 1 << 26,
    env: { ...process.env, LC_ALL: 'C', ...env },
  })
  return { status: run.status, output: run.stdout, errors: run.stderr }
}

/** Makes a folder that everybody may enter, also where the usual place for temporary ones lies in somebody's home. */
export function reachableFolder(name: string): string {
  const place = [os.tmpdir(), '/tmp', '/var/tmp'].find(isReachable) ?? os.tmpdir()
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(place, name)))
  fs.chmodSync(folder, 0o711)
  return folder
}

/** Whether everybody may enter a directory and all that it lies in. */
function isReachable(directory: string): boolean {
  const found = fs.statSync(directory, { throwIfNoEntry: false })
  const parent = path.dirname(directory)
  return found !== undefined && (found.mode & 0o001) !== 0 && (parent === directory || isReachable(parent))
}
