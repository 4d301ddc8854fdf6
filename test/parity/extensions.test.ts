import assert from 'node:assert/strict'
import { specPaths } from '../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../server/src/core/rules/checker.ts'
import { allRules } from '../../server/src/core/rules/registry.ts'
import { english } from '../../server/src/core/text/localize.ts'
import { communityFiles, communityManifest } from '../support/community-extension.ts'
import { workspaceFromFiles } from '../support/workspace.ts'
import { extensionAnswers } from './extension-answers.ts'

const files = new Map([...communityFiles, ['go.mod', 'module github.com/spcent/plumego\n']])

describe('what community-extension answered', () => {
  for (const { what, in: place, from, to, answer } of extensionAnswers) {
    it(`to ${what}`, () => {
      const path = place === 'schema' ? specPaths.communitySchema : communityManifest
      const before = files.get(path) ?? ''
      assert.ok(before.includes(from))
      const workspace = workspaceFromFiles(new Map([...files, [path, before.replace(from, () => to)]]))
      const found = new Checker(allRules, english)
        .check(workspace.snapshot())
        .filter(({ check }) => check === 'community-extension')
      const ours = [...new Set(found.map(({ code, key }) => JSON.stringify([code, key])))].sort()
      const theirs =
        answer === 'stops' ? [JSON.stringify(['check-blocked', [path]])] : answer.map(one => JSON.stringify(one))
      assert.deepEqual(ours, theirs)
    })
  }
})
