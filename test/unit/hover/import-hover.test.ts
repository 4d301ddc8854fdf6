import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { importHover } from '../../../server/src/core/hover/import-hover.ts'
import type { HoverContent } from '../../../server/src/core/hover/rich-text.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const base = markedFiles(`-- go.mod --
module github.com/spcent/plumego
-- plumego.go --
package plumego
-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  x/rest:
    path: x/rest
    deny:
      - x/mail/**
special_rules:
  forbidden_import_patterns:
    - github.com/spcent/plumego
-- specs/extension-maturity.yaml --
signals:
  - module: x/mail
    recommended_entrypoint: "\`x/mail\` before its parts"
-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/mail
    owner: post
    current_status: beta
    evidence_doc: docs/evidence/extension/x-mail.md
    release_refs:
      - 184e17a5efb7f746b3201f497c76299d54349e72
      - v1.1.0
    api_snapshots:
      - docs/evidence/extension/snapshots/x-mail/base.snapshot
      - docs/evidence/extension/snapshots/x-mail/head.snapshot
    owner_signoff: signed
    blockers: []
surface_candidates:
  - module: x/mail
    surface: queue
    package: x/mail/queue
    current_status: beta
    blockers:
      - release_history_missing
-- docs/concepts/extension-boundary.md --
### A — Families
| Family | Role |
| --- | --- |
| \`x/mail\` | Sending |
| \`x/panel\` | Looking |
### B — Parts
| Package | Parent family | Role |
| --- | --- | --- |
| \`x/mail/queue\` | \`x/mail\` | Waiting |
### C — Protected
| Package | Role |
| --- | --- |
| \`x/panel\` | Looking |
-- docs/concepts/extension-maturity.md --
| Family | Status |
| --- | --- |
| \`x/mail\` | beta |
-- docs/modules/x/mail/README.md --
Mail
-- docs/evidence/extension/x-mail.md --
Proof
-- docs/evidence/extension/snapshots/x-mail/base.snapshot --
-- docs/evidence/extension/snapshots/x-mail/head.snapshot --
-- x/rest/rest.go --
package rest
-- x/rest/module.yaml --
status: beta
forbidden_imports:
  - x/panel
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
status: beta
owner: post
risk: high # they say
summary: Sends <b>mail</b> to [you](https://evil.example).
-- x/mail/queue/queue.go --
package queue
-- x/mail/queue/module.yaml --
status: experimental
owner: post
-- x/mail/queue/store/store.go --
package store
-- x/panel/panel.go --
package panel
-- x/rpc/module.yaml --
status: experimental
-- x/rpc/client/client.go --
package client
-- log/log.go --
package log
-- reference/with-mail/main.go --
package main

import "github.com/spcent/plumego/x/mail"
`).files

const snapshot = workspaceFromFiles(base).snapshot()

/** @param path relative to Plumego's module, or a whole import path */
function hover(path: string, importingFile?: string): HoverContent | undefined {
  const link = (file: string, line?: number) => `file:///w/${file}${line === undefined ? '' : `#L${line}`}`
  const importPath = path.includes('.') ? path : `github.com/spcent/plumego${path && `/${path}`}`
  const importer = importingFile === undefined ? undefined : { snapshot, file: importingFile, link }
  return importHover(snapshot, { importer, importPath }, { t: english, link, origin: 'Plumego, this checkout' })
}

function assertPlain(path: string, importingFile: string | undefined, lines: readonly string[]): void {
  assert.deepEqual(hover(path, importingFile)?.plain.split('\n'), lines)
}

const beta = 'Fit for production within a clear scope: the API changes only after a deprecation.'
const unknown = 'Nobody has said how far it may be relied upon: ask its owner before you use it.'
const experimental = 'For evaluation and prototypes: the API may change in any minor version.'

