import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import type { CompletionEntry } from '../../../server/src/core/completion/completion-types.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const evidence = (module: string, rest: string): string => `  - module: ${module}
    owner: ledger-team
    current_status: beta
    evidence_doc: docs/evidence/extension/shop.md
    release_refs: []
    api_snapshots: []
${rest}`
const signed = '    owner_signoff: signed\n    blockers: []\n'

const snapshot = workspaceFromFiles(
  markedFiles(`-- specs/repo.yaml --
module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
  x/shop:
    path: x/shop
    deny:
      - core/**
      - x/bank
special_rules:
  forbidden_import_patterns:
    - x/toys
-- specs/extension-beta-evidence.yaml --
candidates:
${evidence('x/proven', signed)}${evidence('x/blocked', '    owner_signoff: signed\n    blockers:\n      - release_history_missing\n')}${evidence('x/unsigned', '    owner_signoff: missing\n    blockers: []\n')}
-- docs/concepts/extension-maturity.md --
| Family | Status | Owner |
| --- | --- | --- |
| \`x/shop\` | beta | dashboard-team |
| \`x/proven\` | beta | \`ledger-team\` |
-- docs/evidence/extension/shop.md --
# Evidence

Owner: \`document-team\`
-- log/module.yaml --
owner: runtime
status: ga
-- core/core.go --
package core
-- core/module.yaml --
status: ga
-- x/bank/bank.go --
package bank
-- x/bank/loans/loans.go --
package loans
-- x/bank/module.yaml --
status: beta
-- x/mail/mail.go --
package mail
-- x/mail/module.yaml --
owner: post
-- x/toys/toys.go --
package toys
-- x/shop/shop.go --
package shop
-- x/shop/module.yaml --
forbidden_imports:
  - x/mail
-- x/shop/till/till.go --
package till
-- x/proven/module.yaml --
owner: manifest-team
-- x/proven/part/part.go --
package part
`).files,
).snapshot()

/** What is offered at the mark `│` of a file. */
function offered(file: string, text: string): CompletionEntry[] {
  const source = new SourceText(text.replace('│', ''))
  return completionsAt(snapshot, file, source, source.positionAt(text.indexOf('│')), english)
}

const shown = (entries: readonly CompletionEntry[]): string[] =>
  entries.map(({ label, mark }) => (mark === undefined ? label : `${label} (${mark})`))

const ledger = 'specs/extension-beta-evidence.yaml'
const needs = 'needs signed evidence'
const nobody = ['experimental', `beta (${needs})`, `ga (${needs})`]
const proven = ['experimental', 'beta', `ga (${needs})`]

describe('completion of a status', () => {
  const cases: readonly (readonly [what: string, file: string, text: string, expected: readonly string[]])[] = [
    ['without evidence', 'x/shop/module.yaml', 'status: │', nobody],
    ['with complete evidence for beta', 'x/proven/module.yaml', 'status: │', proven],
    ['below a family with complete evidence', 'x/proven/part/module.yaml', 'status: │', proven],
    ['with evidence that is blocked', 'x/blocked/module.yaml', 'status: │', nobody],
    ['with evidence that is not signed', 'x/unsigned/module.yaml', 'status: │', nobody],
    ['of a stable root', 'log/module.yaml', 'status: │', ['ga', 'beta', 'experimental']],
    ['a tier', 'x/shop/module.yaml', 'stability_tier: │', ['experimental', 'prototype', ...nobody.slice(1)]],
    ['in the ledger', ledger, 'candidates:\n  - module: x/shop\n    current_status: │', nobody],
    ['in the ledger, proven', ledger, 'candidates:\n  - module: x/proven\n    current_status: │', proven],
    [
      'a tier in the ledger',
      ledger,
      'subpackage_candidates:\n  - module: x/shop\n    subpackage: till\n    current_tier: │',
      ['experimental', 'prototype', `stable (${needs})`, ...nobody.slice(1)],
    ],
  ]
  for (const [what, file, text, expected] of cases) {
    it(`says what a person may say: ${what}`, () => assert.deepEqual(shown(offered(file, text)), expected))
  }

  it('begins with experimental where the key is completed, too', () => {
    const entry = offered('x/shop/module.yaml', 'name: x/shop\n│').find(({ label }) => label === 'status')
    assert.equal(entry?.insertText, `status: \${1|experimental,beta,ga|}`)
  })
})

describe('completion of an owner', () => {
  const detailed = (file: string, text: string): string[] =>
    offered(file, text).map(({ label, detail }) => `${label}: ${detail}`)

  it('names whom dashboard, ledger and evidence name', () => {
    assert.deepEqual(
      detailed('x/shop/module.yaml', 'owner: │')[0],
      'dashboard-team: in docs/concepts/extension-maturity.md',
    )
    assert.deepEqual(detailed('x/blocked/module.yaml', 'owner: │').slice(0, 2), [
      'ledger-team: in specs/extension-beta-evidence.yaml',
      'document-team: in docs/evidence/extension/shop.md',
    ])
    assert.deepEqual(
      detailed('x/proven/module.yaml', 'owner: │')[0],
      'ledger-team: in docs/concepts/extension-maturity.md, specs/extension-beta-evidence.yaml',
    )
  })

  it('names in the ledger whom manifest and dashboard name', () => {
    assert.deepEqual(detailed(ledger, 'candidates:\n  - module: x/proven\n    owner: │').slice(0, 2), [
      'manifest-team: in x/proven/module.yaml',
      'ledger-team: in docs/concepts/extension-maturity.md',
    ])
  })

  it('begins with that owner where the key is completed, too', () => {
    const entry = offered('x/shop/module.yaml', 'name: x/shop\n│').find(({ label }) => label === 'owner')
    assert.equal(entry?.insertText, `owner: \${1:dashboard-team}`)
  })
})

