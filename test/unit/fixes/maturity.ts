import type { FixExample } from '../../support/fix-examples.ts'

const rest =
  '| `x/rest` | beta | medium | api | Use Resource | docs:primer; coverage:full | [notes](../evidence/rest.md) |'
const signalsOfNew = `  - module: x/new
    recommended_entrypoint: Ask first
    docs_signal: docs:none
    coverage_signal: coverage:none
`
const evidenceOfRest = `    evidence_doc: docs/evidence/rest.md
    release_refs:
      - v1.0.0
      - v1.1.0
    api_snapshots:
      - docs/evidence/extension/snapshots/a.snapshot
      - docs/evidence/extension/snapshots/b.snapshot
    owner_signoff: signed
    blockers: []
`
const fileSurface = '    package: x/data/file\n    owner: storage\n    current_status: '

/** Of extension-maturity, over the evidence workspace. */
export const maturityExamples: readonly FixExample[] = [
  {
    code: 'unfilled-value',
    when: 'the owner that the ledger and the dashboard have',
    mistake: [['name: x/rest\nowner: api', 'name: x/rest\nowner: TODO']],
    mend: [['name: x/rest\nowner: TODO', 'name: x/rest\nowner: api']],
  },
  {
    code: 'maturity-name-mismatch',
    when: 'the path that is declared',
    mistake: [['name: x/rest\n', 'name: "x/rests"\n']],
    mend: [['"x/rests"', '"x/rest"']],
    safe: true,
  },
  {
    code: 'invalid-status',
    when: 'the nearest, which a person confirms',
    mistake: [['name: x/new\nowner: labs\nstatus: experimental', 'name: x/new\nowner: labs\nstatus: experimentl']],
    mend: [['status: experimentl\n', 'status: experimental\n']],
  },
  {
    code: 'promotion-without-evidence',
    when: 'back to experimental, never the evidence',
    mistake: [
      ['name: x/new\nowner: labs\nstatus: experimental', 'name: x/new\nowner: labs\nstatus: beta'],
      ['| `x/new` | experimental |', '| `x/new` | beta |'],
    ],
    mend: [['owner: labs\nstatus: beta', 'owner: labs\nstatus: experimental']],
    shows: ['dashboard-drift'],
  },
  {
    code: 'dashboard-drift',
    when: 'the cell of the column',
    mistake: [['risk: medium', 'risk: critical']],
    mend: [['| beta | medium | api |', '| beta | critical | api |']],
    safe: true,
  },
  {
    code: 'dashboard-drift',
    when: 'the part of the cell that the signals share',
    mistake: [['coverage_signal: coverage:full', 'coverage_signal: coverage:half']],
    mend: [['docs:primer; coverage:full', 'docs:primer; coverage:half']],
    safe: true,
  },
  {
    code: 'dashboard-drift',
    when: 'nothing that the evidence does not carry',
    mistake: [['name: x/new\nowner: labs\nstatus: experimental', 'name: x/new\nowner: labs\nstatus: beta']],
    mend: 'none',
  },
  {
    code: 'dashboard-drift',
    when: 'nothing in a row that is another module’s',
    mistake: [[rest, '| `x/rest/sub` | `x/rest` | medium | api | Use Resource | docs:primer; coverage:full | a |']],
    mend: 'none',
  },
  {
    code: 'dashboard-row-missing',
    when: 'a row at the end of the table',
    mistake: [[`${rest}\n`, '']],
    mend: [
      [
        'coverage:none | none yet |\n',
        'coverage:none | none yet |\n' +
          '| `x/rest` | beta | medium | api | Use Resource | docs:primer; coverage:full | [notes](../evidence/rest.md) |\n',
      ],
    ],
  },
  {
    code: 'dashboard-evidence-link',
    when: 'the link, behind what the cell says',
    mistake: [['[notes](../evidence/rest.md)', 'notes']],
    mend: [['| notes |', '| notes; [notes](../evidence/rest.md) |']],
  },
  {
    code: 'dashboard-blocker-text',
    when: 'the blocker, behind what the cell says',
    mistake: [
      [
        evidenceOfRest,
        evidenceOfRest.replace('signed\n    blockers: []', 'open\n    blockers: [owner_signoff_missing]'),
      ],
    ],
    mend: [['[notes](../evidence/rest.md) |', '[notes](../evidence/rest.md); owner sign-off |']],
  },
  {
    code: 'blocker-text-left',
    when: 'the words, with the semicolon that parts them',
    mistake: [['[notes](../evidence/rest.md) |', '[notes](../evidence/rest.md); API snapshot |']],
    mend: [['[notes](../evidence/rest.md); API snapshot |', '[notes](../evidence/rest.md) |']],
  },
  {
    code: 'signal-missing',
    when: 'what the row says, behind the last entry',
    mistake: [[signalsOfNew, '']],
    mend: [['    coverage_signal: coverage:files\n', `    coverage_signal: coverage:files\n${signalsOfNew}`]],
  },
  ...['Ask "first"', 'Ask \\ first'].map(shown => ({
    code: 'signal-missing',
    when: `the row says what the file cannot hold: ${shown}`,
    mistake: [[signalsOfNew, ''] as const, ['| Ask first |', `| ${shown} |`] as const],
    mend: 'none' as const,
  })),
  {
    code: 'signal-field-missing',
    when: 'what the row says, at its place',
    mistake: [['    docs_signal: docs:none\n', '']],
    mend: [['Ask first\n    coverage', 'Ask first\n    docs_signal: docs:none\n    coverage']],
  },
  {
    code: 'signal-field-missing',
    when: 'behind the colon, where the key is there',
    mistake: [['    docs_signal: docs:none\n', '    docs_signal: ""\n']],
    mend: [['docs_signal: ""\n', 'docs_signal: docs:none\n']],
  },
  {
    code: 'readme-lists-non-beta',
    when: 'the last name with its "and", and the number of names',
    mistake: [
      ['They are `x/rest`\nand `x/data`.', 'They are `x/data`, `x/rest`\nand `x/new`.'],
      ['Two extension families', 'Three extension families'],
    ],
    mend: [
      ['`x/data`, `x/rest`\nand `x/new`.', '`x/data`\nand `x/rest`.'],
      ['Three extension families', 'Two extension families'],
    ],
    safe: true,
  },
  {
    code: 'readme-lists-non-beta',
    when: 'the first name',
    mistake: [['`x/rest`\nand `x/data`.', '`x/new`, `x/rest`, and `x/data`.']],
    mend: [['`x/new`, `x/rest`, and `x/data`.', '`x/rest` and `x/data`.']],
    safe: true,
  },
  {
    code: 'readme-omits-beta',
    when: 'before the name that it comes before',
    mistake: [
      ['They are `x/rest`\nand `x/data`.', 'They are `x/rest`.'],
      ['Two extension', 'One extension'],
    ],
    mend: [
      ['They are `x/rest`.', 'They are `x/data` and `x/rest`.'],
      ['One extension', 'Two extension'],
    ],
    safe: true,
  },
  {
    code: 'readme-omits-beta',
    when: 'nothing that the evidence does not carry',
    mistake: [['name: x/new\nowner: labs\nstatus: experimental', 'name: x/new\nowner: labs\nstatus: beta']],
    mend: 'none',
  },
  {
    code: 'surface-status-mismatch',
    when: 'the lower status, in the evidence',
    mistake: [[`${fileSurface}experimental`, `${fileSurface}beta`]],
    mend: [[`${fileSurface}beta`, `${fileSurface}experimental`]],
  },
  {
    code: 'surface-status-mismatch',
    when: 'nothing where that would promote',
    mistake: [
      ['name: x/data/file\nowner: storage\nstatus: experimental', 'name: x/data/file\nowner: storage\nstatus: beta'],
    ],
    mend: 'none',
  },
]
