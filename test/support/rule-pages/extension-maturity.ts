import type { RulePage } from './page.ts'

const dashboard = 'docs/concepts/extension-maturity.md'
const evidence = 'specs/extension-beta-evidence.yaml'
const signals = 'specs/extension-maturity.yaml'
const rowOfNew = '| `x/new` | experimental | low | labs | Ask first | docs:none; coverage:none | none yet |\n'
const entryOfRest = `  - module: x/rest
    owner: api
    current_status: beta
    evidence_doc: docs/evidence/rest.md
`

export const extensionMaturityPages: readonly RulePage[] = [
  {
    code: 'maturity-name-mismatch',
    why: 'specs/repo.yaml lists the extensions by path, and the maturity check looks each up by that name. A manifest that calls itself otherwise is not found under it.',
    mend: 'Write the declared path as the name.',
    bad: { 'x/new/module.yaml': [['name: x/new', 'name: x/newer']] },
    also: ['name-mismatch'],
  },
  {
    code: 'invalid-status',
    why: 'The status tells users what they can rely on, so it is one of three words that are defined: experimental, beta, ga.',
    mend: 'Write the one that evidence carries; experimental needs none.',
    bad: { 'x/new/module.yaml': [['status: experimental', 'status: retired']] },
    also: ['dashboard-drift', 'invalid-value'],
  },
  {
    code: 'dashboard-row-missing',
    why: 'The maturity dashboard is what users read before they choose an extension. One without a row is invisible to them.',
    mend: 'Add a row that begins with the path in backquotes and shows status, risk, owner and signals.',
    bad: { [dashboard]: [[rowOfNew, '']] },
  },
  {
    code: 'dashboard-drift',
    why: 'The dashboard repeats what manifests and signals say. A row that says something else promises users what the module does not.',
    mend: 'Bring the row in line with its source, which the message names. Change the source only where the row is right.',
    bad: { 'x/new/module.yaml': [['risk: low', 'risk: high']] },
  },
  {
    code: 'signal-missing',
    why: 'The entrypoint and the state of documents and tests that the dashboard shows come from specs/extension-maturity.yaml. Without an entry there is nothing to hold the row to.',
    mend: 'Add an entry for the module with its three signals.',
    bad: {
      [signals]: [
        [
          '  - module: x/new\n    recommended_entrypoint: Ask first\n    docs_signal: docs:none\n    coverage_signal: coverage:none\n',
          '',
        ],
      ],
    },
  },
  {
    code: 'signal-field-missing',
    why: 'An entry has three signals: recommended_entrypoint, docs_signal and coverage_signal. Each answers a question that users ask.',
    mend: 'Add the signal with what the row of the module shows.',
    bad: { [signals]: [['    docs_signal: docs:none\n', '']] },
  },
  {
    code: 'dashboard-candidate-without-evidence',
    why: 'A beta candidate is shown with a link to its evidence. A candidate that names no document has nothing to show.',
    mend: 'Write the document and name it in evidence_doc of the candidate.',
    bad: { [evidence]: [[entryOfRest, entryOfRest.replace('docs/evidence/rest.md', '""')]] },
    also: ['evidence-doc-unset', 'promotion-without-evidence'],
  },
  {
    code: 'dashboard-evidence-link',
    why: 'Readers of the dashboard should be one click from the evidence, and the check holds the row to the document that the ledger names.',
    mend: 'Link the row to the document, relative to docs/concepts/.',
    bad: { [dashboard]: [['(../evidence/rest.md)', '(../evidence/old.md)']] },
  },
  {
    code: 'dashboard-blocker-text',
    why: 'What still keeps a candidate from beta belongs where users look, in words: a row without it looks better than the module is.',
    mend: 'Say the blocker in the row, in the words that the message gives. It goes when the blocker is resolved.',
    bad: {
      [evidence]: [
        ['owner_signoff: signed\n    blockers: []', 'owner_signoff: missing\n    blockers: [owner_signoff_missing]'],
      ],
    },
    also: ['promotion-without-evidence'],
  },
  {
    code: 'promotion-without-evidence',
    why: 'An extension does not promote itself. beta needs an entry in specs/extension-beta-evidence.yaml with that status, a document and no blockers.',
    mend: 'Go back to experimental, or complete the evidence first and change the status last. "Start the evidence" writes the whole entry, with each key that an entry of candidates has: module, owner, current_status, evidence_doc, release_refs (two consecutive minor releases, from the tags), api_snapshots (at those releases), owner_signoff, and blockers (what is still missing). The entry is whole once the document is there, with two refs, two snapshots, the sign-off and no blockers; until then the fixes that would repeat beta on the dashboard and in the README are shown disabled, with the reason, and hovers and the tree show what is proved.',
    bad: { 'x/new/module.yaml': [['status: experimental', 'status: beta']] },
    also: ['dashboard-drift', 'readme-omits-beta'],
  },
  {
    code: 'readme-beta-list-missing',
    why: 'README.md names the beta families in one paragraph, which the check finds by its words: **beta** and "extension families" on one line.',
    mend: 'Write such a paragraph, with each family in backquotes.',
    bad: { 'README.md': [['are **beta**', 'are good']] },
  },
  {
    code: 'readme-lists-non-beta',
    why: 'The list in README.md is a promise to newcomers. A family that is not beta does not keep it.',
    mend: 'Take the family off the list.',
    bad: { 'README.md': [['They are `x/rest`', 'They are `x/new`, `x/rest`']] },
  },
  {
    code: 'readme-omits-beta',
    why: 'A family that has earned beta should be found where newcomers look.',
    mend: 'Add the family to the list, in backquotes.',
    bad: { 'README.md': [['They are `x/rest`\nand `x/data`.', 'They are `x/rest` alone.']] },
  },
  {
    code: 'surface-status-mismatch',
    why: 'A surface, a package that matures apart from its module, can have a manifest of its own. Ledger and manifest must then tell the same status.',
    mend: 'Correct whichever is wrong; a higher status needs its evidence.',
    bad: { [evidence]: [['current_status: experimental', 'current_status: beta']] },
    also: ['evidence-status-mismatch'],
  },
]
