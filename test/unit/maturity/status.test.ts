import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { guidance, statuses, statusLabel, statusMark, statusNamed } from '../../../server/src/core/maturity/status.ts'
import { english } from '../../../server/src/core/text/localize.ts'

describe('statuses', () => {
  it('have marks that differ by shape from one level of maturity to the next', () => {
    const levels = statuses.filter(status => status !== 'prototype')
    assert.deepEqual(levels.map(statusMark), ['?', '○', '◐', '●', '◆'])
  })

  it('have a label and a guidance of their own each', () => {
    assert.equal(new Set(statuses.map(status => statusLabel(status, english))).size, statuses.length)
    assert.equal(new Set(statuses.map(status => guidance(status, english))).size, statuses.length)
  })

  it('are named as Plumego names them', () => {
    assert.deepEqual(
      ['ga', 'beta', 'experimental', 'prototype', 'stable', 'Beta', 'beta-surface', 'unknown', ''].map(statusNamed),
      ['ga', 'beta', 'experimental', 'prototype', undefined, undefined, undefined, undefined, undefined],
    )
  })
})
