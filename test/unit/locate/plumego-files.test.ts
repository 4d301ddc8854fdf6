import assert from 'node:assert/strict'
import { plumegoFiles } from '../../../server/src/core/application/plumego-files.ts'
import type { LocatedPlumego } from '../../../server/src/core/locate/places.ts'
import { FileTree } from '../../../server/src/core/repo/file-tree.ts'
import { english } from '../../../server/src/core/text/localize.ts'

const located = (more: Partial<LocatedPlumego>): LocatedPlumego => ({
  source: 'bundled',
  version: 'v1.1.0',
  roots: [],
  ...more,
})

const knows = (more: Partial<LocatedPlumego>): boolean => {
  const { loaded } = plumegoFiles(located(more), () => assert.fail('nothing is on the disk'), english)
  return loaded.tree.kind('core') !== undefined
}

describe('the files of a Plumego that is not on the disk', () => {
  it('are those of the catalogue', () => assert.ok(knows({})))
  it('lie nowhere on the disk', () => {
    const { placeOf } = plumegoFiles(located({}), () => assert.fail('nothing is on the disk'), english)
    assert.equal(placeOf('core'), undefined)
  })
  it('are unknown of a fork', () => assert.ok(!knows({ fork: 'example.com/fork' })))
  it('are unknown of what a replace names and cannot be read', () => assert.ok(!knows({ unread: '../none' })))
})

describe('the files of a Plumego with a module of its own below it', () => {
  const held: Readonly<Record<string, string>> = { '/cache/plumego': 'core/core.go', '/cache/fileapi': 'in/api.go' }
  const { placeOf } = plumegoFiles(
    located({
      roots: ['/cache/plumego'],
      nested: [
        { path: 'x/fileapi', version: 'v1.0.0', root: '/cache/fileapi' },
        { path: 'x/gone', version: 'v1.0.0', root: undefined },
      ],
    }),
    root => {
      const tree = new FileTree()
      for (const path of ['go.mod', held[root] ?? '']) tree.add(path, 'file')
      return { tree, files: new Map() }
    },
    english,
  )

  for (const [path, place] of [
    ['core/core.go', { root: '/cache/plumego', path: 'core/core.go' }],
    ['go.mod', { root: '/cache/plumego', path: 'go.mod' }],
    ['x/fileapi/go.mod', { root: '/cache/fileapi', path: 'go.mod' }],
    ['x/fileapi/in/api.go', { root: '/cache/fileapi', path: 'in/api.go' }],
    ['x/gone/go.mod', undefined],
  ] as const) {
    it(`lie where each module does: ${path}`, () => assert.deepEqual(placeOf(path), place))
  }
})
