import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { groupExists, killGroup } from './group.mjs'
import { whenOrphaned } from './orphan.mjs'

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url))

/** Groups still running, so that one call ends them all. @type {Set<{pid?: number, exited: Promise<number>}>} */
const running = new Set()

/**
 * Starts a command in a process group of its own, which ends when this process does, however it dies.
 * @param {string} command @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, output?: 'inherit' | 'pipe'}} [options]
 */
export const startGroup = (command, args, { cwd, env, output = 'pipe' } = {}) => {
  const child = spawn(process.execPath, [guard, command, ...args], {
    cwd,
    env: env ?? process.env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', output, output],
  })
  // The lifeline is never written to; a guard that is gone already must not raise EPIPE here.
  child.stdin.on('error', () => {})
  const { pid } = child
  const exited = new Promise(resolve => {
    child.on('error', () => resolve(127))
    child.on('exit', code => {
      // The command may have left children of its own behind.
      if (pid) killGroup(pid)
      running.delete(group)
      resolve(code ?? 1)
    })
  })
  const group = { child, pid, exited }
  if (pid) running.add(group)
  return group
}

/**
 * Asks a group to end, makes it end after a grace time, and returns when no member is left.
 * @param {{pid?: number, exited: Promise<number>}} group @param {number} [graceMs]
 */
export const stopGroup = async ({ pid, exited }, graceMs = 3000) => {
  if (!pid) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
  } catch {
    // Gone already.
  }
  await Promise.race([exited, delay(graceMs, undefined, { ref: false })])
  killGroup(pid)
  await exited
  while (groupExists(pid)) await delay(20)
}

/**
 * Runs a command to its end.
 * @param {string} command @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeoutMs?: number}} [options]
 *   `quiet` collects the output instead of showing it
 * @returns {Promise<{code: number, output: string, timedOut: boolean}>}
 */
export const run = async (command, args, { cwd, env, quiet = false, timeoutMs } = {}) => {
  const group = startGroup(command, args, { cwd, env, output: quiet ? 'pipe' : 'inherit' })
  let output = ''
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output += text
    })
  }
  let timedOut = false
  const timer = timeoutMs
    ? setTimeout(() => {
        timedOut = true
        killGroup(group.pid)
      }, timeoutMs)
    : undefined
  const code = await group.exited
  clearTimeout(timer)
  return { code, output, timedOut }
}

/**
 * Calls `stop` once when a person or the system asks this process to end, then ends it with the usual status.
 * @param {() => Promise<void> | void} [stop] before what startGroup started is stopped
 */
export const onEnd = (stop = () => {}) => {
  let ending = false
  const end = async status => {
    if (ending) return
    ending = true
    try {
      await stop()
      // With time to clean up after themselves.
      await Promise.all([...running].map(group => stopGroup(group)))
    } finally {
      process.exit(status)
    }
  }
  process.on('SIGINT', () => end(130))
  process.on('SIGTERM', () => end(143))
  process.on('SIGHUP', () => end(129))
  // The process that re-executed us under the pinned Node is gone (see bootstrap.mjs).
  process.on('disconnect', () => end(129))
  whenOrphaned(() => end(143))
}
