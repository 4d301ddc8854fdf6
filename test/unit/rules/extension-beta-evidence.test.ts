import assert from 'node:assert/strict'
import { extensionBetaEvidence } from '../../../server/src/core/rules/extension-beta-evidence/index.ts'
import { releaseRefs } from '../../../server/src/core/spec/beta-evidence.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { evidenceWorkspace } from '../../support/evidence-workspace.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { checkExample, edited, findingsOf, type RuleExample } from '../../support/rule-examples.ts'

const snapshots = 'docs/evidence/extension/snapshots'
const restOwner = `  - module: x/rest
    owner: api
`
const surface = `  - module: x/data
    surface: files
    package: x/data/file
    owner: storage
`

const examples: readonly RuleExample[] = [
  {
    code: 'evidence-empty',
    key: [],
    edits: [
      ['candidates:\n  - module: x/rest', '⟦⟧planned:\n  - module: x/rest'],
      ['subpackage_candidates:', 'planned_subpackages:'],
      ['surface_candidates:', 'planned_surfaces:'],
    ],
    message:
      'No evidence entry found: an entry is a line "  - module: x/..." below candidates:, subpackage_candidates:, surface_candidates:.',
  },
  {
    code: 'evidence-module-missing',
    key: [],
    edits: [['  - module: x/rest\n    owner', '  ⟦- module:⟧\n    owner']],
    message: 'This evidence entry names no module: write the path of an extension, such as x/rest.',
  },
  {
    code: 'evidence-module-undeclared',
    key: ['x/rest'],
    edits: [
      ['      - x/rest\n      - x/data\n      - x/new\n', '      - x/data\n      - x/new\n'],
      ['  - module: x/rest\n    owner', '  - module: ⟦x/rest⟧\n    owner'],
    ],
    message:
      'x/rest is no declared extension: expected a path of specs/repo.yaml or a root of specs/extension-taxonomy.yaml.',
  },
  {
    code: 'evidence-name-mismatch',
    key: ['x/rest', 'x/rests'],
    edits: [
      ['  - module: x/rest\n    owner', '  - module: ⟦x/rest⟧\n    owner'],
      ['name: x/rest\n', 'name: ⟪x/rests⟫\n'],
    ],
    message: 'The entry is for x/rest, but x/rest/module.yaml gives the name "x/rests": make them agree.',
  },
  {
    code: 'evidence-owner-missing',
    key: ['x/rest'],
    edits: [[restOwner, '  - module: ⟦x/rest⟧\n']],
    message: 'The evidence for x/rest names no owner: add owner: api, as its manifest has it.',
  },
  {
    code: 'evidence-owner-mismatch',
    key: ['x/rest', 'web', 'api'],
    edits: [
      [restOwner, '  - module: x/rest\n    owner: ⟦web⟧ # was api\n'],
      ['owner: api\nstatus', 'owner: ⟪api⟫\nstatus'],
    ],
    message: 'The evidence for x/rest gives the owner "web", x/rest/module.yaml "api": make them agree.',
  },
  {
    code: 'evidence-package-unset',
    key: ['x/data:files'],
    edits: [
      [surface, '  - module: ⟦x/data⟧\n    surface: files\n    owner: storage\n'],
      ['current_status: experimental', 'current_status: beta'],
    ],
    message: 'The surface x/data:files names no package: add package: with the directory that it lives in.',
  },
  {
    code: 'evidence-package-not-found',
    key: ['x/data:files', 'x/data/sql'],
    edits: [
      ['package: x/data/file', 'package: ⟦x/data/sql⟧'],
      ['current_status: experimental', 'current_status: beta'],
    ],
    message: 'The surface x/data:files names the package x/data/sql, which does not exist: name a directory.',
  },
  {
    code: 'evidence-package-not-directory',
    key: ['x/data:files', 'x/data/file/file.go'],
    edits: [['package: x/data/file', 'package: ⟦x/data/file/file.go⟧']],
    message:
      'The surface x/data:files names x/data/file/file.go, which is a file: expected the directory of a package.',
    also: ['check-blocked'],
  },
  {
    code: 'evidence-package-outside-module',
    key: ['x/data:files', 'x/new', 'x/data'],
    edits: [['package: x/data/file', 'package: ⟦x/new⟧']],
    message: 'The surface x/data:files names the package x/new, which lies outside x/data: name one below it.',
  },
  {
    code: 'evidence-status-unset',
    key: ['x/data:files'],
    edits: [
      [surface, surface.replace('module: x/data', 'module: ⟦x/data⟧')],
      ['    current_status: experimental\n', ''],
    ],
    message: 'The evidence for x/data:files has no current_status: add the one that the manifest gives.',
  },
  {
    code: 'evidence-status-mismatch',
    when: 'a module',
    key: ['x/rest', 'beta', 'ga'],
    edits: [
      ['owner: api\n    current_status: beta', 'owner: api\n    current_status: ⟦beta⟧'],
      ['owner: api\nstatus: beta', 'owner: api\nstatus: ⟪ga⟫'],
    ],
    message: 'The evidence for x/rest gives the status "beta", x/rest/module.yaml "ga": make them agree.',
  },
  {
    code: 'evidence-status-mismatch',
    when: 'a surface whose package has a manifest',
    key: ['x/data:files', 'beta', 'experimental'],
    edits: [
      ['current_status: experimental', 'current_status: ⟦beta⟧'],
      [
        'status: experimental\nrisk: low\n-- x/data/file/file.go',
        'status: ⟪experimental⟫\nrisk: low\n-- x/data/file/file.go',
      ],
    ],
    message:
      'The evidence for x/data:files gives the status "beta", x/data/file/module.yaml "experimental": make them agree.',
  },
  {
    code: 'evidence-tier-unset',
    key: ['x/data/cache'],
    edits: [
      ['  - module: x/data\n    subpackage: cache', '  - module: ⟦x/data⟧\n    subpackage: cache'],
      ['    current_tier: stable\n', ''],
    ],
    message: 'The evidence for x/data/cache has no current_tier: add the one that stability_tiers lists it under.',
  },
  {
    code: 'evidence-tier-unlisted',
    key: ['x/data/cache', 'experimental'],
    edits: [
      ['current_tier: stable', 'current_tier: ⟦experimental⟧'],
      ['  experimental:\n', '  ⟪experimental⟫:\n'],
    ],
    message: 'x/data/module.yaml does not list cache under stability_tiers.experimental: make them agree.',
  },
  {
    code: 'evidence-doc-unset',
    key: ['x/rest'],
    edits: [
      ['  - module: x/rest\n    owner', '  - module: ⟦x/rest⟧\n    owner'],
      ['    evidence_doc: docs/evidence/rest.md\n', ''],
    ],
    message: 'The evidence for x/rest names no document: add evidence_doc: with its path.',
  },
  {
    code: 'evidence-doc-not-found',
    key: ['x/rest', 'docs/evidence/api.md'],
    edits: [['evidence_doc: docs/evidence/rest.md', 'evidence_doc: "⟦docs/evidence/api.md⟧"']],
    message: 'The evidence document of x/rest, docs/evidence/api.md, does not exist: write it, or correct the path.',
  },
  {
    code: 'release-ref-unresolved',
    key: ['x/rest', 'v9'],
    commits: new Map([
      ['v1.1.0', true],
      ['v9', false],
    ]),
    edits: [['      - v1.0.0\n', '      - ⟦v9⟧\n']],
    message:
      'The release ref v9 of x/rest names no commit of this repository: expected a branch, a tag or a commit id.',
  },
  {
    code: 'history-missing',
    key: [],
    commits: 'no-history',
    edits: [['candidates:\n  - module: x/rest', '⟦⟧candidates:\n  - module: x/rest']],
    message: 'There is no git history here, so release refs are not checked: open a clone to have them checked.',
  },
  {
    code: 'history-missing',
    when: 'a shallow clone lacks several, told once',
    key: [],
    commits: new Map([
      ['v1.0.0', 'shallow'],
      ['v1.1.0', 'shallow'],
    ]),
    edits: [['candidates:\n  - module: x/rest', '⟦⟧candidates:\n  - module: x/rest']],
    message:
      'This clone is shallow, so release refs that it lacks are not checked (v1.0.0, v1.1.0): run "git fetch --unshallow --tags" to have them checked.',
  },
  {
    code: 'history-missing',
    when: 'git cannot be run',
    key: [],
    commits: 'no-git',
    edits: [['candidates:\n  - module: x/rest', '⟦⟧candidates:\n  - module: x/rest']],
    message: 'Git cannot be run, so release refs are not checked: install it, or add it to PATH, to have them checked.',
  },
  {
    code: 'history-missing',
    when: 'git refuses the repository',
    key: [],
    commits: { refused: 'fatal: bad config line 3 in file .git/config' },
    edits: [['candidates:\n  - module: x/rest', '⟦⟧candidates:\n  - module: x/rest']],
    message:
      'Git refuses this repository, so release refs are not checked. It says: fatal: bad config line 3 in file .git/config',
  },
  {
    code: 'snapshot-outside-root',
    key: ['x/rest', 'docs/evidence/rest.md'],
    edits: [[`      - ${snapshots}/b.snapshot`, '      - ⟦docs/evidence/rest.md⟧']],
    message: `The API snapshot docs/evidence/rest.md of x/rest lies in the wrong place: expected it below ${snapshots}/.`,
  },
  {
    code: 'snapshot-not-found',
    key: ['x/rest', `${snapshots}/c.snapshot`],
    edits: [[`      - ${snapshots}/b.snapshot`, `      - ⟦${snapshots}/c.snapshot⟧`]],
    message: `The API snapshot ${snapshots}/c.snapshot of x/rest does not exist: take it, or correct the path.`,
  },
  {
    code: 'snapshot-unreadable',
    key: ['x/rest', `${snapshots}/a.snapshot/b`],
    edits: [[`      - ${snapshots}/b.snapshot`, `      - ⟦${snapshots}/a.snapshot/b⟧`]],
    message: `The API snapshot ${snapshots}/a.snapshot/b of x/rest cannot be looked up: it lies below a file.`,
  },
  {
    code: 'snapshot-not-file',
    key: ['x/rest', `${snapshots}/`],
    edits: [[`      - ${snapshots}/b.snapshot`, `      - ⟦${snapshots}/⟧`]],
    message: `The API snapshot ${snapshots}/ of x/rest is a directory: name the file in it.`,
  },
  {
    code: 'blocker-unknown',
    key: ['x/rest', 'tests_missing'],
    edits: [['signed\n    blockers: []', 'signed\n    blockers: [⟦tests_missing⟧]']],
    message:
      'Blocker "tests_missing" of x/rest: expected release_history_missing, api_snapshot_missing, owner_signoff_missing.',
    also: ['blocker-stale'],
  },
  {
    code: 'blocker-missing',
    key: ['x/data/cache', 'api_snapshot_missing'],
    edits: [
      ['    api_snapshots: []\n', '    ⟦api_snapshots⟧: []\n'],
      ['      - api_snapshot_missing\n', ''],
    ],
    message:
      'x/data/cache has fewer than two API snapshots. Add api_snapshot_missing to its blockers until that is done.',
  },
  {
    code: 'blocker-stale',
    key: ['x/rest', 'owner_signoff_missing'],
    edits: [['signed\n    blockers: []', 'signed\n    blockers: ["⟦owner_signoff_missing⟧"]']],
    message: 'The owner of x/rest has signed off: take owner_signoff_missing off.',
  },
  {
    code: 'check-blocked',
    when: 'a module is no directory',
    key: ['specs/extension-beta-evidence.yaml'],
    edits: [
      ['  - module: x/rest\n    owner', '  - module: ⟦x/nowhere⟧\n    owner'],
      ['      - x/new\n', '      - x/new\n      - x/nowhere\n'],
    ],
    message: 'x/nowhere is no directory, and extension-beta-evidence stops there: correct the module.',
  },
]

