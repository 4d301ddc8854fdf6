import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { importSuggestions, type TypedImport } from '../../../server/src/core/completion/import-completion.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const snapshot = workspaceFromFiles(
  markedFiles(`-- plumego.go --
package plumego
-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/mail/**
-- contract/contract.go --
package contract
-- core/core.go --
package core
-- log/log.go --
package log
-- log/internal/ring/ring.go --
package ring
-- store/store.go --
package store
-- store/cache/cache.go --
package cache
-- internal/checks/checks.go --
package checks
-- x/rest/rest.go --
package rest
-- x/rest/module.yaml --
status: beta
-- x/resilience/resilience.go --
package resilience
-- x/resilience/module.yaml --
status: experimental
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
status: beta
summary: Sends <b>mail</b>, whole and in parts. # they say
-- x/mail/mq/mq.go --
package mq
-- x/mail/mq/module.yaml --
status: experimental
-- x/mail/queue/queue_test.go --
package queue
-- x/panel/module.yaml --
status: experimental
-- x/panel/view/view.go --
package view
-- x/tenant/tenant.go --
package tenant
-- x/tenant/module.yaml --
status: beta
-- x/tenant/config/config.go --
package config
`).files,
).snapshot()

const module = 'github.com/spcent/plumego'

const all = [
  module,
  'contract',
  'core',
  'log',
  'store',
  'store/cache',
  'x/mail',
  'x/rest',
  'x/tenant',
  'x/tenant/config',
  'x/resilience',
  'x/mail/mq',
  'x/panel/view',
]

/** What is offered behind a text, as an application types it, in order: for other people's imports nothing. */
const application: readonly (readonly [typed: string, labels: readonly string[]])[] = [
  ['', all],
  ['g', all],
  ['gi', all],
  ['gith', all],
  ['github.com/', all],
  ['github.com/s', all],
  ['github.com/spcent/', all],
  ['github.com/spcent/plume', all],
  [module, all],
  [
    `${module}/`,
    [
      'contract',
      'core',
      'log',
      'store',
      'store/cache',
      'x/mail',
      'x/rest',
      'x/tenant',
      'x/tenant/config',
      'x/resilience',
      'x/mail/mq',
      'x/panel/view',
    ],
  ],
  [`${module}/x`, ['x/mail', 'x/rest', 'x/tenant', 'x/tenant/config', 'x/resilience', 'x/mail/mq', 'x/panel/view']],
  [`${module}/x/`, ['x/mail', 'x/rest', 'x/tenant', 'x/tenant/config', 'x/resilience', 'x/mail/mq', 'x/panel/view']],
  [`${module}/x/r`, ['x/rest', 'x/resilience']],
  [`${module}/x/re`, ['x/rest', 'x/resilience']],
  [`${module}/x/rest`, ['x/rest']],
  [`${module}/x/mail`, ['x/mail', 'x/mail/mq']],
  [`${module}/X/Re`, ['x/rest', 'x/resilience']],
  [`${module}/x/mail/`, ['x/mail/mq']],
  [`${module}/store`, ['store', 'store/cache']],
  [`${module}/store/`, ['store/cache']],
  [`${module}/c`, ['contract', 'core']],
  ['x', ['x/mail', 'x/rest', 'x/tenant', 'x/tenant/config', 'x/resilience', 'x/mail/mq', 'x/panel/view']],
  ['x/', ['x/mail', 'x/rest', 'x/tenant', 'x/tenant/config', 'x/resilience', 'x/mail/mq', 'x/panel/view']],
  ['x/r', ['x/rest', 'x/resilience']],
  ['x/re', ['x/rest', 'x/resilience']],
  ['x/res', ['x/rest', 'x/resilience']],
  ['x/rest', ['x/rest']],
  ['x/rest/', []],
  ['x/m', ['x/mail', 'x/mail/mq']],
  ['x/mail', ['x/mail', 'x/mail/mq']],
  ['x/mail/', ['x/mail/mq']],
  ['x/mail/m', ['x/mail/mq']],
  ['x/mail/mq', ['x/mail/mq']],
  ['mail', ['x/mail', 'x/mail/mq']],
  ['mail/', ['x/mail/mq']],
  ['mail/m', ['x/mail/mq']],
  ['mq', ['x/mail/mq']],
  ['m', ['x/mail', 'x/mail/mq']],
  ['r', ['x/rest', 'x/resilience']],
  ['re', ['x/rest', 'x/resilience']],
  ['rest', ['x/rest']],
  ['resi', ['x/resilience']],
  ['X/RE', ['x/rest', 'x/resilience']],
  ['Rest', ['x/rest']],
  ['t', ['x/tenant', 'x/tenant/config']],
  ['te', ['x/tenant', 'x/tenant/config']],
  ['tenant/c', ['x/tenant/config']],
  ['co', ['contract', 'core', 'x/tenant/config']],
  ['con', ['contract', 'x/tenant/config']],
  ['cont', ['contract']],
  ['conf', ['x/tenant/config']],
  ['core', ['core']],
  ['cor', ['core']],
  ['s', ['store', 'store/cache']],
  ['st', ['store', 'store/cache']],
  ['store/', ['store/cache']],
  ['store/c', ['store/cache']],
  ['cache', ['store/cache']],
  ['ca', ['store/cache']],
  ['plu', [module]],
  ['plumego', [module]],
  ['plumego/x/r', ['x/rest', 'x/resilience']],
  ['p', [module, 'x/panel/view']],
  ['v', ['x/panel/view']],
  ['vi', ['x/panel/view']],
  ['panel', ['x/panel/view']],
  ['panel/', ['x/panel/view']],
  ['context', []],
  ['fm', []],
  ['fmt', []],
  ['os/ex', []],
  ['os', []],
  ['net/', []],
  ['net/http', []],
  ['github.com/gin', []],
  [`${module}o`, []],
  [`${module}-x/`, []],
  [`${module}/x/nosuch`, []],
  ['est', []],
  ['ail', []],
  ['enant', []],
  ['lumego', []],
  ['checks', []],
  ['ring', []],
  ['queue', []],
  ['internal', []],
  ['xr', []],
  ['xrest', []],
  ['encoding/', []],
  ['golang.org/', []],
  ['log/s', []],
  ['log', ['log']],
  ['errors', []],
  ['contextual', []],
]

