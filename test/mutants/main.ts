// npm run mutants: small changes of core, one at a time, and whether the tests see them. Those that live are to be judged:
// equal in effect (test/mutants/equal.ts says why), or a test is missing.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Covered, coverageOf } from './coverage.ts'
import { equalInEffect } from './equal.ts'
import { filesIn, root } from './import-graph.ts'
import { type Mutation, mutationsOf } from './mutations.ts'
import { tryMutant } from './trial.ts'

const usage = `npm run mutants [-- OPTIONS]

  --count N    how many; 100 where it is left out
  --seed N     the same changes again; others each time where it is left out
  --only TEXT  of files whose path holds it
  --list       print the changes and try none
`

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}

const folders = ['test/unit', 'test/parity', 'test/perf', 'test/fuzz']
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/**
 * Takes those with the smallest hashes of the seed and of what they change: an edit of core adds and takes away few others,
 * so that a later run of the same seed tries nearly the same changes.
 */
function sample(from: readonly Mutation[], count: number, seed: number): Mutation[] {
  const occurrences = new Map<string, number>()
  const drawn = from.map(mutation => {
    const what = [mutation.file, mutation.before, mutation.after].join('\n')
    const occurrence = occurrences.get(what) ?? 0
    occurrences.set(what, occurrence + 1)
    return { mutation, lot: createHash('sha256').update(`${seed}\n${what}\n${occurrence}`).digest('hex') }
  })
  drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return drawn.slice(0, count).map(({ mutation }) => mutation)
}

const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed)
const sources = filesIn('server/src/core', '.ts')
const all = sources
  .filter(file => file.includes(values.only))
  .flatMap(file => mutationsOf(file, fs.readFileSync(path.join(root, file), 'utf8')))
const chosen = sample(all, Number(values.count), seed)
say(`seed ${seed}: ${chosen.length} of ${all.length} small changes`)

const told = ({ file, line, kind, before, after }: Mutation): string =>
  `${file}:${line} ${kind}\n    ${before}\n    ${after}`
if (values.list) {
  for (const mutation of chosen) say(told(mutation))
  process.exit(0)
}

const tests: Covered[] = []
for (const test of folders.flatMap(folder => filesIn(folder, '.test.ts'))) {
  const covered = await coverageOf(test, new Set(sources))
  if (covered.isRed) say(`${test} is red without any change, and left out`)
  tests.push(covered)
}

// The slow tests look only at what the quick ones leave.
let seen = 0
let left: Mutation[] = []
for (const mutation of chosen) {
  const reason = equalInEffect(mutation)
  if (reason === undefined) left.push(mutation)
  else say(`equal  ${told(mutation)}\n    ${reason}`)
}
const equal = chosen.length - left.length
for (const pace of ['quick', 'slow'] as const) {
  const living: Mutation[] = []
  for (const mutation of left) {
    const { isSeen, by } = await tryMutant(mutation, tests, pace)
    say(`${isSeen ? 'seen  ' : pace === 'quick' ? 'lives ' : 'LIVED '} ${told(mutation)}\n    ${by}`)
    if (isSeen) seen++
    else living.push(mutation)
  }
  left = living
}
say(`seed ${seed}: ${seen} of ${chosen.length} seen, ${equal} equal in effect, ${left.length} lived`)
