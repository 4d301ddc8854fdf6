// npm run fuzz: random texts for everything that reads one, then random messages to the server, for a time. A text that goes
// wrong is kept in test/fuzz/cases, which the tests try again; of messages the seed is told.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { casesFolder } from './cases.ts'
import { sendAtRandom } from './protocol.ts'
import { fuzz } from './run.ts'

const usage = `npm run fuzz [-- OPTIONS]

  --seconds N   how long; 600 where it is left out
  --seed N      the same texts again; another each time where it is left out
  --only TEXT   targets whose name holds it, of which "protocol" is the server; may be given again
`

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}

const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed)
process.stdout.write(`seed ${seed}\n`)
const { only = [] } = values
const milliseconds = Number(values.seconds) * 1000
const asksServer = only.length === 0 || only.includes('protocol')
const readsTexts = only.length === 0 || only.some(name => name !== 'protocol')
/** Which part of the time the server gets where texts are read, too. */
const share = readsTexts ? 0.1 : 1

const { tried, findings } = readsTexts
  ? await fuzz(seed, milliseconds * (asksServer ? 1 - share : 1), only)
  : { tried: new Map<string, number>(), findings: [] }
const widest = Math.max(0, ...[...tried.keys()].map(name => name.length))
for (const [name, count] of tried) process.stdout.write(`${name.padEnd(widest)}  ${count}\n`)
process.stdout.write(
  `${[...tried.values()].reduce((sum, count) => sum + count, 0)} texts, ${findings.length} findings\n`,
)
for (const finding of findings) {
  const name = `${createHash('sha256').update(JSON.stringify(finding)).digest('hex').slice(0, 12)}.json`
  fs.mkdirSync(casesFolder, { recursive: true })
  fs.writeFileSync(path.join(casesFolder, name), `${JSON.stringify(finding, null, 2)}\n`)
  process.stdout.write(`\n${finding.target}: ${finding.problem}\n  kept as ${path.join(casesFolder, name)}\n`)
}

const wrong: string[] = []
let messages = 0
const end = Date.now() + milliseconds * share
for (let session = seed; asksServer && Date.now() < end; session++) {
  const { requests, notifications, findings: found } = await sendAtRandom(session, 400)
  messages += requests + notifications
  wrong.push(...found)
}
if (asksServer) process.stdout.write(`${messages} messages, ${wrong.length} findings\n`)
for (const finding of wrong) process.stdout.write(`\n${finding}\n`)
process.exit(findings.length + wrong.length > 0 ? 1 : 0)
