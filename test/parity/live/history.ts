import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compare, tellDifference } from './compare.ts'

/**
 * Compares the verdicts on every commit, of whatever branch, that touched specs/, but for those of older versions, which
 * are judged by the programs that they carry along. The clone is left as it is.
 * @param programs absolute path of the folder that holds the five programs
 * @param clone absolute path of a clone of Plumego
 * @returns the exit code: 1 where the two differ somewhere
 */
export async function compareHistory(programs: string, clone: string): Promise<number> {
  const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-history-')))
  const root = path.join(scratch, 'plumego')
  execFileSync('git', ['clone', '-q', '--shared', '--no-checkout', clone, root])
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const commits = git('log', '--all', '--format=%H', '--', 'specs').split('\n').filter(Boolean)
  console.log(`${commits.length} commits`)
  const found = new Map<string, number>()
  let compared = 0
  let older = 0
  let differing = 0
  for (const commit of commits) {
    try {
      git('checkout', '-q', '--force', commit)
      git('clean', '-qfdx')
    } catch {
      console.log(`${commit} cannot be checked out: the clone lacks a part of it.`)
      continue
    }
    const { differences, verdicts, isOlder } = await compare(programs, root)
    if (isOlder) {
      older++
      continue
    }
    compared++
    for (const difference of differences) tellDifference(commit, difference)
    if (differences.length > 0) differing++
    for (const { fatal, findings } of verdicts) {
      // A kind of finding counts once for each commit that has it.
      const kinds = new Set(findings.map(one => /^\["([^"]+)"/.exec(one)?.[1] ?? one))
      for (const kind of fatal ? ['(stopped)'] : kinds) found.set(kind, (found.get(kind) ?? 0) + 1)
    }
  }
  fs.rmSync(scratch, { recursive: true, force: true })
  console.log('\nWhat the programs said, and of how many commits:', Object.fromEntries([...found].sort()))
  console.log(`${older} commits of older versions are not compared: these programs are not theirs.`)
  console.log(`${compared - differing} of ${compared} commits agree`)
  return differing === 0 ? 0 : 1
}
