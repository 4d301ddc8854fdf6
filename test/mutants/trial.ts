import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Covered, runs } from './coverage.ts'
import { distancesFrom, root } from './import-graph.ts'
import { runMocha } from './mocha.ts'
import type { Mutation } from './mutations.ts'

/** What became of a mutant so far. `by` is what saw it, and of one that lives how many test files run the place. */
export interface Trial {
  readonly isSeen: boolean
  readonly by: string
}

/** So many files are tried before all the others: most mutants do not live longer. */
const nearest = 5

/** What takes longer alone is slow, in milliseconds. */
const slow = 5_000

const preload = { NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'preload.ts')).href}` }

/** Runs the quick or the slow tests that run what a mutant changes, the nearest first, up to the first that sees it. */
export async function tryMutant(mutation: Mutation, tests: readonly Covered[], pace: 'quick' | 'slow'): Promise<Trial> {
  const reaching = tests.filter(test => !test.isRed && runs(test, mutation.file, mutation.start))
  const isDue = ({ milliseconds }: Covered): boolean => milliseconds >= slow === (pace === 'slow')
  const due = reaching.filter(isDue)
  const near = inOrder(due, mutation.file)
  const rounds = pace === 'quick' ? [near.slice(0, nearest), near.slice(nearest)] : near.map(one => [one])
  const url = pathToFileURL(path.join(root, mutation.file)).href
  const env = { ...preload, PLUMEGO_MUTANT: JSON.stringify({ ...mutation, url }) }
  for (const round of rounds.filter(({ length }) => length > 0)) {
    const usual = round.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
    const { outcome, first } = await runMocha(
      round.map(({ test }) => test),
      20_000 + 5 * usual,
      env,
    )
    if (outcome !== 'green') return { isSeen: true, by: outcome === 'red' ? first : 'it does not end' }
  }
  return { isSeen: false, by: reaching.length === 0 ? 'no test runs it' : `${reaching.length} test files run it` }
}

/** Those of the folder's own tests first, then by how many imports lead there, then by what they take. */
function inOrder(tests: readonly Covered[], file: string): Covered[] {
  const [, , , folder = ''] = file.split('/')
  const rank = new Map(
    tests.map(({ test }) => {
      const distance = distancesFrom(path.join(root, test)).get(path.join(root, file)) ?? 9
      return [test, test.includes(`/${folder}`) ? distance - 3 : distance]
    }),
  )
  const rankOf = ({ test }: Covered): number => rank.get(test) ?? 9
  return tests.toSorted((a, b) => rankOf(a) - rankOf(b) || a.milliseconds - b.milliseconds)
}
