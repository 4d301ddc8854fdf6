import assert from 'node:assert/strict'
import { movedSnapshot } from '../../../server/src/core/moves/moved-snapshot.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

describe('the state that would be if a directory had moved', () => {
  it('has all that the directory holds in its new place, and nothing in its old one', () => {
    const snapshot = workspaceFromFiles(
      new Map([
        ['x/a/module.yaml', 'name: x/a\n'],
        ['x/a/in/deep/a.go', 'package deep\n'],
        ['x/ab/a.go', 'package ab\n'],
      ]),
    ).snapshot()
    const { tree, goFiles, manifests } = movedSnapshot(snapshot, { from: 'x/a', to: 'x/new/home' }, new Map())
    assert.deepEqual(
      ['x/new/home/module.yaml', 'x/new/home/in', 'x/new/home/in/deep/a.go', 'x/ab/a.go', 'x/a'].map(path =>
        tree.kind(path),
      ),
      ['file', 'directory', 'file', 'file', undefined],
    )
    assert.deepEqual([...goFiles.keys()], ['x/ab/a.go', 'x/new/home/in/deep/a.go'])
    assert.deepEqual([...manifests.keys()], ['x/new/home'])
  })
})
