/**
 * Runs a case file on the disk: lays the workspace of ../shared, makes each case's edits, asks the built command, and prints
 * where its verdicts differ from what Plumego's programs answered, or where all safe fixes at once do harm.
 *
 *   npm run parity -- FILE [--grep TEXT]
 *
 * Checks that the command does not know are left out, and how many answers that were is said.
 */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadMaterializer } from '../../support/parity-cases.ts'
import { DiskRun } from './run.ts'

const { values, positionals } = parseArgs({ options: { grep: { type: 'string' } }, allowPositionals: true })
const [file] = positionals

async function main(caseFile: string): Promise<number> {
  const materializer = await loadMaterializer()
  if (!materializer) return refuse('parity needs the laid workspace in ../shared.')
  const all = materializer.loadCases(path.resolve(caseFile))
  const cases = all.filter(({ name }) => values.grep === undefined || name.includes(values.grep))
  using run = new DiskRun(materializer)
  let agreeing = 0
  for (const one of cases) {
    const differences = run.differences(one)
    if (differences.length === 0) agreeing++
    else
      console.log(
        `${one.name}: ${one.note}\n${shown(differences)
          .map(line => `  ${line}\n`)
          .join('')}`,
      )
  }
  const left = [...run.leftOut].map(([check, count]) => `${check} (${count})`)
  if (left.length > 0) console.log(`Left out, answers of checks that the command does not know: ${left.join(', ')}.`)
  console.log(`${agreeing} of ${cases.length} cases agree, verdicts and fix-all`)
  return agreeing === cases.length && cases.length > 0 ? 0 : 1
}

/** One cause often differs in every manifest. */
const mostLines = 12

const shown = (lines: readonly string[]): readonly string[] =>
  lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more`]

function refuse(reason: string): number {
  console.error(reason)
  return 2
}

if (file === undefined) process.exitCode = refuse('usage: npm run parity -- FILE [--grep TEXT]')
else if (!fs.existsSync(file)) process.exitCode = refuse(`${file} does not exist: expected a file of parity cases.`)
else process.exitCode = await main(file)
