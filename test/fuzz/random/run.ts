import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FuzzFinding } from './batch.ts'
import type { FromWorker, WorkerInput } from './messages.ts'

/** What a run came to. */
export interface FuzzRun {
  /** Texts tried, by target. */
  readonly tried: ReadonlyMap<string, number>
  readonly findings: readonly FuzzFinding[]
}

/** For how long nothing may come to an end, in milliseconds. */
const longestText = 20_000

/**
 * Tries random texts for a time. A thread of its own runs them, so that a text at which it hangs is found as well.
 * @param targets parts of their names; all where there are none
 */
export async function fuzz(seed: number, milliseconds: number, targets: readonly string[] = []): Promise<FuzzRun> {
  const tried = new Map<string, number>()
  const findings: FuzzFinding[] = []
  let left = milliseconds
  // A short run sees each target, too.
  const batchMs = Math.min(500, milliseconds / 40)
  // Each start is another seed: the one before ended at a text.
  for (let start = seed; left > 0; start += 7919) {
    const since = Date.now()
    const hung = await runThread({ seed: start, batchMs, targets }, left, ({ target, runs, finding }) => {
      tried.set(target, (tried.get(target) ?? 0) + runs)
      if (finding && !findings.some(one => one.target === target && placeOf(one) === placeOf(finding))) {
        findings.push(finding)
      }
    })
    left = hung ? left - (Date.now() - since) : 0
    if (hung) findings.push(hung)
  }
  return { tried, findings }
}

/** Where it went wrong, so that a fault is told once. */
const placeOf = ({ problem }: FuzzFinding): string =>
  /^ {4}at .*$/m.exec(problem)?.[0] ?? problem.replace(/\d+/g, '#').slice(0, 60)

/** @returns the text at which it hung; undefined once the time is over */
function runThread(
  workerData: WorkerInput,
  milliseconds: number,
  done: (message: Extract<FromWorker, { kind: 'done' }>) => void,
): Promise<FuzzFinding | undefined> {
  const worker = new Worker(path.join(import.meta.dirname, 'worker.ts'), { workerData })
  return new Promise((resolve, reject) => {
    let last: Extract<FromWorker, { kind: 'trying' }> | undefined
    let heard = Date.now()
    // To load everything takes its time where much else runs.
    let end = Number.POSITIVE_INFINITY
    const settle = (finding?: FuzzFinding): void => {
      clearInterval(timer)
      worker.terminate().then(() => resolve(finding), reject)
    }
    const timer = setInterval(() => {
      if (Date.now() >= end) settle()
      else if (last && Date.now() - heard > longestText) {
        settle({ target: last.target, text: last.text, problem: `it hangs: no end after ${longestText / 1000} s` })
      }
    }, 100)
    worker.on('error', error => {
      clearInterval(timer)
      reject(error)
    })
    worker.on('message', (message: FromWorker) => {
      heard = Date.now()
      end = Math.min(end, heard + milliseconds)
      if (message.kind === 'trying') last = message
      else done(message)
    })
  })
}
