import assert from 'node:assert/strict'
import { Link } from '../../../server/src/core/repo/file-tree.ts'
import type { DiskEntry } from '../../../server/src/core/repo/repository.ts'
import { diskFile, workspaceFromFiles } from '../../support/workspace.ts'

const files = new Map([
  ['core/module.yaml', 'name: core\n'],
  ['core/core.go', 'package core\n'],
  ['x/a/module.yaml', 'name: x/a\n'],
  ['x/a/a.go', 'package a\n'],
])

const file = (path: string, content: string): DiskEntry => diskFile(path, content) ?? {}

/** What the disk holds at a path from now on, and what the workspace has then. */
const changes: readonly (readonly [
  what: string,
  path: string,
  entry: DiskEntry,
  kind: string | undefined,
  texts: readonly string[],
  goFiles: readonly string[],
])[] = [
  ['a file less', 'x/a/a.go', 'missing', undefined, ['core', 'x/a'], ['core/core.go']],
  ['a directory less', 'x/a', 'missing', undefined, ['core'], ['core/core.go']],
  ['a directory in the place of a file', 'x/a/a.go', 'directory', 'directory', ['core', 'x/a'], ['core/core.go']],
  ['a directory more', 'x/b', 'directory', 'directory', ['core', 'x/a'], ['core/core.go', 'x/a/a.go']],
  ['what was never there', 'x/b', 'missing', undefined, ['core', 'x/a'], ['core/core.go', 'x/a/a.go']],
  ['a file in the place of a directory', 'x/a', {}, 'file', ['core'], ['core/core.go']],
  [
    'a manifest more',
    'x/b/module.yaml',
    file('x/b/module.yaml', 'name: x/b\n'),
    'file',
    ['core', 'x/a', 'x/b'],
    ['core/core.go', 'x/a/a.go'],
  ],
  [
    'a Go file more',
    'x/a/b.go',
    file('x/a/b.go', 'package a\n'),
    'file',
    ['core', 'x/a'],
    ['core/core.go', 'x/a/a.go', 'x/a/b.go'],
  ],
]

describe('a change of the disk', () => {
  for (const [what, path, entry, kind, manifests, goFiles] of changes) {
    it(`takes ${what}, and the state before stays`, () => {
      const repository = workspaceFromFiles(files)
      const before = repository.snapshot()
      repository.changeFile(path, entry)
      const after = repository.snapshot()
      assert.equal(after.tree.kind(path), kind)
      assert.deepEqual([...after.manifests.keys()], manifests)
      assert.deepEqual([...after.goFiles.keys()].sort(), goFiles)
      assert.deepEqual([...before.manifests.keys()], ['core', 'x/a'])
      assert.deepEqual([...before.goFiles.keys()].sort(), ['core/core.go', 'x/a/a.go'])
      repository.changeFile(path, entry)
      assert.equal(repository.snapshot(), after)
    })
  }

  it('takes a link for one', () => {
    const repository = workspaceFromFiles(files)
    repository.changeFile('x/a/link.go', { link: 'a.go' })
    const entry = repository.snapshot().tree.entry('x/a/link.go')
    assert.ok(entry instanceof Link)
    assert.equal(entry.target, 'a.go')
  })

  it('is none where a file says what it said', () => {
    const repository = workspaceFromFiles(files)
    const before = repository.snapshot()
    repository.changeFile('core/module.yaml', file('core/module.yaml', 'name: core\n'))
    assert.equal(repository.snapshot(), before)
    repository.changeFile('core/module.yaml', file('core/module.yaml', 'name: kernel\n'))
    assert.equal(repository.snapshot().text('core/module.yaml')?.text, 'name: kernel\n')
  })

  it('leaves what an editor holds of a file that is gone', () => {
    const repository = workspaceFromFiles(files)
    repository.openDocument('core/module.yaml', { text: 'name: kernel\n', diskText: 'name: core\n' })
    repository.changeFile('core/module.yaml', 'missing')
    assert.equal(repository.snapshot().text('core/module.yaml')?.text, 'name: kernel\n')
    repository.closeDocument('core/module.yaml')
    assert.equal(repository.snapshot().text('core/module.yaml'), undefined)
  })
})
