import assert from 'node:assert/strict'
import { completionsAt } from '../../../server/src/core/completion/completion.ts'
import { wholeKeys } from '../../../server/src/core/completion/skeleton.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { evidenceBlockers } from '../../../server/src/core/rules/extension-beta-evidence/blockers.ts'
import { readBetaEvidence } from '../../../server/src/core/spec/beta-evidence.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const workspace = `-- specs/module-manifest.schema.yaml --
required:
  - name
  - path
  - layer
  - status
  - owner
  - summary
  - responsibilities
  - allowed_imports
  - forbidden_imports
  - test_commands
enums:
  layer:
    - stable
    - extension
  status:
    - beta
    - experimental
-- specs/repo.yaml --
-- docs/evidence/extension/x-till.md --
-- docs/evidence/extension/x-shop.md --
-- contract/contract.go --
package contract
-- x/shop/module.yaml --
name: x/shop
owner: sales
status: beta
allowed_imports:
  - contract
-- x/shop/shop.go --
package shop
-- x/till/module.yaml --
name: x/till
owner: cash|desk
-- x/till/till.go --
package till
`
const snapshot = workspaceFromFiles(markedFiles(workspace).files).snapshot()

/** What the whole map inserts at the mark of a text. */
function whole(path: string, text: string): string {
  const source = new SourceText(text.replace('│', ''))
  const entries = completionsAt(snapshot, path, source, source.positionAt(text.indexOf('│')), english)
  const found = entries.filter(({ kind }) => kind === 'skeleton')
  assert.equal(found.length, 1)
  return found[0]?.insertText ?? ''
}

/** The line of a key, without its place's number. */
const line = (text: string, key: string): string =>
  text
    .split('\n')
    .find(found => found.trim().startsWith(`${key}:`))
    ?.trim()
    .replace(/\$\{?\d+/, '§') ?? ''

describe('a whole map', () => {
  it('of a manifest leaves places where something is to be decided, and no others', () => {
    assert.equal(
      whole('x/new/module.yaml', '│'),
      `name: x/new
path: x/new
layer: extension
status: \${1|experimental,beta|}
owner: \${2|TODO,cash\\|desk,sales|}
summary: \${3:TODO}

responsibilities:
  - \${4:TODO}

allowed_imports:
  - \${5|stdlib,contract,x/shop,x/till,x/shop/**,x/till/**|}

forbidden_imports:
  - reference/**
  - cmd/**

test_commands:
  - go test -timeout 20s ./x/new/...
  - go vet ./x/new/...
`,
    )
  })

  it('of a manifest below a family puts the owner of the family first', () => {
    assert.equal(line(whole('x/shop/desk/module.yaml', '│'), 'owner'), 'owner: §|sales,cash\\|desk|}')
  })

  it('of an entry of the ledger leaves the choice among modules, owners and pages', () => {
    const text = whole('specs/extension-beta-evidence.yaml', 'candidates:\n  - │\n')
    assert.equal(line(text, 'module'), 'module: §|x/shop,x/till,contract|}')
    assert.equal(line(text, 'owner'), 'owner: §|TODO,cash\\|desk,sales|}')
    assert.equal(
      line(text, 'evidence_doc'),
      'evidence_doc: §|docs/evidence/extension/x-shop.md,docs/evidence/extension/x-till.md|}',
    )
    assert.match(line(text, 'current_status'), /^current_status: §\|\w+,.*\|\}$/)
  })

  for (const [section, keys] of [
    ['candidates', ['module', 'owner', 'current_status', 'evidence_doc']],
    ['subpackage_candidates', ['module', 'subpackage', 'owner', 'current_tier', 'evidence_doc']],
    ['surface_candidates', ['module', 'surface', 'package', 'owner', 'current_status', 'evidence_doc']],
  ] as const) {
    it(`of ${section} says what is not proven yet, and leaves no place there`, () => {
      const text = whole('specs/extension-beta-evidence.yaml', `${section}:\n  - │\n`)
      const lines = text.split('\n')
      assert.deepEqual(
        lines.slice(0, keys.length).map(line => line.trim().replace(/:.*/, '')),
        keys,
      )
      assert.deepEqual(lines.slice(keys.length), [
        '  release_refs: []',
        '  api_snapshots: []',
        '  owner_signoff: missing',
        '  blockers:',
        '    - release_history_missing',
        '    - api_snapshot_missing',
        '    - owner_signoff_missing',
      ])
    })
  }

  it('of an entry, once its places are filled in, lacks no blocker and has none too many', () => {
    const text = whole('specs/extension-beta-evidence.yaml', 'candidates:\n  - │\n')
    const filled = text.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1').replaceAll('\n', '\n  ')
    const ledger = `candidates:\n  - ${filled}\n`
    const changed = workspaceFromFiles(
      markedFiles(`${workspace}-- specs/extension-beta-evidence.yaml --\n${ledger}`).files,
    ).snapshot()
    const found = new Checker([evidenceBlockers], english).check(changed)
    assert.deepEqual(
      found.filter(({ code }) => code.startsWith('blocker')),
      [],
    )
    assert.equal(readBetaEvidence(new SourceText(ledger)).length, 1)
    assert.equal(readBetaEvidence(new SourceText(ledger))[0]?.blockers.length, 3)
  })

  it('of a part of a module leaves its name to be written', () => {
    const text = whole('specs/extension-beta-evidence.yaml', 'surface_candidates:\n  - │\n')
    assert.equal(line(text, 'surface'), 'surface: §')
    assert.match(line(text, 'package'), /^package: §\|contract,x\/shop,/)
  })

  it('of a row of the dashboard has the word that others have', () => {
    const rows = 'signals:\n  - module: x/till\n    docs_signal: docs:page\n  - │\n'
    assert.equal(
      line(whole('specs/extension-maturity.yaml', rows), 'docs_signal'),
      'docs_signal: §|docs:page,docs:primer|}',
    )
  })

  it('of a row of the dashboard leaves the choice among modules', () => {
    assert.match(
      line(whole('specs/extension-maturity.yaml', 'signals:\n  - │\n'), 'module'),
      /^module: §\|contract,x\/shop,/,
    )
  })
})

describe('the keys of a whole map', () => {
  const schema = { properties: { a: { default: '' }, b: { default: [] }, c: {} }, required: ['c', 'a'] }

  it('are those that it must have, then those with a value to begin with, each once', () => {
    assert.deepEqual(wholeKeys(schema), ['c', 'a', 'b'])
    assert.deepEqual(wholeKeys({ ...schema, required: [] }), ['a', 'b'])
    assert.deepEqual(wholeKeys({}), [])
  })
})
