import type { FixExample } from '../../support/fix-examples.ts'

const goals = 'non_goals:\n  - transactions\n'
const risk = 'owner: api\nrisk: low\nsummary: Resources.'

/** A list of a manifest that CI does not see, and what a fix makes of it. */
const unseen = (when: string, before: string, after: string, more: Partial<FixExample> = {}): FixExample => ({
  code: 'empty-list',
  when,
  mistake: [[goals, before]],
  mend: [[before, after]],
  ...more,
})

/** The forms in which a value or a list may stand, over the workspace of manifests. */
export const formExamples: readonly FixExample[] = [
  {
    code: 'schema-violation',
    when: 'empty quotes, which go',
    mistake: [[risk, risk.replace('low', '""')]],
    mend: [['risk: ""', 'risk: low']],
  },
  {
    code: 'schema-violation',
    when: 'empty single quotes, which go',
    mistake: [['layer: extension\n', "layer: ''\n"]],
    mend: [["layer: ''", 'layer: extension']],
  },
  {
    code: 'empty-value',
    when: 'empty single quotes, which go',
    mistake: [['path: x/rest\n', "path: ''\n"]],
    mend: [["path: ''", 'path: x/rest']],
    safe: true,
  },
  unseen('a comma at the end', 'non_goals: [locks,]\n', 'non_goals:\n  - locks\n', { safe: true }),
  unseen('blanks and a comma', 'non_goals: [ locks , ]\n', 'non_goals:\n  - locks\n', { safe: true }),
  unseen('quotes, which stay', 'non_goals: [\'Core\', "a: b"]\n', 'non_goals:\n  - \'Core\'\n  - "a: b"\n', {
    safe: true,
  }),
  unseen('a comment behind it', 'non_goals: [locks] # few\n', 'non_goals:\n  # few\n  - locks\n'),
  unseen('nothing in it and a comment', 'non_goals: [ ] # none\n', 'non_goals:\n  # none\n  - TODO\n', {
    shows: ['unfilled-value'],
  }),
  unseen('nothing but a comment', 'non_goals: # none\n', 'non_goals:\n  # none\n  - TODO\n', {
    shows: ['unfilled-value'],
  }),
  unseen(
    'items without indent, with comments',
    'non_goals:\n- a # few\n- "b"\n',
    'non_goals:\n  # few\n  - a\n  - "b"\n',
    {
      safe: true,
    },
  ),
  {
    code: 'readings-differ',
    when: 'items without indent, with comments',
    mistake: [['doc_paths:\n  - docs/rest.md\n  - docs\n', 'doc_paths:\n- docs/rest.md # primer\n- docs\n']],
    mend: [['- docs/rest.md # primer\n- docs\n', '  # primer\n  - docs/rest.md\n  - docs\n']],
  },
  {
    code: 'readings-differ',
    when: 'items without indent',
    mistake: [['doc_paths:\n  - docs/rest.md\n  - docs\n', 'doc_paths:\n- docs/rest.md\n- docs\n']],
    mend: [['- docs/rest.md\n- docs\n', '  - docs/rest.md\n  - docs\n']],
  },
  {
    code: 'entrypoint-not-found',
    when: 'a comment behind it goes to a line of its own',
    mistake: [['  - Resource\n', '  - Resorce # main\n']],
    mend: [['  - Resorce # main\n', '  # main\n  - Resource\n']],
  },
  // What a spec says may be a slip of its own.
  {
    code: 'invalid-value',
    when: 'nothing where the workspace has a slip in its values',
    mistake: [['  risk:\n    - low\n', '  risk:\n    - lov\n']],
    mend: 'none',
  },
  {
    code: 'invalid-value',
    when: 'nothing where the workspace explains its values',
    mistake: [
      ['    - medium\n', '    - medium (was moderate)\n'],
      [risk, risk.replace('low', 'mediun (was moderate)')],
    ],
    mend: 'none',
  },
  {
    code: 'layer-mismatch',
    when: 'nothing where the workspace does not know the layer',
    mistake: [
      ['    - extension\n', '    - extensions\n'],
      ['layer: extension\n', 'layer: stable\n'],
    ],
    mend: 'none',
  },
  {
    code: 'missing-key',
    when: 'no list where the workspace has no limit for it',
    mistake: [
      ['  non_goals_max: 3\n', ''],
      ['non_goals:\n  - transactions\n', ''],
    ],
    mend: 'none',
  },
]

const ownBlockers = 'owner_signoff: signed\n    blockers: []\n  - module: x/data\n'
const blockers = (written: string): string => ownBlockers.replace('signed', 'open').replace('blockers: []', written)

/** A list of the ledger that takes a blocker more. */
const longer = (when: string, before: string, after: string): FixExample => ({
  code: 'blocker-missing',
  when,
  mistake: [[ownBlockers, blockers(before)]],
  mend: [[blockers(before), blockers(after)]],
  shows: ['dashboard-blocker-text'],
})

/** The same of the ledger, over the workspace of evidence. */
export const ledgerFormExamples: readonly FixExample[] = [
  longer('a comma at the end', 'blockers: ["a",]', 'blockers: ["a", "owner_signoff_missing"]'),
  longer('blanks and a comma', 'blockers: [ a , ]', 'blockers: [ a, owner_signoff_missing ]'),
  longer('a comment behind it', 'blockers: [ ] # none', '# none\n    blockers: [owner_signoff_missing]'),
  longer('an item in quotes', "blockers:\n      - 'a'", "blockers:\n      - 'a'\n      - 'owner_signoff_missing'"),
  {
    code: 'blocker-stale',
    when: 'the only one, which leaves brackets',
    mistake: [[ownBlockers, ownBlockers.replace('blockers: []', 'blockers:\n      - owner_signoff_missing')]],
    mend: [
      [
        'blockers:\n      - owner_signoff_missing\n  - module: x/data\n    owner',
        'blockers: []\n  - module: x/data\n    owner',
      ],
    ],
    safe: true,
  },
  {
    code: 'evidence-module-undeclared',
    when: 'nothing where the module is there, and what declares it has a slip',
    mistake: [['      - x/rest\n', '      - x/rst\n']],
    mend: 'none',
  },
]
