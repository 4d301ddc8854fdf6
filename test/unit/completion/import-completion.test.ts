import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { importSuggestions } from '../../../server/src/core/completion/import-completion.ts'
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
-- log/log.go --
package log
-- log/internal/ring/ring.go --
package ring
-- internal/checks/checks.go --
package checks
-- x/rest/rest.go --
package rest
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
status: beta
summary: Sends <b>mail</b>, whole and in parts. # they say
-- x/mail/queue/queue_test.go --
package queue
-- x/panel/module.yaml --
status: experimental
-- x/panel/view/view.go --
package view
`).files,
).snapshot()

const module = 'github.com/spcent/plumego'
const importerAt = (file?: string) => (file === undefined ? undefined : { snapshot, file })
const labels = (typed: string, importingFile?: string): string[] =>
  importSuggestions(snapshot, { importer: importerAt(importingFile), typed }, english).map(({ label }) => label)

const all = [module, 'log', 'x/mail', 'x/panel/view', 'x/rest']

describe('completion of an import', () => {
  it('offers every package that can be imported, with its status and what it is for', () => {
    assert.deepEqual(labels(`${module}/x/`), all)
    assert.deepEqual(importSuggestions(snapshot, { importer: undefined, typed: module }, english)[2], {
      importPath: `${module}/x/mail`,
      label: 'x/mail',
      status: '● beta',
      remark: 'its own status',
      summary: 'Sends <b>mail</b>, whole and in parts.',
      verdict: 'allowed',
    })
  })

  for (const typed of ['', 'gith', 'github.com/', `${module}/`, `${module}/x/mai`]) {
    it(`goes on from "${typed}"`, () => assert.deepEqual(labels(typed), all))
  }

  for (const typed of ['net/', 'github.com/spcent/plumegoo', 'x/rest', `${module}-x/`]) {
    it(`offers nothing behind "${typed}"`, () => assert.deepEqual(labels(typed), []))
  }

  it('leaves out the own package, and puts last what the file may not import', () => {
    const suggestions = importSuggestions(snapshot, { importer: importerAt('x/rest/rest.go'), typed: module }, english)
    assert.deepEqual(
      suggestions.map(({ label, remark }) => `${label}: ${remark}`),
      [
        `${module}: by the stability policy`,
        'log: by the stability policy',
        'x/panel/view: inherited from x/panel',
        'x/mail: may not be imported here',
      ],
    )
  })
})
