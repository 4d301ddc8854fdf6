import assert from 'node:assert/strict'
import { webPages } from '../../server/src/core/application/web-pages.ts'

const plumego = 'github.com/spcent/plumego'

describe('pages of the web about a Plumego that is not on the disk', () => {
  const cases: readonly (readonly [version: string, path: string, documentation: string, repository: string])[] = [
    ['v1.0.0', 'x/ops', '/x/ops@v1.0.0', 'v1.0.0/x/ops'],
    ['v1.0.0', '', '@v1.0.0', 'v1.0.0'],
    ['v1.1.0-rc.1', 'core', '/core@v1.1.0-rc.1', 'v1.1.0-rc.1/core'],
    ['v0.0.0-20260601120000-0123456789ab', 'x/ai', '/x/ai@v0.0.0-20260601120000-0123456789ab', '0123456789ab/x/ai'],
    ['v1.0.1-0.20260601120000-0123456789ab', 'x', '/x@v1.0.1-0.20260601120000-0123456789ab', '0123456789ab/x'],
    ['v2.0.0+incompatible', 'x/ai', '/x/ai@v2.0.0%2Bincompatible', 'v2.0.0/x/ai'],
    ['v1.0.0', 'x/a b?#', '/x/a%20b%3F%23@v1.0.0', 'v1.0.0/x/a%20b%3F%23'],
  ]
  for (const [version, path, documentation, repository] of cases) {
    it(`of ${path || 'its root'} in ${version}`, () => {
      assert.deepEqual(webPages({ source: 'bundled', version, roots: [] }, path), {
        documentation: `https://pkg.go.dev/${plumego}${documentation}`,
        repository: `https://${plumego}/tree/${repository}`,
      })
    })
  }

  it('are none of what stands in its place', () => {
    const lost = { source: 'bundled', version: 'v1.0.0', roots: [] } as const
    assert.equal(webPages({ ...lost, fork: 'example.com/fork' }, 'x/ops'), undefined)
    assert.equal(webPages({ ...lost, unread: '../gone' }, 'x/ops'), undefined)
    assert.equal(webPages({ ...lost, unread: 'example.com/fork v1.0.0', fork: 'example.com/fork' }, ''), undefined)
  })

  it('are those of what a vendor directory may leave out, where nothing stands behind it', () => {
    const vendored = { source: 'vendor', version: 'v1.0.0', roots: ['/app/vendor'] } as const
    assert.equal(webPages(vendored, 'x/ops')?.documentation, `https://pkg.go.dev/${plumego}/x/ops@v1.0.0`)
    assert.equal(webPages({ ...vendored, roots: ['/app/vendor', '/cache'] }, 'x/ops'), undefined)
    assert.equal(webPages({ ...vendored, fork: 'example.com/fork' }, 'x/ops'), undefined)
  })

  it('are none where the files are at hand', () => {
    assert.equal(webPages({ source: 'module-cache', version: 'v1.0.0', roots: ['/cache'] }, 'x/ops'), undefined)
    assert.equal(webPages({ source: 'checkout', version: undefined, roots: ['/plumego'] }, 'x/ops'), undefined)
  })
})
