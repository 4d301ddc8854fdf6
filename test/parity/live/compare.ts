import fs from 'node:fs'
import { type Check, checks } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { checkWorkspace } from '../../../server/src/node/check-workspace.ts'
import { askProgram, type Verdict } from './programs.ts'

/** A check of whose verdict we have another opinion. */
export interface Difference {
  readonly check: Check
  readonly theirs: Verdict
  readonly ours: readonly string[]
}

export interface Comparison {
  readonly differences: readonly Difference[]
  readonly verdicts: readonly Verdict[]
}

/** What a program that is not there says: an older version of Plumego has fewer of them. */
const nothing: Verdict = { fatal: false, findings: [], unknown: [] }

/**
 * Our verdicts on a workspace, and those of Plumego's programs.
 * @param programs absolute path of the folder that holds the programs, or those of them that a version has
 * @param root absolute path of the workspace
 */
export async function compare(programs: string, root: string): Promise<Comparison> {
  const has = new Set(fs.readdirSync(programs))
  const [findings, ...verdicts] = await Promise.all([
    checkWorkspace(root, new Checker(allRules, english)).then(({ findings }) => findings),
    ...checks.map(check => (has.has(check) ? askProgram(programs, check, root) : nothing)),
  ])
  const differences = checks.flatMap((check, i) => {
    const theirs = verdicts[i]!
    const mine = findings.filter(finding => finding.check === check)
    const ours = [...new Set(mine.map(({ code, key }) => JSON.stringify([code, key])))].sort()
    const agree = theirs.fatal
      ? mine.some(({ severity }) => severity === 'error')
      : theirs.unknown.length === 0 && theirs.findings.join('\n') === ours.join('\n')
    return agree ? [] : [{ check, theirs, ours }]
  })
  return { differences, verdicts }
}

/** Prints where the two differ. */
export function tellDifference(name: string, { check, theirs, ours }: Difference): void {
  console.log(`\n${name} ${check} differs`)
  if (theirs.fatal) {
    console.log('  the program stopped; we found', ours)
    return
  }
  console.log(
    '  only the program:',
    theirs.findings.filter(found => !ours.includes(found)),
  )
  console.log(
    '  only we:',
    ours.filter(found => !theirs.findings.includes(found)),
  )
  if (theirs.unknown.length > 0) console.log('  not recognised:', theirs.unknown)
}
