import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { checks } from '../../server/src/core/findings/finding.ts'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { Repository } from '../../server/src/core/repo/repository.ts'
import { agentWorkflow } from '../../server/src/core/rules/agent-workflow/index.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { deprecationInventory } from '../../server/src/core/rules/deprecation-inventory/index.ts'
import { publicEntrypointsSync } from '../../server/src/core/rules/public-entrypoints-sync/index.ts'
import { referenceLayout } from '../../server/src/core/rules/reference-layout/index.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import type { Rule } from '../../server/src/core/rules/rule.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { loadWorkspace } from '../../server/src/node/workspace.ts'

const rounds = 9

/** What answers for the checks that came last, most of which read whole Go files. */
const lastFour: ReadonlySet<Rule> = new Set(
  [publicEntrypointsSync, referenceLayout, agentWorkflow, deprecationInventory].flat(),
)
const five = checks.slice(0, 5)

/** The median time of each of several runs, in milliseconds. They take turns, so that a busy moment hits all alike. */
function medians(runs: ReadonlyMap<string, () => number>): Map<string, number> {
  const times = new Map([...runs.keys()].map(name => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of runs) {
      const time = run()
      // The first round fills caches.
      if (round > 0) times.get(name)?.push(time)
    }
  }
  return new Map([...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1] ?? 0]))
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** A first look at a workspace that is loaded. */
function firstCheck(workspace: string, rules: readonly Rule[]): number {
  const repository = new Repository(newCounters())
  repository.load(loadWorkspace(workspace, newCounters()))
  return timed(() => new Checker(rules, english).check(repository.snapshot()))
}

/**
 * What it takes to answer for five of Plumego's checks and for nine, and what Plumego's own programs take.
 * @param bin the command's file
 * @param programs the directory of those programs, built; undefined where they are not at hand
 * @returns lines to print
 */
export function besidePrograms(workspace: string, bin: string, programs: string | undefined): string[] {
  const command =
    (program: string, ...words: readonly string[]) =>
    (): number =>
      timed(() => spawnSync(program, words, { cwd: workspace, stdio: 'ignore' }))
  const runs = new Map<string, () => number>([
    [
      'rules of five checks',
      () =>
        firstCheck(
          workspace,
          allRules.filter(rule => !lastFour.has(rule)),
        ),
    ],
    ['rules of nine checks', () => firstCheck(workspace, allRules)],
    ['plumego-check, five told', command(process.execPath, bin, ...five.flatMap(name => ['--check', name]))],
    ['plumego-check, nine told', command(process.execPath, bin)],
    ['plumego-check snapshot', command(process.execPath, bin, 'snapshot', './core')],
  ])
  if (programs !== undefined) {
    for (const name of checks) runs.set(name, command(path.join(programs, name)))
    runs.set('extension-api-snapshot', command(path.join(programs, 'extension-api-snapshot'), '-module', './core'))
  }
  const found = medians(runs)
  const line = (name: string, time: number): string => `${name.padEnd(26)} ${time.toFixed(1).padStart(7)} ms`
  const lines = [...found].map(([name, time]) => line(name, time))
  if (programs === undefined) return [...lines, 'for those of Plumego’s own programs: npm run bench -- --programs DIR']
  const all = checks.reduce((sum, name) => sum + (found.get(name) ?? 0), 0)
  return [...lines, line('the nine, one after another', all)]
}
