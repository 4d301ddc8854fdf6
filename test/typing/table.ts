/**
 * Types every manifest and the specs of a workspace from nothing through a model of VS Code, and prints, for each key, how
 * many keystrokes that took, how often the value that was meant was offered while its first three letters were typed, how many
 * lines came out otherwise, and the average place of the value in the lists.
 *
 *   npm run typing -- [DIR]
 *
 * Without a directory, Plumego as it is laid from ../shared; without that, the sample. Ends with 1 where a line was lost.
 */
import fs from 'node:fs'
import path from 'node:path'
import { RankTable } from '../support/typing/rank-table.ts'
import type { TypingOutcome } from '../support/typing/type-text.ts'
import { layPlumego, typedSpecs, WorkspaceTyping } from '../support/typing/workspace-typing.ts'

function printTable(root: string): number {
  const workspace = new WorkspaceTyping(root)
  const table = new RankTable()
  const typed = (
    file: string,
    prefix: string,
    nameOf: (keys: readonly string[]) => string | undefined,
  ): TypingOutcome => {
    const outcome = table.count(prefix, nameOf, listener => workspace.typeFile(file, listener))
    for (const { line, typed, became } of outcome.lost) console.log(`${file}:${line + 1}: ${typed} became ${became}`)
    return outcome
  }
  const outcomes = [
    ...workspace.manifests.map(file => typed(file, '', ([outermost]) => outermost)),
    ...typedSpecs.map(file => typed(file, `${path.basename(file, '.yaml')} `, keys => keys.at(-1))),
  ]
  const sum = (count: (outcome: TypingOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0)
  const lost = sum(outcome => outcome.lost.length)
  console.log(`${table}\n`)
  console.log(`${outcomes.length} files, ${sum(({ lines }) => lines)} lines, ${lost} lost`)
  console.log(`${sum(({ keystrokes }) => keystrokes)} keystrokes`)
  console.log(`${sum(({ flashes }) => flashes.length)} of them opened a list that the next one closed`)
  return lost > 0 ? 1 : 0
}

const [given] = process.argv.slice(2)
const laid = given === undefined ? await layPlumego() : undefined
try {
  process.exitCode = printTable(given ?? laid ?? path.join(import.meta.dirname, '..', 'fixtures', 'sample'))
} finally {
  if (laid !== undefined) fs.rmSync(laid, { recursive: true })
}
