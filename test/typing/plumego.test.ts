import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { RankTable } from '../support/typing/rank-table.ts'
import type { TypingOutcome } from '../support/typing/type-text.ts'
import { layPlumego, typedSpecs, WorkspaceTyping } from '../support/typing/workspace-typing.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** Of a hundred keystrokes, how many may open a list that the next key closes. */
const mostFlashes = 1

/** The average place of what is meant, over its first three letters; only what the author alone can know is exempt. */
const lowestRank = 3

function assertKept(outcomes: readonly TypingOutcome[]): void {
  assert.deepEqual(
    outcomes.flatMap(({ lost }) => lost),
    [],
  )
  const keystrokes = outcomes.reduce((sum, outcome) => sum + outcome.keystrokes, 0)
  const flashes = outcomes.reduce((sum, outcome) => sum + outcome.flashes.length, 0)
  assert.ok((100 * flashes) / keystrokes <= mostFlashes, `${flashes} of ${keystrokes} keystrokes`)
}

function assertEarly(table: RankTable): void {
  const late = [...table.byKey].flatMap(([key, { offered, places }]) =>
    places / offered > lowestRank ? [`${key}: ${(places / offered).toFixed(1)}`] : [],
  )
  assert.deepEqual(late, [])
}

describe('typing a file from nothing, with Enter behind each line', function () {
  this.timeout(600_000)

  for (const root of [sample, undefined]) {
    describe(root ? 'in the sample' : 'in Plumego', () => {
      let laid: string | undefined
      let workspace: WorkspaceTyping

      before(async function () {
        laid = root ? undefined : await layPlumego()
        const directory = root ?? laid
        if (directory === undefined) this.skip()
        else workspace = new WorkspaceTyping(directory)
      })

      after(() => {
        if (laid !== undefined) fs.rmSync(laid, { recursive: true })
      })

      it('keeps every line of every manifest, and offers early what is meant', () => {
        const table = new RankTable()
        assertKept(
          workspace.manifests.map(file =>
            table.count(
              '',
              ([outermost]) => outermost,
              listener => workspace.typeFile(file, listener),
            ),
          ),
        )
        assertEarly(table)
      })

      for (const spec of typedSpecs) {
        it(`keeps every line of ${spec}, and offers early what is meant`, () => {
          const table = new RankTable()
          assertKept([
            table.count(
              '',
              keys => keys.at(-1),
              listener => workspace.typeFile(spec, listener),
            ),
          ])
          assertEarly(table)
        })
      }
    })
  }
})
