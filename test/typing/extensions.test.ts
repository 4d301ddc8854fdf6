import assert from 'node:assert/strict'
import { communityManifest } from '../support/community-extension.ts'
import { filesBelow, sampleDirectory } from '../support/sample-files.ts'
import { RankTable } from '../support/typing/rank-table.ts'
import { WorkspaceTyping } from '../support/typing/workspace-typing.ts'

const recipes = [...filesBelow(sampleDirectory).keys()].filter(path => path.startsWith('specs/change-recipes/'))

describe('typing from nothing, with Enter behind each line', function () {
  this.timeout(60_000)
  const workspace = new WorkspaceTyping(sampleDirectory)

  for (const file of [communityManifest, ...recipes]) {
    it(`keeps every line of ${file}`, () => {
      const table = new RankTable()
      const outcome = table.count(
        '',
        keys => keys.at(-1),
        listener => workspace.typeFile(file, listener),
      )
      assert.ok(outcome.keystrokes > 0)
      assert.deepEqual(outcome.lost, [])
      const of = (key: string) => table.byKey.get(key)
      if (file !== communityManifest) return
      // What is meant is among the first, but for what only the author knows.
      for (const key of ['status', 'handler_shape', 'no_globals', 'test_commands']) {
        const { offered = 0, places = 0 } = of(key) ?? {}
        assert.ok(offered > 0 && places / offered <= 3, `${key}: ${places} of ${offered}`)
      }
    })
  }
})
