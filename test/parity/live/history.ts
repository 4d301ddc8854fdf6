import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Check, checks } from '../../../server/src/core/findings/finding.ts'
import { compare, tellDifference } from './compare.ts'

/**
 * Compares our verdict on every commit, of whatever branch, that touched specs/, with that of the programs which the commit
 * itself carries, since those are what its CI ran. They are built here, which needs Go. The clone is left as it is.
 * @param clone absolute path of a clone of Plumego
 * @returns the exit code: 1 where the two differ somewhere
 */
export async function compareHistory(clone: string): Promise<number> {
  const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-history-')))
  const root = path.join(scratch, 'plumego')
  execFileSync('git', ['clone', '-q', '--shared', '--no-checkout', clone, root])
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const commits = git('log', '--all', '--format=%H', '--', 'specs').split('\n').filter(Boolean)
  console.log(`${commits.length} commits`)
  const found = new Map<string, number>()
  let compared = 0
  let differing = 0
  for (const commit of commits) {
    try {
      git('checkout', '-q', '--force', commit)
      git('clean', '-qfdx')
    } catch {
      console.log(`${commit} cannot be checked out: the clone lacks a part of it.`)
      continue
    }
    const state = git('ls-tree', commit, 'internal/checks').split(/\s/)[2] ?? 'none'
    const built = build(root, path.join(scratch, state))
    const { differences, verdicts } = await compare(built, root)
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
  console.log(`${compared - differing} of ${compared} commits agree`)
  return differing === 0 ? 0 : 1
}

/**
 * Builds those of the programs that a checkout carries into a folder, unless they are there already.
 * @returns the folder
 */
function build(root: string, target: string): string {
  if (fs.existsSync(target)) return target
  fs.mkdirSync(target)
  const carried = checks.filter(check => fs.existsSync(path.join(root, sourceOf(check), 'main.go')))
  const options = { cwd: root, env: { ...process.env, GOWORK: 'off' }, stdio: 'inherit' as const }
  if (carried.length > 0) execFileSync('go', ['build', '-o', `${target}/`, ...carried.map(sourceOf)], options)
  return target
}

const sourceOf = (check: Check): string => `./internal/checks/${check}`
