import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { CompletionEntry } from '../../../server/src/core/completion/completion-types.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- specs/module-manifest.schema.yaml --
required:
  - name
  - layer
  - status
  - owner
  - responsibilities
enums:
  layer:
    - stable
    - extension
  status:
    - ga
    - beta
    - experimental
  stability_tier:
    - beta
    - experimental
limits:
  responsibilities_max: 7
-- specs/repo.yaml --
-- AGENTS.md --
-- docs/modules/x/shop/README.md --
-- docs/concepts/other.md --
-- log/log.go --
package log
-- log/module.yaml --
name: log
owner: runtime
status: ga
-- x/ai/ai.go --
package ai
-- x/ai/module.yaml --
name: x/ai
owner: minds
status: experimental
-- x/ai/tokens/module.yaml --
name: x/ai/tokens
owner: minds
-- x/shop/shop.go --
package shop
-- x/shop/module.yaml --
name: x/shop
owner: sales
status: beta
-- x/shop/till/till.go --
package till
`

const snapshot = workspaceFromFiles(markedFiles(workspace).files).snapshot()

/** What is offered at the mark `│` of a manifest. */
function offered(text: string, path = 'x/shop/till/module.yaml'): CompletionEntry[] {
  const offset = text.indexOf('│')
  assert.ok(offset >= 0, 'the text has a cursor')
  const source = new SourceText(text.replace('│', ''))
  return completionsAt(snapshot, path, source, source.positionAt(offset), english)
}

const labels = (text: string, path?: string): string[] => offered(text, path).map(({ label }) => label)

/** The text after one of the entries is taken; what a snippet leaves to fill stands as it is. */
function accepted(text: string, label: string): string {
  const entry = offered(text).find(candidate => candidate.label === label)
  assert.ok(entry, `${label} is offered`)
  const edits = [{ range: entry.range, newText: entry.insertText }, ...(entry.moreEdits ?? [])]
  return applyEdits(
    text.replace('│', ''),
    edits.map(edit => ({ file: '', ...edit })),
  )
}

describe('completion in module.yaml', () => {
  describe('of keys', () => {
    it('offers what is missing, the required ones first', () => {
      const entries = offered('name: x/shop/till\nowner: sales\n│\n')
      assert.deepEqual(
        entries.slice(0, 4).map(({ label, detail }) => [label, detail]),
        [
          ['layer', 'required'],
          ['status', 'required'],
          ['responsibilities', 'required'],
          ['Plumego module manifest', 'every required key'],
        ],
      )
      assert.ok(!entries.some(({ label }) => label === 'name' || label === 'owner'))
    })

    it('sorts as it offers', () => {
      const sorted = offered('│').map(({ sortText }) => sortText)
      assert.deepEqual([...sorted].sort(), sorted)
    })

    it('writes the key with a value to begin with', () => {
      assert.equal(accepted('│', 'name'), `name: \${1:x/shop/till}`)
      assert.equal(accepted('│', 'owner'), `owner: \${1:sales}`)
      assert.equal(accepted('│', 'status'), `status: \${1|experimental,beta,ga|}`)
      assert.equal(accepted('│', 'responsibilities'), `responsibilities:\n  - \${1:TODO}`)
      assert.equal(accepted('│', 'landing_zones'), 'landing_zones:\n  $1')
    })

    it('replaces the word that is there, and leaves its colon', () => {
      assert.equal(accepted('sta│', 'status'), `status: \${1|experimental,beta,ga|}`)
      assert.equal(accepted('st│at: beta', 'status'), 'status: beta')
      assert.equal(
        accepted('name: a\r\now│\r\nrisk: low\r\n', 'owner'),
        `name: a\r\nowner: \${1:sales}\r\nrisk: low\r\n`,
      )
    })

    it('says what a key is for, and how much it takes', () => {
      const entry = offered('│').find(({ label }) => label === 'responsibilities')
      assert.equal(entry?.documentation?.plain, 'What the module takes upon itself. At most 7 entries.')
    })
  })

  describe('of values', () => {
    it('offers what is typed in capital letters', () => {
      assert.deepEqual(labels('parent_family: X/A│'), ['x/ai', 'x/ai/tokens'])
      assert.deepEqual(labels('status: B│'), ['beta'])
    })

    it('leaves no blank behind the colon of a list that it begins', () => {
      assert.equal(accepted('allowed_imports: │', 'stdlib'), 'allowed_imports:\n  - stdlib')
    })

    it('offers the fixed ones with their meaning', () => {
      const entries = offered('status: │')
      assert.deepEqual(
        entries.map(({ label }) => label),
        ['experimental', 'beta', 'ga'],
      )
      assert.match(entries[0]?.documentation?.plain ?? '', /may change in any minor version/)
    })

    it('offers those of the workspace, and the one that fits the place first', () => {
      assert.deepEqual(labels('stability_tier: │'), ['experimental', 'beta'])
      assert.deepEqual(labels('layer: │'), ['extension', 'stable'])
      assert.deepEqual(labels('layer: │', 'log/module.yaml'), ['stable', 'extension'])
    })

    it('works in a word, before a comment, with CRLF, and where the rest is no YAML', () => {
      assert.equal(accepted('status: ex│per', 'experimental'), 'status: experimental')
      assert.equal(accepted('status: │be # why', 'beta'), 'status: beta # why')
      assert.equal(accepted('a: [\r\nstatus: b│\r\n"\r\n', 'beta'), 'a: [\r\nstatus: beta\r\n"\r\n')
    })

    it('offers the directory, owners in use, families above', () => {
      assert.deepEqual(labels('path: │'), ['x/shop/till'])
      assert.deepEqual(labels('owner: │'), ['sales', 'minds', 'runtime'])
      // A list for the last letters would only be in the way.
      assert.deepEqual(labels('owner: runt│'), ['runtime'])
      assert.deepEqual(labels('owner: runti│'), [])
      assert.deepEqual(labels('parent_family: │'), ['x/shop', 'x/ai', 'x/ai/tokens'])
    })

    it('offers nothing where nothing is known, in comments and in maps', () => {
      for (const text of ['# status: │', 'status: beta # │', '  - │']) {
        assert.deepEqual(labels(text), [], text)
      }
    })
  })

  describe('of items', () => {
    it('offers packages with their maturity', () => {
      const entries = offered('allowed_imports:\n  - log\n  - │\n')
      assert.deepEqual(
        entries.map(({ label, detail }) => `${label} ${detail}`),
        [
          "stdlib Go's standard library",
          'x/ai ○ experimental',
          'x/ai/tokens ○ experimental',
          'x/shop ● beta',
          'log/** ◆ ga',
          'x/ai/** ○ experimental',
          'x/ai/tokens/** ○ experimental',
        ],
      )
    })

    it('forbids all below a package first, never what the module lies in', () => {
      assert.deepEqual(labels('forbidden_imports:\n  - │\n'), ['log/**', 'x/ai/**', 'x/ai/tokens/**', 'x/shop'])
    })

    it('writes the dash where there is none yet, and the blank behind it', () => {
      assert.equal(accepted('allowed_imports:\n  │\n', 'log'), 'allowed_imports:\n  - log\n')
      assert.equal(accepted('allowed_imports:\n  -│\n', 'log'), 'allowed_imports:\n  - log\n')
      assert.equal(accepted('allowed_imports:\n  - x/s│ho\n', 'x/shop'), 'allowed_imports:\n  - x/shop\n')
    })

    for (const [what, before, label, after] of [
      ['brackets', 'allowed_imports: [│]\n', 'log', 'allowed_imports:\n  - log\n'],
      ['brackets that hold one', 'allowed_imports: [log, x/s│]\n', 'x/shop', 'allowed_imports:\n  - log\n  - x/shop\n'],
      [
        'quoted brackets',
        "allowed_imports: ['log', x/s│]\nrisk: low\n",
        'x/shop',
        'allowed_imports:\n  - log\n  - x/shop\nrisk: low\n',
      ],
      [
        'brackets that lack their end',
        'allowed_imports: [lo│\nrisk: low\n',
        'log',
        'allowed_imports:\n  - log\nrisk: low\n',
      ],
      [
        'items in column 0',
        'allowed_imports:\n- x/shop\n- lo│\n- x/ai\nrisk: low\n',
        'log',
        'allowed_imports:\n  - x/shop\n  - log\n  - x/ai\nrisk: low\n',
      ],
      ['an item in column 0 alone', 'allowed_imports:\n- │\n', 'log', 'allowed_imports:\n  - log\n'],
    ] as const) {
      it(`writes ${what} as CI reads them`, () => assert.equal(accepted(before, label), after))
    }

    for (const [what, before, label, after] of [
      ['one blank', 'allowed_imports:\n  - x/shop\n │\n', 'log', 'allowed_imports:\n  - x/shop\n  - log\n'],
      ['none', 'allowed_imports:\n    - x/shop\n  │\n', 'log', 'allowed_imports:\n    - x/shop\n    - log\n'],
      [
        'a dash at a smaller column',
        'allowed_imports:\n    - x/shop\n  - lo│\n',
        'log',
        'allowed_imports:\n    - x/shop\n    - log\n',
      ],
      [
        'a dash at a greater column above a list',
        'allowed_imports:\n    - lo│\n  - x/shop\n',
        'log',
        'allowed_imports:\n  - log\n  - x/shop\n',
      ],
      [
        'a dash at the column of the list below',
        'allowed_imports:\n    - lo│\n    - x/shop\n',
        'log',
        'allowed_imports:\n    - log\n    - x/shop\n',
      ],
      [
        'a dash between columns',
        'allowed_imports:\n  - x/shop\n -│\nrisk: low\n',
        'log',
        'allowed_imports:\n  - x/shop\n  - log\nrisk: low\n',
      ],
      [
        'a dash in column 0 below an indented list',
        'allowed_imports:\n  - x/shop\n- lo│\n',
        'log',
        'allowed_imports:\n  - x/shop\n  - log\n',
      ],
      [
        'a dash without a blank',
        'allowed_imports:\n  - x/shop\n  -lo│\n',
        'log',
        'allowed_imports:\n  - x/shop\n  - log\n',
      ],
    ] as const) {
      it(`gives an item its column behind ${what}`, () => assert.equal(accepted(before, label), after))
    }

    it('offers no lines for an item that goes to another column', () => {
      const text = 'subordinate_families:\n  - package: x/ai/a\n - │\n'
      const entries = offered(text)
      assert.ok(entries.length === 0 || entries.some(({ range }) => range.start.character === 0))
      assert.deepEqual(
        entries.filter(({ insertText }) => insertText.includes('\n')),
        [],
      )
    })

    it('offers nothing where an item would belong to the one above', () => {
      assert.deepEqual(labels('allowed_imports:\n  - x/shop\n     lo│\n'), [])
    })

    it('keeps brackets with a comment behind, or over several lines', () => {
      assert.equal(accepted('allowed_imports: [lo│] # few\n', 'log'), 'allowed_imports: [log] # few\n')
      assert.equal(accepted('allowed_imports: [\n  lo│\n]\n', 'log'), 'allowed_imports: [\n  log\n]\n')
    })

    it('ends where the word under the cursor is whole, and goes on where it is not', () => {
      assert.ok(labels('allowed_imports:\n  - lo│g\n').includes('log'))
      assert.deepEqual(labels('allowed_imports:\n  - log│\n'), [])
      assert.deepEqual(labels('test_commands:\n  - go vet ./x/shop/till/...│\n'), [])
    })

    it('goes on behind the blanks of a command', () => {
      for (const text of ['go ', 'go t', 'go test ', 'go test -race ', 'go test -race -timeout 60s ']) {
        assert.ok(labels(`test_commands:\n  - ${text}│\n`)[0]?.startsWith(text), text)
      }
    })

    it('offers the keys that an item lacks, and neither a text nor the whole again', () => {
      const item = 'subordinate_families:\n  - │\n    role: queues\n'
      assert.deepEqual(labels(item, 'x/ai/module.yaml'), ['package'])
    })

    it('stops where a list is full', () => {
      const full = [1, 2, 3, 4, 5, 6, 7].map(number => `  - ${number}\n`).join('')
      assert.deepEqual(labels(`responsibilities:\n${full}  - │\n`), [])
    })

    it('offers documents, those of the module first, root pages last', () => {
      assert.deepEqual(labels('doc_paths:\n  - │\n', 'x/shop/module.yaml'), [
        'docs/modules/x/shop/README.md',
        'docs/concepts/other.md',
        'AGENTS.md',
      ])
      assert.deepEqual(labels('entrypoint_reads:\n  - │\n'), [
        'AGENTS.md',
        'specs/module-manifest.schema.yaml',
        'specs/repo.yaml',
        'x/shop/module.yaml',
        'docs/concepts/other.md',
        'docs/modules/x/shop/README.md',
        'x/shop/till/till.go',
      ])
    })

    it('offers subordinate modules, subpackages and test commands', () => {
      assert.deepEqual(labels('subordinate_families:\n  - │\n', 'x/ai/module.yaml'), ['x/ai/tokens', 'package', 'role'])
      assert.deepEqual(labels('stability_tiers:\n  stable:\n    - │\n', 'x/shop/module.yaml'), ['till'])
      assert.ok(labels('test_commands:\n  - │\n').includes('go vet ./x/shop/till/...'))
    })
  })
})
