import assert from 'node:assert/strict'
import { extensionMaturity } from '../../../server/src/core/rules/extension-maturity/index.ts'
import { evidenceWorkspace } from '../../support/evidence-workspace.ts'
import { checkExample, edited, findingsOf, type RuleExample } from '../../support/rule-examples.ts'

const head = '| Family | Status | Risk | Owner | Entrypoint | Signals | Evidence |'
const rest =
  '| `x/rest` | beta | medium | api | Use Resource | docs:primer; coverage:full | [notes](../evidence/rest.md) |'
const signalsOfNew = `  - module: x/new
    recommended_entrypoint: Ask first
    docs_signal: docs:none
    coverage_signal: coverage:none
`
const candidateRest = `  - module: x/rest
    owner: api
    current_status: beta
    evidence_doc: docs/evidence/rest.md
`

const examples: readonly RuleExample[] = [
  {
    code: 'maturity-name-mismatch',
    key: ['x/rest', 'x/rests'],
    edits: [['name: x/rest\n', 'name: "⟦x/rests⟧"\n']],
    message: 'name "x/rests": expected x/rest, as specs/repo.yaml declares it under layers.extension.paths.',
  },
  {
    code: 'dashboard-row-missing',
    key: ['x/rest'],
    edits: [
      [head, `⟦${head}⟧`],
      [`${rest}\n`, ''],
    ],
    message: 'x/rest has no row here, but specs/repo.yaml declares it: add a row that begins with | `x/rest` |.',
  },
  {
    code: 'dashboard-drift',
    when: 'the manifest has another risk',
    key: ['x/rest', 'risk', 'critical'],
    edits: [
      [rest, rest.replace('medium', '⟦medium⟧')],
      ['risk: medium', 'risk: ⟪critical⟫'],
    ],
    message: 'The row of x/rest does not show its risk "critical" (x/rest/module.yaml:4): bring the row in line.',
  },
  {
    code: 'dashboard-drift',
    when: 'a signal is another',
    key: ['x/rest', 'recommended_entrypoint', 'Use Router'],
    edits: [
      [rest, rest.replace('Use Resource', '⟦Use Resource⟧')],
      ['"Use Resource"', '"⟪Use Router⟫"'],
    ],
    message:
      'The row of x/rest does not show its recommended_entrypoint "Use Router" (specs/extension-maturity.yaml:3): bring the row in line.',
  },
  {
    code: 'dashboard-drift',
    when: 'the owner is another, and no column is for it: at the name',
    key: ['x/rest', 'owner', 'platform'],
    edits: [
      [rest, rest.replace('`x/rest`', '⟦`x/rest`⟧')],
      ['Owner', 'Team'],
      ['owner: api\nstatus', 'owner: ⟪platform⟫\nstatus'],
    ],
    message: 'The row of x/rest does not show its owner "platform" (x/rest/module.yaml:2): bring the row in line.',
  },
  {
    code: 'dashboard-candidate-without-evidence',
    key: ['x/rest'],
    edits: [
      [rest, `⟦${rest}⟧`],
      [candidateRest, candidateRest.replace('x/rest', '⟪x/rest⟫').replace('docs/evidence/rest.md', '""')],
    ],
    message:
      'x/rest is a beta candidate without evidence_doc (specs/extension-beta-evidence.yaml:2): write the document and name it there.',
    also: ['promotion-without-evidence'],
  },
  {
    code: 'dashboard-evidence-link',
    key: ['x/rest', 'evidence/api.md'],
    edits: [
      [rest, `⟦${rest}⟧`],
      ['evidence_doc: docs/evidence/rest.md', 'evidence_doc: ⟪docs/evidence/api.md⟫'],
    ],
    message:
      'The row of x/rest does not link to its evidence (specs/extension-beta-evidence.yaml:5): add a link to (../evidence/api.md).',
  },
  {
    code: 'dashboard-blocker-text',
    key: ['x/rest', 'owner sign-off'],
    edits: [
      [rest, `⟦${rest}⟧`],
      ['signed\n    blockers: []', 'signed\n    blockers: [⟪owner_signoff_missing⟫]'],
    ],
    message:
      'x/rest is blocked by owner_signoff_missing (specs/extension-beta-evidence.yaml:13): its row must say "owner sign-off".',
    also: ['promotion-without-evidence'],
  },
  {
    code: 'signal-missing',
    key: ['x/new'],
    edits: [
      ['signals:\n', '⟦signals:⟧\n'],
      [signalsOfNew, ''],
    ],
    message: 'x/new has no entry under signals: add one with recommended_entrypoint, docs_signal, coverage_signal.',
  },
  {
    code: 'signal-field-missing',
    key: ['x/new', 'docs_signal'],
    edits: [
      [
        signalsOfNew,
        signalsOfNew.replace('- module: x/new', '⟦- module: x/new⟧').replace('    docs_signal: docs:none\n', ''),
      ],
    ],
    message: 'The signals of x/new lack docs_signal: add what its dashboard row says.',
  },
  {
    code: 'invalid-status',
    key: ['x/new', 'retired'],
    edits: [['owner: labs\nstatus: experimental', 'owner: labs\nstatus: ⟦retired⟧']],
    message: 'status "retired" of x/new: expected experimental, beta, ga.',
    also: ['dashboard-drift'],
  },
  {
    code: 'promotion-without-evidence',
    key: ['x/new'],
    edits: [
      ['owner: labs\nstatus: experimental', 'owner: labs\nstatus: ⟦beta⟧'],
      ['\ncandidates:', '\n⟪candidates⟫:'],
    ],
    message:
      'x/new may not call itself beta: specs/extension-beta-evidence.yaml has no entry for it with current_status beta, an evidence_doc and no blockers. Complete the evidence first, or stay experimental.',
    also: ['dashboard-drift', 'readme-omits-beta'],
  },
  {
    code: 'readme-beta-list-missing',
    key: [],
    edits: [
      ['# Example', '⟦⟧# Example'],
      ['**beta**', 'beta'],
    ],
    message:
      'No list of beta extension families found: write a paragraph that says **beta** and "extension families" on one line, and names each family in backquotes.',
  },
  {
    code: 'readme-lists-non-beta',
    when: 'the family is declared',
    key: ['x/new'],
    edits: [
      ['and `x/data`', 'and `⟦x/new⟧`, `x/data`'],
      ['owner: labs\nstatus: experimental', 'owner: labs\nstatus: ⟪experimental⟫'],
    ],
    message: 'x/new is listed as beta, but its status is experimental (x/new/module.yaml:3): take it off the list.',
  },
  {
    code: 'readme-lists-non-beta',
    when: 'no such family is declared',
    key: ['x/old'],
    edits: [['and `x/data`', 'and `x/data`, `⟦x/old⟧`']],
    message: 'x/old is listed as beta, but specs/repo.yaml declares no such extension: take it off the list.',
  },
  {
    code: 'readme-omits-beta',
    key: ['x/data'],
    edits: [
      ['They are `x/rest`', 'They are `⟦x/rest⟧`'],
      ['and `x/data`.', 'and that is it.'],
      ['owner: storage\nstatus: beta', 'owner: storage\nstatus: ⟪beta⟫'],
    ],
    message: 'x/data is beta (x/data/module.yaml:3), but this list leaves it out: add it in backquotes.',
  },
  {
    code: 'surface-status-mismatch',
    key: ['x/data:files', 'ga', 'x/data/file', 'experimental'],
    edits: [
      ['current_status: experimental', 'current_status: ⟦ga⟧'],
      [
        'status: experimental\nrisk: low\n-- x/data/file/file.go',
        'status: ⟪experimental⟫\nrisk: low\n-- x/data/file/file.go',
      ],
    ],
    message:
      'x/data:files has current_status ga here, but its manifest says experimental (x/data/file/module.yaml:3): make them agree.',
  },
  {
    code: 'check-blocked',
    when: 'a manifest says no risk',
    key: ['x/rest/module.yaml'],
    edits: [
      ['name: x/rest\n', '⟦⟧name: x/rest\n'],
      ['risk: medium\n', ''],
    ],
    message: 'x/rest/module.yaml gives no risk, and extension-maturity stops there: add what is missing.',
  },
  {
    code: 'check-blocked',
    when: 'a manifest has a status with nothing behind it',
    key: ['x/rest/module.yaml'],
    edits: [['status: beta\nrisk: medium', '⟦status⟧:\nrisk: medium']],
    message: 'x/rest/module.yaml gives no status, and extension-maturity stops there: add what is missing.',
  },
  {
    code: 'check-blocked',
    when: 'a manifest has an owner with nothing behind it',
    key: ['x/rest/module.yaml'],
    edits: [['owner: api\nstatus', '⟦owner⟧:\nstatus']],
    message: 'x/rest/module.yaml gives no owner, and extension-maturity stops there: add what is missing.',
  },
  {
    code: 'check-blocked',
    when: 'two keys have nothing behind them',
    key: ['x/rest/module.yaml'],
    edits: [['status: beta\nrisk: medium', '⟦status⟧:\nrisk: ""']],
    message: 'x/rest/module.yaml gives no status, risk, and extension-maturity stops there: add what is missing.',
  },
  {
    code: 'check-blocked',
    when: 'a declared path is no directory',
    key: ['specs/repo.yaml'],
    edits: [['      - x/new\n', '      - x/new\n      - ⟦x/nowhere⟧\n']],
    message: 'x/nowhere is no directory, and extension-maturity stops there: correct the path, or add the module.',
    also: ['dashboard-row-missing'],
  },
  {
    code: 'check-blocked',
    when: "a surface's package is a file",
    key: ['specs/extension-beta-evidence.yaml'],
    edits: [['package: x/data/file\n', 'package: ⟦x/data/file/file.go⟧\n']],
    message:
      'x/data:files names the package x/data/file/file.go, which is no directory, and extension-maturity stops there: name one.',
  },
]

