import assert from 'node:assert/strict'
import type { Finding, Fix } from '../../../server/src/core/findings/finding.ts'
import { fixAll } from '../../../server/src/core/fixes/fix-all.ts'
import type { Snapshot } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { edited } from '../../support/rule-examples.ts'
import { cleanWorkspace } from '../../support/rule-pages/workspace.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = readonly (readonly [file: string, old: string, replacement: string])[]

const rest = 'x/rest/module.yaml'
const ledger = 'specs/extension-beta-evidence.yaml'
const signals = 'specs/extension-maturity.yaml'
const dashboard = 'docs/concepts/extension-maturity.md'
const repo = 'specs/repo.yaml'
const readme = 'README.md'

const check = (snapshot: Snapshot): Finding[] => new Checker(allRules, english).check(snapshot)

function workspaceWith(edits: Edits, more: Readonly<Record<string, string>> = {}): Snapshot {
  const files = new Map([...cleanWorkspace, ...Object.entries(more)])
  for (const [file, old, replacement] of edits) {
    const text = files.get(file) ?? ''
    files.set(file, old === '' ? replacement : edited(text, [[old, replacement]]))
  }
  const commits = new Map([
    ['v1.0.0', true],
    ['v1.1.0', true],
    ['v8.0.0', false],
    ['v9.0.0', false],
  ])
  return workspaceFromFiles(files, { commits }).snapshot()
}

/** Faults of which one is the other's source, and the files that all safe fixes leave as they are. */
const doubleFaults: readonly (readonly [what: string, edits: Edits, untouched: readonly string[]])[] = [
  ['a placeholder of ours for the owner', [[rest, 'owner: api', 'owner: TODO']], [ledger, dashboard]],
  ['a placeholder in quotes', [[rest, 'owner: api', 'owner: "TODO"']], [ledger, dashboard]],
  ['a placeholder in other words', [[rest, 'owner: api', 'owner: tbd']], [ledger, dashboard]],
  ['a placeholder with a note', [[rest, 'owner: api', 'owner: TODO ask Ann']], [ledger, dashboard]],
  ['an open risk', [[rest, 'risk: medium', 'risk: todo']], [dashboard]],
  ['a risk that is none', [[rest, 'risk: medium', 'risk: huge']], [dashboard]],
  ['an owner with the escape of a terminal', [[rest, 'owner: api', 'owner: "\u001b[31mapi"']], [ledger, dashboard]],
  ['an owner that turns the text round', [[rest, 'owner: api', 'owner: \u202eipa']], [ledger, dashboard]],
  ['an owner with a comment that CI reads', [[rest, 'owner: api', 'owner: api # me']], [ledger, dashboard]],
  ['an owner below another key', [[rest, 'owner: api', 'owner: api\nx-more:\n  owner: them']], [ledger, dashboard]],
  ['an open signal', [[signals, 'coverage:full', 'TODO']], [dashboard]],
  ['a status that is none', [[rest, 'status: beta', 'status: bet']], [readme, dashboard, ledger]],
  ['a status that the evidence contradicts', [[rest, 'status: beta', 'status: experimental']], [readme, ledger]],
  ['a spec that declares nothing', [[repo, '', '']], [readme, dashboard, ledger]],
  ['a spec that has lost a family', [[repo, '      - x/rest\n', '']], [readme, dashboard, ledger]],
  ['a family misspelt where it is declared', [[repo, '      - x/rest\n', '      - x/rset\n']], [readme, dashboard]],
  ['a manifest that is no YAML', [[rest, 'owner: api', 'owner: apis\nx: [']], [ledger, dashboard]],
  [
    'refs that name nothing',
    [
      [ledger, '      - v1.0.0\n      - v1.1.0\n', '      - v8.0.0\n      - v9.0.0\n'],
      [
        ledger,
        'owner_signoff: signed\n    blockers: []',
        'owner_signoff: signed\n    blockers: [release_history_missing]',
      ],
    ],
    [ledger],
  ],
]

describe('a safe fix', () => {
  for (const [what, edits, untouched] of doubleFaults) {
    it(`takes no word from ${what}`, () => {
      const { texts } = fixAll(workspaceWith(edits), check)
      assert.deepEqual(
        untouched.filter(file => texts.has(file)),
        [],
      )
    })
  }

  it('is still made from a value that is whole', () => {
    const { texts, findings } = fixAll(workspaceWith([[rest, 'owner: api', 'owner: web']]), check)
    assert.deepEqual([...texts.keys()].sort(), [dashboard, ledger])
    assert.deepEqual(
      findings.filter(({ check }) => check !== null),
      [],
    )
  })
})

/** What is offered for a finding at a place of the manifest, by its title. */
function offered(snapshot: Snapshot, code: string): readonly Fix[] {
  return check(snapshot).find(finding => finding.code === code && finding.file === rest)?.fixes ?? []
}

describe('what other files have', () => {
  const owners = '# who answers\n* @us/everybody\n/x/ @us/web\n/x/rest/** @us/rest-team @ann\n'
  const cases: readonly (readonly [what: string, edits: Edits, code: string, titles: readonly string[]])[] = [
    ['an owner that is missing', [[rest, 'owner: api\n', '']], 'missing-key', ['Add owner: api']],
    ['an owner that is empty', [[rest, 'owner: api\n', 'owner: ""\n']], 'empty-value', ['Give owner the value api']],
    ['an owner that is open', [[rest, 'owner: api\n', 'owner: TODO\n']], 'unfilled-value', ['Replace by api']],
    ['a risk that is none', [[rest, 'risk: medium', 'risk: TODO']], 'invalid-value', ['Replace by medium']],
    ['a status that is none', [[rest, 'status: beta', 'status: ?']], 'invalid-status', ['Replace by beta']],
    [
      'a status, never above what the dashboard shows',
      [
        [rest, 'status: beta', 'status: bet'],
        [dashboard, '`x/rest` | beta', '`x/rest` | experimental'],
      ],
      'invalid-status',
      ['Replace by experimental'],
    ],
    [
      'a status, never above what the evidence carries',
      [
        [rest, 'status: beta', 'status: g'],
        [ledger, 'owner_signoff: signed', 'owner_signoff: open'],
      ],
      'invalid-status',
      [],
    ],
  ]
  for (const [what, edits, code, titles] of cases) {
    it(`is offered for ${what}`, () => {
      const fixes = offered(workspaceWith(edits), code)
      assert.deepEqual(
        fixes.map(({ title }) => title),
        titles,
      )
      assert.ok(fixes.every(({ safe }) => !safe))
    })
  }

  it('includes CODEOWNERS, of which the last line that fits counts', () => {
    const edits: Edits = [
      [rest, 'owner: api\n', 'owner: TODO\n'],
      [ledger, '  - module: x/rest\n    owner: api\n', '  - module: x/rest\n    owner: TODO\n'],
      [dashboard, '| medium | api |', '| medium | TODO |'],
    ]
    const titles = (file: string): string[] =>
      offered(workspaceWith(edits, { [file]: owners }), 'unfilled-value').map(({ title }) => title)
    assert.deepEqual(titles('.github/CODEOWNERS'), ['Replace by rest-team'])
    assert.deepEqual(titles('docs/CODEOWNERS'), ['Replace by rest-team'])
    assert.deepEqual(titles('x/CODEOWNERS'), [])
  })
})
