import assert from 'node:assert/strict'
import { plumegoFiles } from '../../../server/src/core/application/plumego-files.ts'
import type { LocatedPlumego } from '../../../server/src/core/locate/places.ts'
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
  it('are unknown of a fork', () => assert.ok(!knows({ fork: 'example.com/fork' })))
  it('are unknown of what a replace names and cannot be read', () => assert.ok(!knows({ unread: '../none' })))
})