describe('completion of allowed imports', () => {
  const items = (file: string): string[] => shown(offered(file, 'allowed_imports:\n  - │'))
  const rules = 'specs/dependency-rules.yaml'

  it('marks what the rules or the manifest deny, and puts it last', () => {
    const all = items('x/shop/module.yaml')
    const denied = all.filter(label => label.includes('(denied: '))
    assert.deepEqual(denied, [
      `core (denied: ${rules}:5)`,
      `x/bank (denied: ${rules}:6)`,
      `x/bank/loans (denied: ${rules}:6)`,
      'x/mail (denied: x/shop/module.yaml:2)',
      `x/toys (denied: ${rules}:9)`,
      `core/** (denied: ${rules}:5)`,
      `x/bank/** (denied: ${rules}:6)`,
      'x/mail/** (denied: x/shop/module.yaml:2)',
    ])
    assert.deepEqual(all.slice(-denied.length), denied)
    assert.ok(all.includes('stdlib'))
  })

  it('marks the same below, where the rule of the family governs, and nothing elsewhere', () => {
    assert.ok(items('x/shop/till/module.yaml').includes(`x/bank (denied: ${rules}:6)`))
    assert.ok(!items('x/bank/module.yaml').some(label => label.includes('denied')))
  })

  it('leaves them last behind a letter, however well they match', () => {
    const typed = (text: string): string[] => shown(offered('x/shop/module.yaml', `allowed_imports:\n  - ${text}│`))
    const all = typed('x')
    assert.deepEqual(
      all.slice(-5).map(label => label.replace(/ .*/, '')),
      ['x/bank', 'x/bank/loans', 'x/mail', 'x/toys', 'x/bank/**', 'x/mail/**'].slice(-5),
    )
    assert.ok(all.findIndex(label => label.includes('denied')) > all.findIndex(label => label.startsWith('x/proven')))
  })

  it('offers no other package where something speaks against all that is begun', () => {
    const typed = shown(offered('x/shop/module.yaml', 'allowed_imports:\n  - co│'))
    assert.deepEqual(typed, [`core (denied: ${rules}:5)`, `core/** (denied: ${rules}:5)`])
  })

  it('marks them in the rules, too', () => {
    const entries = shown(offered(rules, 'modules:\n  x/shop:\n    path: x/shop\n    allow:\n      - │'))
    assert.ok(entries.includes('x/mail (denied: x/shop/module.yaml:2)'))
  })
})

describe('completion of a blocker', () => {
  const three = ['release_history_missing', 'api_snapshot_missing', 'owner_signoff_missing'] as const
  const [history, snapshots, signoff] = three
  const no = (blocker: string): string => `${blocker} (nothing calls for it)`
  const entry = (facts: string): string => `candidates:\n  - module: x/shop\n${facts}    blockers:\n      - │\n`
  for (const [what, facts, expected] of [
    ['of an entry with nothing', '', three],
    ['that is signed', '    owner_signoff: signed\n', [history, snapshots, no(signoff)]],
    ['that is not signed', '    owner_signoff: missing\n', three],
    ['with one release', '    release_refs:\n      - v1\n', three],
    ['with two releases', '    release_refs:\n      - v1\n      - v2\n', [snapshots, signoff, no(history)]],
    ['with snapshots in brackets', '    api_snapshots: [a, b]\n', [history, signoff, no(snapshots)]],
    [
      'that is proven',
      '    release_refs: [v1, v2]\n    api_snapshots: [a, b]\n    owner_signoff: approved\n',
      three.map(no),
    ],
  ] as const) {
    it(`puts first what is missing: ${what}`, () => assert.deepEqual(shown(offered(ledger, entry(facts))), expected))
  }

  it('looks at the entry that the cursor is in, and at none of the defaults', () => {
    const before = entry('    owner_signoff: signed\n').replace('      - │\n', '      - api_snapshot_missing\n')
    assert.deepEqual(shown(offered(ledger, `${before}  - module: x/mail\n    blockers:\n      - │\n`)), three)
    assert.deepEqual(shown(offered(ledger, 'candidate_defaults:\n  blockers:\n    - │\n')), three)
  })

  it('writes a key with a blank behind the dash of an entry that has others', () => {
    const text = 'candidates:\n  -│\n    owner: a\n'
    const entries = offered(ledger, text)
    const source = new SourceText(text.replace('│', ''))
    const module = entries.find(({ label }) => label === 'module')
    const { start, end } = module?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const line = source.lineText(1)
    assert.equal(line.slice(0, start.character) + module?.insertText + line.slice(end.character), '  - module: $1')
  })

  it('marks the one that the list has no reason for where a letter is typed, too', () => {
    const typed = entry('    owner_signoff: signed\n').replace('│', 'o│')
    assert.deepEqual(shown(offered(ledger, typed)), [no(signoff)])
  })
})
