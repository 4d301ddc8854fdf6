import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { newestCached } from '../../../server/src/core/locate/newest-cached.ts'
import { memoryHost } from '../../support/memory-host.ts'

const cache = '/home/me/go/pkg/mod'
const versions = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [`${cache}/github.com/spcent/${name}/go.mod`, '']))

describe('the newest Plumego in the module cache', () => {
  for (const [what, names, expected] of [
    ['by its numbers', ['plumego@v1.9.0', 'plumego@v1.10.0', 'plumego@v0.2.0'], 'v1.10.0'],
    ['a release behind what led to it', ['plumego@v1.1.0-rc.1', 'plumego@v1.1.0'], 'v1.1.0'],
    [
      'a commit behind a release',
      ['plumego@v1.0.0', 'plumego@v1.0.1-0.20260623032526-9fe655f7abcd'],
      'v1.0.1-0.20260623032526-9fe655f7abcd',
    ],
    ['with upper-case letters', ['plumego@v1.0.0-!r!c1'], 'v1.0.0-RC1'],
    ['and of no other module', ['plumego-cli@v9.0.0', 'other@v3.0.0', 'plumego@v1.0.0'], 'v1.0.0'],
    ['none', ['other@v3.0.0'], undefined],
  ] as const) {
    it(what, () => assert.equal(newestCached(memoryHost(versions(...names)))?.version, expected))
  }

  it('is looked for where the environment says', () => {
    const host = memoryHost({ '/c/github.com/spcent/plumego@v1.0.0/go.mod': '' }, { GOMODCACHE: '/c' })
    assert.deepEqual(newestCached(host), {
      source: 'module-cache',
      version: 'v1.0.0',
      roots: ['/c/github.com/spcent/plumego@v1.0.0'],
    })
  })
})
