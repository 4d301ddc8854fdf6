import type { RulePage } from './page.ts'

const evidence = 'specs/extension-beta-evidence.yaml'
const snapshots = 'docs/evidence/extension/snapshots'
const rest = '  - module: x/rest\n'
/** Unlike its neighbours, the entry of x/rest has its lists one item a line. */
const secondSnapshot = `      - ${snapshots}/b.snapshot\n`
const unblocked = 'owner_signoff: signed\n    blockers: []'

export const extensionBetaEvidencePages: readonly RulePage[] = [
  {
    code: 'evidence-empty',
    why: 'The ledger says what each extension has to show for beta. CI finds entries by their exact form; a ledger in which it finds none proves nothing.',
    mend: 'Write entries as `  - module: x/...`, two spaces in, below candidates:, subpackage_candidates: or surface_candidates:.',
    bad: {
      [evidence]: [
        [`candidates:\n${rest}`, `planned:\n${rest}`],
        ['subpackage_candidates:', 'planned_subpackages:'],
        ['surface_candidates:', 'planned_surfaces:'],
      ],
    },
    also: ['promotion-without-evidence', 'promotion-without-evidence'],
  },
  {
    code: 'evidence-module-missing',
    why: 'Evidence is for a module; an entry without one is for nothing.',
    mend: 'Write the path of an extension behind module:.',
    bad: { [evidence]: [['  - module: x/data\n    subpackage', '  - module:\n    subpackage']] },
  },
  {
    code: 'evidence-module-undeclared',
    why: 'Only extensions that specs/repo.yaml or the taxonomy declares can mature. An entry for another is a slip of the pen, or a module that was never introduced.',
    mend: 'Correct the path, or declare the module first.',
    bad: {
      'specs/repo.yaml': [['      - x/rest\n', '']],
      'specs/extension-taxonomy.yaml': [['  rest:\n    canonical_root: x/rest\n    roots:\n      - x/rest\n', '']],
    },
    also: ['extension-root-undeclared', 'readme-lists-non-beta'],
  },
  {
    code: 'evidence-name-mismatch',
    why: 'The entry and the manifest of its module must be about the same thing, under the same name.',
    mend: 'Give the manifest the name of its directory.',
    bad: { 'x/rest/module.yaml': [['name: x/rest\n', 'name: x/resource\n']] },
    also: ['maturity-name-mismatch', 'name-mismatch'],
  },
  {
    code: 'evidence-owner-missing',
    why: 'Somebody answers for the evidence. Without an owner nobody can sign it off.',
    mend: 'Add owner: with the owner that the manifest names.',
    bad: { [evidence]: [[`${rest}    owner: api\n`, rest]] },
  },
  {
    code: 'evidence-owner-mismatch',
    why: 'The owner of a module signs its evidence off. Two names leave open who does.',
    mend: 'Write the same owner in both files.',
    bad: { [evidence]: [['owner: api', 'owner: web']] },
  },
  {
    code: 'evidence-package-unset',
    why: 'A surface is a part of a module, and its package says which part.',
    mend: 'Add package: with the directory of the surface.',
    bad: {
      [evidence]: [
        ['    package: x/data/file\n', ''],
        ['current_status: experimental', 'current_status: beta'],
      ],
    },
  },
  {
    code: 'evidence-package-not-found',
    why: 'Evidence for a package that is gone, or was misspelt, says nothing about the code that is there.',
    mend: 'Correct the path; drop the entry where the package was removed.',
    bad: {
      [evidence]: [
        ['package: x/data/file', 'package: x/data/blob'],
        ['current_status: experimental', 'current_status: beta'],
      ],
    },
  },
  {
    code: 'evidence-package-not-directory',
    why: 'A Go package is a directory. The path of a file names none.',
    mend: 'Name the directory that holds the file.',
    bad: { [evidence]: [['package: x/data/file', 'package: x/data/data.go']] },
    also: ['check-blocked', 'check-blocked'],
  },
  {
    code: 'evidence-package-outside-module',
    why: 'A surface belongs to its module: a package elsewhere has another owner, and matures with that one.',
    mend: 'Name a package below the module, or move the entry to the module that holds the package.',
    bad: { [evidence]: [['package: x/data/file', 'package: x/new']] },
  },
  {
    code: 'evidence-status-unset',
    why: 'An entry says what status its evidence is for.',
    mend: 'Add current_status: with the status that the manifest gives.',
    bad: { [evidence]: [['    current_status: experimental\n', '']] },
  },
  {
    code: 'evidence-status-mismatch',
    why: 'The ledger and the manifest tell the status of the same module. Where they differ, readers believe the one that they happen to read.',
    mend: 'Correct whichever is wrong. A promotion changes the ledger first, once the evidence is complete.',
    bad: {
      [evidence]: [
        [`${rest}    owner: api\n    current_status: beta`, `${rest}    owner: api\n    current_status: ga`],
      ],
    },
    also: ['promotion-without-evidence'],
  },
  {
    code: 'evidence-tier-unset',
    why: 'A subpackage has a tier within its module rather than a status of its own; the entry names it.',
    mend: 'Add current_tier: with the tier under which stability_tiers of the manifest lists the subpackage.',
    bad: { [evidence]: [['    current_tier: stable\n', '']] },
  },
  {
    code: 'evidence-tier-unlisted',
    why: 'The tiers of a module stand in its manifest, under stability_tiers. The entry must not claim another one.',
    mend: 'Write the tier that the manifest lists the subpackage under, or list it there.',
    bad: { [evidence]: [['current_tier: stable', 'current_tier: experimental']] },
  },
  {
    code: 'evidence-doc-unset',
    why: 'The evidence itself is a document: what was tested, who uses it, what is left to do. The entry names it.',
    mend: 'Write the document below docs/evidence/ and name it in evidence_doc.',
    bad: {
      [evidence]: [
        [
          '    current_status: experimental\n    evidence_doc: docs/evidence/data.md\n',
          '    current_status: experimental\n',
        ],
      ],
    },
  },
  {
    code: 'evidence-doc-not-found',
    why: 'A document that is not there proves nothing.',
    mend: 'Write it, or correct the path.',
    bad: { 'docs/evidence/rest.md': null },
  },
  {
    code: 'release-ref-unresolved',
    why: 'Beta rests on releases that were really made. Each release ref must name a commit of this repository; git is asked, and nothing is fetched.',
    mend: 'Correct the ref. Where the tag exists on the server alone, fetch the tags; in CI, check out with them.',
    bad: { [evidence]: [['      - v1.0.0\n', '      - v0.9.0\n']] },
    commits: new Map([
      ['v0.9.0', false],
      ['v1.0.0', true],
      ['v1.1.0', true],
    ]),
  },
  {
    code: 'history-missing',
    why: 'Release refs are looked up in the git history. In an export without it, in a shallow clone that lacks them, in a repository that git refuses or without git they cannot be, and this says so once. Nothing is ever fetched.',
    mend: 'Open a clone; for a shallow one run `git fetch --unshallow --tags`, and in a workflow check out with `fetch-depth: 0`. Otherwise there is nothing to do: everything else is checked all the same.',
    bad: {},
    commits: 'no-history',
  },
  {
    code: 'snapshot-outside-root',
    why: `API snapshots are kept together, below ${snapshots}/, where tools write and compare them.`,
    mend: 'Move the snapshot there and correct the path.',
    bad: { [evidence]: [[secondSnapshot, '      - docs/evidence/rest.md\n']] },
  },
  {
    code: 'snapshot-not-found',
    why: 'Two snapshots show that the API held still between two releases. One that is missing shows nothing.',
    mend: 'Take the snapshot, or correct the path.',
    bad: { [evidence]: [[secondSnapshot, `      - ${snapshots}/c.snapshot\n`]] },
  },
  {
    code: 'snapshot-unreadable',
    why: 'The path leads through something that is no directory, so CI cannot even look.',
    mend: 'Correct the path.',
    bad: { [evidence]: [[secondSnapshot, `      - ${snapshots}/a.snapshot/b\n`]] },
  },
  {
    code: 'snapshot-not-file',
    why: 'A snapshot is one file, the API of one release. A directory could hold any number.',
    mend: 'Name the file.',
    bad: { [evidence]: [[secondSnapshot, `      - ${snapshots}/\n`]] },
  },
  {
    code: 'blocker-unknown',
    why: 'Three blockers are defined, and each stands for something that is checked: release_history_missing, api_snapshot_missing, owner_signoff_missing. Any other keeps a module back for reasons that nothing can resolve.',
    mend: 'Use one of the three, and tell the rest in the evidence document.',
    bad: {
      [evidence]: [['      - owner_signoff_missing\n', '      - owner_signoff_missing\n      - tests_missing\n']],
    },
    also: ['blocker-stale'],
  },
  {
    code: 'blocker-missing',
    why: 'What is missing must be said: fewer than two release refs, fewer than two API snapshots, or no sign-off each call for their blocker.',
    mend: 'Add the blocker until what is missing is there.',
    bad: { [evidence]: [['      - api_snapshot_missing\n', '']] },
  },
  {
    code: 'blocker-stale',
    why: 'A blocker that is resolved keeps a module back for nothing.',
    mend: 'Take the blocker off the list.',
    bad: { [evidence]: [[unblocked, unblocked.replace('[]', '[release_history_missing]')]] },
    also: ['dashboard-blocker-text', 'promotion-without-evidence'],
  },
]