describe('extension-maturity', () => {
  it('finds nothing in a clean workspace', () => {
    assert.deepEqual(findingsOf(extensionMaturity, evidenceWorkspace), [])
  })

  for (const example of examples) {
    const { code, when } = example
    it(when ? `${code}: ${when}` : code, () => checkExample(extensionMaturity, evidenceWorkspace, example))
  }

  it('has an example of every rule', () => {
    const shown = new Set(examples.map(({ code }) => code))
    const codes = extensionMaturity.flatMap(({ rules }) => rules.map(({ code }) => code))
    assert.deepEqual(
      codes.filter(code => !shown.has(code)),
      [],
    )
  })

  it('keeps comments in values, unlike extension-beta-evidence', () => {
    const workspace = edited(evidenceWorkspace, [['signed\n    blockers: []', 'signed\n    blockers: [] # none']])
    const codes = findingsOf(extensionMaturity, workspace).map(({ code, key }) => [code, ...key])
    assert.deepEqual(codes, [['promotion-without-evidence', 'x/rest']])
  })

  it('goes on with everything else where a file that it needs is missing', () => {
    const workspace = edited(evidenceWorkspace, [
      ['-- docs/concepts/extension-maturity.md --', '-- docs/elsewhere.md --'],
      ['name: x/rest\n', 'name: x/other\n'],
    ])
    const codes = findingsOf(extensionMaturity, workspace).map(({ code, key }) => [code, ...key])
    assert.deepEqual(codes, [
      ['check-blocked', 'docs/concepts/extension-maturity.md'],
      ['maturity-name-mismatch', 'x/rest', 'x/other'],
    ])
  })
})
