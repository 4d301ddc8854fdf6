import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './import-graph.ts'

/** How a run of tests ended. `first` is the title of the test that was red, or what was said instead. */
export interface MochaRun {
  readonly outcome: 'green' | 'red' | 'no end'
  readonly first: string
  readonly milliseconds: number
}

const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js')

/**
 * Runs test files in a process of its own up to the first that is red.
 * @param limit in milliseconds; what takes longer has no end
 */
export async function runMocha(
  files: readonly string[],
  limit: number,
  env: Readonly<Record<string, string>> = {},
): Promise<MochaRun> {
  const since = performance.now()
  const args = [mocha, '--bail', '--timeout', '60000', '--reporter', 'tap', ...files]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: tests start programs as well.
    detached: process.platform !== 'win32',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000)
    })
  }
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    if (child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  }, limit)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearTimeout(timer)
  const red = /^not ok \d+ (.*)$/m.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  const outcome = isOver ? 'no end' : code === 0 ? 'green' : 'red'
  return { outcome, first: outcome === 'red' ? red : '', milliseconds: performance.now() - since }
}