describe('extension-beta-evidence', () => {
  it('finds nothing in a clean workspace', () => {
    assert.deepEqual(findingsOf(extensionBetaEvidence, evidenceWorkspace), [])
  })

  for (const example of examples) {
    const { code, when } = example
    it(when ? `${code}: ${when}` : code, () => checkExample(extensionBetaEvidence, evidenceWorkspace, example))
  }

  it('has an example of every rule', () => {
    const shown = new Set(examples.map(({ code }) => code))
    const codes = extensionBetaEvidence.flatMap(({ rules }) => rules.map(({ code }) => code))
    assert.deepEqual(
      codes.filter(code => !shown.has(code)),
      [],
    )
  })

  it('names each release ref once for git to look up', () => {
    const workspace = edited(evidenceWorkspace, [['      - v1.0.0\n', '      - " v2 "\n      - ""\n']])
    const evidence = markedFiles(workspace).files.get('specs/extension-beta-evidence.yaml') ?? ''
    assert.deepEqual(releaseRefs(new SourceText(evidence)), ['v2', 'v1.1.0', 'v1.0.0'])
  })

  it('cuts comments from values, and hides the items of a list whose key has one', () => {
    const workspace = edited(evidenceWorkspace, [['    release_refs:\n', '    release_refs: # two\n']])
    assert.deepEqual(
      findingsOf(extensionBetaEvidence, workspace).map(({ code, key }) => [code, ...key]),
      [['blocker-missing', 'x/rest', 'release_history_missing']],
    )
  })

  it('tells once of a manifest that is missing, and goes on', () => {
    const workspace = edited(evidenceWorkspace, [
      ['-- x/data/module.yaml --', '-- x/data/other.yaml --'],
      [restOwner, '  - module: x/rest\n    owner: web\n'],
    ])
    assert.deepEqual(
      findingsOf(extensionBetaEvidence, workspace).map(({ code, key }) => [code, ...key]),
      [
        ['evidence-owner-mismatch', 'x/rest', 'web', 'api'],
        ['check-blocked', 'x/data/module.yaml'],
      ],
    )
  })
})
