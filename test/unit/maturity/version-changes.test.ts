import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { plumegoHover } from '../../../server/src/core/hover/plumego-hover.ts'
import { changesBetween } from '../../../server/src/core/maturity/version-changes.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

/** Packages and what their manifests give as their status; none where it is empty. */
function version(packages: Readonly<Record<string, string>>): Snapshot {
  const files = Object.entries(packages).flatMap(([path, status]): [string, string][] => [
    [`${path}/a.go`, 'package a\n'],
    ...(status === '' ? [] : [[`${path}/module.yaml`, `status: ${status}\n`] as [string, string]]),
  ])
  return workspaceFromFiles(new Map(files)).snapshot()
}

const older = version({
  'x/mail': 'experimental',
  'x/mail/parts': '',
  'x/queue': 'experimental',
  'x/queue/store': '',
  'x/cache': 'beta',
  'x/panel': 'experimental',
  'x/gone': 'ga',
  'x/gone/below': '',
  'x/twin': '',
})

const newer = version({
  'x/mail': 'beta',
  'x/mail/parts': '',
  'x/mail/queue': 'beta',
  'x/mail/queue/store': '',
  'x/data/memory': 'experimental',
  'x/panel': 'experimental',
  'x/a/twin': '',
  'x/b/twin': '',
  'x/fresh': 'ga',
})

const changes = changesBetween(older, newer, path => (path === 'x/cache' ? 'x/data/memory' : undefined))

describe('what a newer version of Plumego has otherwise', () => {
  it('are new names: known ones, and those of the only package that ends alike; what lies below goes along', () => {
    assert.deepEqual(changes.renamed, [
      { from: 'x/cache', to: 'x/data/memory' },
      { from: 'x/queue', to: 'x/mail/queue' },
    ])
  })

  it('are promotions, of what was renamed too, but not of what only inherits its status', () => {
    assert.deepEqual(changes.promoted, [
      { path: 'x/mail', from: 'experimental', to: 'beta' },
      { path: 'x/mail/queue', from: 'experimental', to: 'beta' },
    ])
  })

  it('are packages without a successor, and those with two', () => {
    assert.deepEqual(changes.removed, ['x/gone', 'x/twin'])
  })

  it('is told where go.mod requires Plumego', () => {
    const named = { origin: 'Plumego v1.0.0, module cache', newest: { version: 'v1.1.0', changes } }
    assert.deepEqual(plumegoHover(named, english).plain.split('\n'), [
      'Plumego v1.0.0, module cache',
      '',
      'Newest in the module cache: v1.1.0.',
      'Renamed there: x/cache → x/data/memory, x/queue → x/mail/queue.',
      '● beta there: x/mail, x/mail/queue.',
      'No longer there: x/gone, x/twin.',
    ])
    assert.equal(plumegoHover({ ...named, newest: undefined }, english).plain, 'Plumego v1.0.0, module cache')
  })
})
