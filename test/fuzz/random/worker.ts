import { parentPort, workerData } from 'node:worker_threads'
import { runBatch } from './batch.ts'
import type { FromWorker, WorkerInput } from './messages.ts'
import { targets } from './targets.ts'

const { seed, batchMs, targets: wanted }: WorkerInput = workerData
const say = (message: FromWorker): void => parentPort?.postMessage(message)

// Until the other side has had enough: it ends this thread.
const chosen = targets.filter(({ name }) => wanted.length === 0 || wanted.some(one => name.includes(one)))
const sizes = new Map(chosen.map(({ name }) => [name, 10]))
for (let round = 0; ; round++) {
  for (const [i, target] of chosen.entries()) {
    const size = sizes.get(target.name) ?? 10
    const since = performance.now()
    const own = (seed + round * chosen.length + i) % 0x7fffffff
    const { runs, finding } = runBatch(target, own, size, text => say({ kind: 'trying', target: target.name, text }))
    say({ kind: 'done', target: target.name, seed: own, runs, ...(finding && { finding }) })
    const took = Math.max(1, performance.now() - since)
    sizes.set(target.name, Math.max(5, Math.min(2000, Math.round((size * batchMs) / took))))
  }
}