const suggestionsFor = (typed: string, file?: string, lowestMaturity: TypedImport['lowestMaturity'] = 'any') =>
  importSuggestions(
    snapshot,
    { importer: file === undefined ? undefined : { snapshot, file }, typed, lowestMaturity },
    english,
  )

const labels = (typed: string, file?: string, lowest?: TypedImport['lowestMaturity']): string[] =>
  suggestionsFor(typed, file, lowest).map(({ label }) => label)

describe('completion of an import', () => {
  for (const [typed, expected] of application) {
    it(`answers to "${typed}"`, () => assert.deepEqual(labels(typed), expected))
  }

  it('puts what is more mature before what is matched sooner, and what is typed whole before either', () => {
    const { files } = markedFiles(`-- specs/repo.yaml --
module: github.com/spcent/plumego
-- x/cache/cache.go --
package cache
-- x/cache/module.yaml --
status: experimental
-- x/cache/cachefile/cachefile.go --
package cachefile
-- x/cache/cachefile/module.yaml --
status: beta
-- x/data/cachestore/cachestore.go --
package cachestore
-- x/data/cachestore/module.yaml --
status: ga
`)
    const named = (typed: string): string[] =>
      importSuggestions(
        workspaceFromFiles(files).snapshot(),
        { importer: undefined, typed, lowestMaturity: 'any' },
        english,
      ).map(({ label }) => label)
    const byStatus = ['x/data/cachestore', 'x/cache/cachefile', 'x/cache']
    for (const typed of ['c', 'ca', 'cach']) assert.deepEqual(named(typed), byStatus, typed)
    for (const typed of ['cache', 'Cache']) assert.deepEqual(named(typed), ['x/cache', ...byStatus.slice(0, 2)], typed)
    for (const typed of ['x/cache', `${module}/x/cache`]) {
      assert.deepEqual(named(typed), ['x/cache', 'x/cache/cachefile'], typed)
    }
  })

  it('goes on at every letter of every name, full, short or by its last part', () => {
    for (const label of all.slice(1)) {
      for (const name of [`${module}/${label}`, label, label.slice(label.indexOf('/') + 1)]) {
        for (let end = 1; end <= name.length; end++) {
          const typed = name.slice(0, end)
          if (!labels(typed).includes(label)) assert.fail(`${label} is not offered behind "${typed}"`)
        }
      }
    }
  })

  it('says of a package what it is for, and on whose word', () => {
    assert.deepEqual(suggestionsFor('x/mail')[0], {
      importPath: `${module}/x/mail`,
      label: 'x/mail',
      status: '● beta',
      remark: 'its own status',
      summary: 'Sends <b>mail</b>, whole and in parts.',
      verdict: 'allowed',
      isAdvised: true,
    })
  })

  it('puts last what the file may not import, though it begins with what is typed', () => {
    assert.deepEqual(
      suggestionsFor('m', 'x/rest/rest.go').map(({ label, remark }) => `${label}: ${remark}`),
      ['x/mail: may not be imported here', 'x/mail/mq: may not be imported here'],
    )
    assert.deepEqual(labels('x/', 'x/rest/rest.go').slice(-2), ['x/mail', 'x/mail/mq'])
    assert.ok(!labels('x/', 'x/rest/rest.go').includes('x/rest'), 'its own package')
  })

  it('puts below all that may be imported what the settings find too immature, and says so', () => {
    assert.deepEqual(
      suggestionsFor('re', undefined, 'beta').map(({ label, remark, isAdvised }) => [label, remark, isAdvised]),
      [
        ['x/rest', 'its own status', true],
        ['x/resilience', 'below the lowest maturity in the settings', false],
      ],
    )
    assert.deepEqual(labels('m', undefined, 'ga'), ['x/mail', 'x/mail/mq'])
    assert.deepEqual(labels('co', undefined, 'ga'), ['contract', 'core', 'x/tenant/config'])
  })
})
