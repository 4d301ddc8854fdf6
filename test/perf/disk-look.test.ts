import assert from 'node:assert/strict'
import path from 'node:path'
import { newCounters } from '../../server/src/core/repo/counters.ts'
import { DiskLook } from '../../server/src/lsp/disk-look.ts'
import type { Platform } from '../../server/src/lsp/platform.ts'
import { nodePlatform } from '../../server/src/node/platform.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** Held to counts of what is asked of the system: a look reads nothing, so only these cost. */
describe('the cost of a look at the disk', () => {
  let asked = { stamps: 0, lists: 0 }
  const platform: Platform = {
    ...nodePlatform,
    stampOf: (root, file) => {
      asked.stamps++
      return nodePlatform.stampOf(root, file)
    },
    listDirectory: (root, directory) => {
      asked.lists++
      return nodePlatform.listDirectory(root, directory)
    },
  }
  const counters = newCounters()
  const { tree, files } = nodePlatform.loadWorkspace(sample, counters)
  const opened = 'x/rest/tenancy.go'
  let look: DiskLook

  beforeEach(() => {
    look = new DiskLook(platform, sample)
    look.restart()
    asked = { stamps: 0, lists: 0 }
  })

  it('around a file: its directory and the specs, and what speaks for it above', () => {
    look.around(tree, opened)
    const near = [...files.keys()].filter(file => ['x/rest', 'specs'].includes(path.posix.dirname(file))).length
    assert.equal(asked.lists, 2)
    // Itself, two directories above, three names in each directory and in the root, the pages.
    assert.ok(asked.stamps <= near + 1 + 2 + 3 * 3 + 7, `${asked.stamps} stamps for ${near} files`)
  })

  it('finds nothing where nothing has changed, but reads once a file that it has not seen', () => {
    // Files that were just laid may have changed since they were read: the second look knows their stamps.
    look.around(tree, opened)
    assert.deepEqual(look.around(tree, opened), [])
    assert.deepEqual(look.inDirectory(tree, 'x/rest'), [])
  })

  it('of a directory: one list, and one stamp for each file that is read', () => {
    look.inDirectory(tree, 'x/rest')
    const near = [...files.keys()].filter(file => path.posix.dirname(file) === 'x/rest').length
    assert.deepEqual(asked, { stamps: near, lists: 1 })
  })
})