describe('hover on an import', () => {
  it('answers first, advises second, and then tells verdict, family, facts, conflict and links', () => {
    assertPlain('x/mail/queue', 'x/rest/rest.go', [
      '○ experimental · its own status',
      '',
      experimental,
      '',
      'x/rest may not import it (x/mail/**). dependency-rules.yaml:5',
      'Subordinate primitive of x/mail (● beta): start there (x/mail before its parts). Category B — Parts.',
      'Owner post',
      'Evidence for queue: not signed · blocked by release_history_missing',
      'Sources disagree: experimental (its own status); beta (evidence ledger).',
      '',
      'Maturity dashboard · Primer · Manifest · Evidence — Plumego, this checkout',
    ])
  })

  it('treats a package below a subordinate primitive as one', () => {
    assertPlain('x/mail/queue/store', 'log/log.go', [
      '○ experimental · inherited from x/mail/queue',
      '',
      experimental,
      '',
      'log may import it.',
      'Subordinate primitive of x/mail (● beta): start there (x/mail before its parts). Category B — Parts.',
      'Owner post',
      'Evidence for queue: not signed · blocked by release_history_missing',
      '',
      'Maturity dashboard · Primer · Manifest · Evidence — Plumego, this checkout',
    ])
  })

  it('says nothing of rules to an application, and links the applications that show the way', () => {
    assertPlain('x/mail', undefined, [
      '● beta · its own status',
      '',
      beta,
      '',
      'Sends <b>mail</b> to [you](https://evil.example).',
      'Category A — Families. Entrypoint: x/mail before its parts.',
      'Owner post · risk high',
      'Evidence signed by post · releases 184e17a, v1.1.0 · API snapshots: 2 · nothing blocks',
      '',
      'Maturity dashboard · Primer · Manifest · with-mail · Evidence — Plumego, this checkout',
    ])
  })

  it('links to the lines of the files, and to nothing that a manifest says', () => {
    const { markdown = '' } = hover('x/mail', 'x/rest/rest.go') ?? {}
    assert.deepEqual(
      [...markdown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, href]) => href?.replace('file:///w/', '')),
      [
        'specs/dependency-rules.yaml#L5',
        'docs/concepts/extension-maturity.md#L3',
        'docs/modules/x/mail/README.md',
        'x/mail/module.yaml',
        'reference/with-mail/main.go',
        'docs/evidence/extension/x-mail.md',
      ],
    )
    assert.match(markdown, /Sends \\<b\\>mail\\<\/b\\> to \\\[you\\\]\(https\\:\/\/evil\.example\)\./)
  })

  it('warns of what must not be public, and knows what a manifest forbids', () => {
    const lines = hover('x/panel', 'x/rest/rest.go')?.plain.split('\n') ?? []
    assert.ok(lines.includes('Category A — Families; C — Protected.'))
    assert.deepEqual(lines.slice(2, 4), [unknown, 'Mount it behind authentication.'])
    assert.ok(lines.includes('x/rest may not import it (x/panel). module.yaml:3'))
  })

  it('judges a test file like its directory', () => {
    const lines = hover('x/mail', 'x/rest/rest_test.go')?.plain.split('\n') ?? []
    const said = 'x/rest may not import it (x/mail/**). dependency-rules.yaml:5 CI leaves test files out.'
    assert.ok(lines.includes(said))
  })

  it('links the rule that governs a file which may import', () => {
    const lines = hover('log', 'x/rest/rest.go')?.plain.split('\n') ?? []
    assert.ok(lines.includes('x/rest may import it. dependency-rules.yaml:2'))
  })

  it('knows the root package, which the specs forbid within the repository', () => {
    const lines = hover('', 'x/rest/rest.go')?.plain.split('\n') ?? []
    assert.equal(lines[0], '◆ ga · by the stability policy')
    assert.ok(lines.includes('x/rest may not import it (github.com/spcent/plumego). dependency-rules.yaml:8'))
  })

  it('says where to go from a directory without Go files', () => {
    const lines = hover('x/rpc')?.plain.split('\n') ?? []
    assert.equal(lines[0], '○ experimental · its own status')
    assert.ok(lines.includes('It has no Go files: import one of x/rpc/client.'))
    assert.ok(lines.includes('In no category.'))
  })

  it('says that a package is not there, and where one of its name is', () => {
    assertPlain('x/queue', undefined, [
      '? not in this version · Plumego, this checkout',
      '',
      'One of that name: x/mail/queue.',
    ])
    assertPlain('x/mail/stamps', undefined, [
      '? not in this version · Plumego, this checkout',
      '',
      'Look for its new name in x/mail, or check the version.',
    ])
    assertPlain('x/stamps', undefined, [
      '? not in this version · Plumego, this checkout',
      '',
      'Check the name and the version.',
    ])
    // At an import the finding says so, and both stand in one popup.
    assertPlain('x/stamps', 'x/rest/rest.go', ['? not in this version · Plumego, this checkout'])
  })

  it('names one that says otherwise than what counts, and calls none of them a quarrel', () => {
    const says = (dashboard: string, ledger: string): string | undefined => {
      const { files } = markedFiles(
        `-- x/a/module.yaml --\nname: x/a\nstatus: experimental\n-- x/a/b/b.go --\npackage b\n${dashboard}${ledger}`,
      )
      const link = (file: string) => `file:///w/${file}`
      const importPath = 'github.com/spcent/plumego/x/a/b'
      const bare = workspaceFromFiles(files).snapshot()
      const content = importHover(bare, { importer: undefined, importPath }, { t: english, link, origin: 'here' })
      return content?.plain.split('\n').find(line => /otherwise|disagree/.test(line))
    }
    const row = (status: string): string =>
      `-- docs/concepts/extension-maturity.md --\n| Package | Parent | Status |\n| --- | --- | --- |\n| \`x/a/b\` | \`x/a\` | ${status} |\n`
    const entry = (status: string): string =>
      `-- specs/extension-beta-evidence.yaml --\nsurface_candidates:\n  - module: x/a\n    surface: b\n    package: x/a/b\n    current_status: ${status}\n`
    assert.equal(says(row('beta'), ''), 'maturity dashboard says otherwise: beta.')
    assert.equal(says('', entry('beta')), 'evidence ledger says otherwise: beta.')
    assert.equal(says(row('beta'), entry('beta')), 'evidence ledger, maturity dashboard say otherwise: beta.')
    assert.equal(says(row('experimental'), ''), undefined)
    assert.match(says(row('ga'), entry('beta')) ?? '', /^Sources disagree: /)
  })

  it('goes on without specs and pages', () => {
    const { files } = markedFiles('-- x/a/a.go --\npackage a\n')
    const link = (file: string) => `file:///w/${file}`
    const bare = workspaceFromFiles(files).snapshot()
    const content = importHover(
      bare,
      { importer: { snapshot: bare, file: 'x/a/a.go', link }, importPath: 'github.com/spcent/plumego/x/a' },
      { t: english, link, origin: 'Plumego, bundled' },
    )
    assert.equal(content?.plain.split('\n')[0], '? unknown · no manifest says')
  })

  for (const path of [
    'encoding.example/json',
    'github.com/other/plumego/x/mail',
    'github.com/spcent/plumego-zz/x/mail',
    'internal/checks',
    'x',
  ]) {
    it(`is silent on ${path}`, () => {
      assert.equal(hover(path), undefined)
    })
  }
})
