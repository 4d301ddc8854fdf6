import type { FixExample } from '../../support/fix-examples.ts'

const rest = '  - module: x/rest\n    owner: api\n    current_status: beta\n'
const cache = '    subpackage: cache\n    owner: storage\n    current_tier: stable\n'
const blockers = '      - release_history_missing\n      - api_snapshot_missing\n      - owner_signoff_missing\n'
const file = '    surface: files\n    package: x/data/file\n    owner: storage\n    current_status: experimental\n'
const filesEnd = 'extension/snapshots/data-a.snapshot]\n    owner_signoff: complete\n    blockers: []\n'

/** Of extension-beta-evidence, over the evidence workspace. */
export const evidenceExamples: readonly FixExample[] = [
  {
    code: 'evidence-module-undeclared',
    when: 'the nearest that is declared',
    mistake: [['- module: x/data\n    surface', '- module: x/dat\n    surface']],
    mend: [['- module: x/dat\n', '- module: x/data\n']],
  },
  {
    code: 'evidence-name-mismatch',
    when: 'the name in the manifest',
    mistake: [['name: x/rest\n', 'name: x/rests\n']],
    mend: [['name: x/rests\n', 'name: x/rest\n']],
  },
  {
    code: 'evidence-owner-missing',
    when: 'the owner of the manifest, at its place',
    mistake: [[file, file.replace('    owner: storage\n', '')]],
    mend: [['    package: x/data/file\n', '    package: x/data/file\n    owner: storage\n']],
    safe: true,
  },
  {
    code: 'evidence-owner-missing',
    when: 'the owner of the manifest, in front of a comment',
    mistake: [['    owner: api\n', '    owner: # soon\n']],
    mend: [['    owner: # soon\n', '    owner: api # soon\n']],
    safe: true,
  },
  {
    code: 'evidence-owner-mismatch',
    when: 'the owner of the manifest; quotes and comment stay',
    mistake: [['    owner: api\n', '    owner: "web" # once\n']],
    mend: [['"web" # once', '"api" # once']],
    safe: true,
  },
  {
    code: 'evidence-status-unset',
    when: 'experimental, where the manifest is',
    mistake: [[file, file.replace('    current_status: experimental\n', '')]],
    mend: [['    package: x/data/file\n    owner: storage\n', file.slice(file.indexOf('    package'))]],
  },
  {
    code: 'evidence-status-unset',
    when: 'nothing that would promote',
    mistake: [[rest, rest.replace('    current_status: beta\n', '')]],
    mend: 'none',
  },
  {
    code: 'evidence-status-mismatch',
    when: 'the lower status, in the evidence',
    mistake: [['owner: api\nstatus: beta', 'owner: api\nstatus: experimental']],
    mend: [[rest, rest.replace('beta', 'experimental')]],
  },
  {
    code: 'evidence-status-mismatch',
    when: 'nothing where that would promote',
    mistake: [[rest, rest.replace('beta', 'experimental')]],
    mend: 'none',
  },
  {
    code: 'evidence-tier-unset',
    when: 'the tier that lists it',
    mistake: [[cache, cache.replace('    current_tier: stable\n', '')]],
    mend: [['    subpackage: cache\n    owner: storage\n', cache]],
  },
  {
    code: 'blocker-missing',
    when: 'behind the last of a list',
    mistake: [[blockers, blockers.replace('      - owner_signoff_missing\n', '')]],
    mend: [['      - api_snapshot_missing\n', '      - api_snapshot_missing\n      - owner_signoff_missing\n']],
  },
  {
    code: 'blocker-missing',
    when: 'a key of its own, at the end of the entry',
    mistake: [[filesEnd, filesEnd.replace('complete\n    blockers: []', 'open')]],
    mend: [['    owner_signoff: open\n', '    owner_signoff: open\n    blockers:\n      - owner_signoff_missing\n']],
  },
  {
    code: 'blocker-missing',
    when: 'into the brackets',
    mistake: [[filesEnd, filesEnd.replace('complete', 'open')]],
    mend: [['open\n    blockers: []', 'open\n    blockers: [owner_signoff_missing]']],
  },
  {
    code: 'blocker-stale',
    when: 'the line of the entry',
    mistake: [['    owner_signoff: missing\n', '    owner_signoff: signed\n']],
    mend: [['      - owner_signoff_missing\n', '']],
    safe: true,
  },
  {
    code: 'blocker-stale',
    when: 'the first in brackets, with its comma',
    mistake: [
      [filesEnd, filesEnd.replace('complete', 'open').replace('[]', '["api_snapshot_missing", owner_signoff_missing]')],
    ],
    mend: [['["api_snapshot_missing", owner_signoff_missing]', '[owner_signoff_missing]']],
    safe: true,
  },
  {
    code: 'blocker-stale',
    when: 'the last in brackets, with the comma before it',
    mistake: [
      [filesEnd, filesEnd.replace('complete', 'open').replace('[]', '[owner_signoff_missing, api_snapshot_missing]')],
    ],
    mend: [['[owner_signoff_missing, api_snapshot_missing]', '[owner_signoff_missing]']],
    safe: true,
  },
  {
    code: 'blocker-unknown',
    when: 'the one that was meant',
    mistake: [[blockers, blockers.replace('api_snapshot_missing', 'api_snapshots_missing')]],
    mend: [['api_snapshots_missing', 'api_snapshot_missing']],
  },
  {
    code: 'blocker-unknown',
    when: 'off the list, only by a person: it may stand for something',
    mistake: [[blockers, `${blockers}      - review_missing\n`]],
    mend: [['      - review_missing\n', '']],
  },
]
