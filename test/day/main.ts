// npm run day: a day of work in an editor, over the bundled server. At its end the findings are those of a fresh command, the
// memory is what it was early on, and no handle is left.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { copySample } from '../support/lsp-client.ts'
import { dayOfWork } from './day.ts'
import { faultsOf } from './judge.ts'

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '50000' },
    early: { type: 'string', default: '5000' },
    seed: { type: 'string' },
  },
})
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed)
const root = copySample()
process.stdout.write(`seed ${seed}, in ${root}\n`)
const day = await dayOfWork(root, Number(values.operations), Number(values.early), seed)
for (const [name, count] of day.operations) process.stdout.write(`${name.padEnd(20)}${count}\n`)
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
process.stdout.write(
  `memory ${megabytes(day.early.heap)} after ${values.early}, ${megabytes(day.late.heap)} at the end\n`,
)
process.stdout.write(`descriptors ${day.early.descriptors}, then ${day.late.descriptors}\n`)
process.stdout.write(`${day.told.length} findings told, ${day.expected.length} by a fresh command\n`)
const faults = faultsOf(day)
for (const fault of faults) process.stdout.write(`${fault}\n`)
if (faults.length === 0) fs.rmSync(path.dirname(root), { recursive: true })
process.exit(faults.length > 0 ? 1 : 0)
