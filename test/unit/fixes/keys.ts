import type { FixExample } from '../../support/fix-examples.ts'

const responsibilities = 'summary: Resources.\n\nresponsibilities:\n'
const written = (key: string): string => `summary: Resources.\n\n${key}\n`
const goals = 'non_goals:\n  - transactions\n\npublic_entrypoints:\n  - Resource\n'

/** A key that YAML knows and CI does not, and how it is written plainly. */
const hidden = (key: string): FixExample => ({
  code: 'readings-differ',
  when: `the key that CI does not know: ${key}`,
  mistake: [[responsibilities, written(key)]],
  mend: [[written(key), responsibilities]],
})

/** A key that is misspelt, however it is written. */
const misspelt = (key: string): FixExample => ({
  code: 'schema-violation',
  when: `the key that was meant, as CI reads it: ${key}`,
  mistake: [[responsibilities, written(key)]],
  mend: [[written(key), responsibilities]],
})

/** Of keys, and of the values that only one form of them had a fix for; over the workspace of manifests. */
export const keyExamples: readonly FixExample[] = [
  ...['"responsibilities":', "'responsibilities':", '"responsibilities" :'].map(hidden),
  ...['responsibilites:', '"responsibilites":', '"responsibilites" :', "'responsibilitys'  :", 'responsibilites :'].map(
    misspelt,
  ),
  {
    code: 'readings-differ',
    when: 'the key and its list in brackets at once',
    mistake: [[goals, '"non_goals": [transactions, locks]\npublic_entrypoints:\n  - Resource\n']],
    mend: [['"non_goals": [transactions, locks]\n', 'non_goals:\n  - transactions\n  - locks\n']],
  },
  {
    code: 'doc-path-missing',
    when: 'the document that is a slip away, also where it is the only one',
    mistake: [['  - docs/rest.md\n  - docs\n', '  - docs/resd.md\n']],
    mend: [['  - docs/resd.md\n', '  - docs/rest.md\n']],
  },
  {
    code: 'doc-path-missing',
    when: 'in quotes',
    mistake: [['  - docs/rest.md\n  - docs\n', '  - "docs/rst.md"\n']],
    mend: [['"docs/rst.md"', '"docs/rest.md"']],
  },
  {
    code: 'doc-path-missing',
    when: 'the comment that CI takes for a part of it goes to a line of its own',
    mistake: [['  - docs/rest.md\n  - docs\n', '  - docs/rset.md # primer\n']],
    mend: [['  - docs/rset.md # primer\n', '  # primer\n  - docs/rest.md\n']],
  },
  {
    code: 'doc-path-missing',
    when: 'a directory with a slip in it',
    mistake: [['  - docs/rest.md\n  - docs\n', '  - dcos/rest.md\n']],
    mend: [['dcos/rest.md', 'docs/rest.md']],
  },
  {
    code: 'invalid-value',
    when: 'a status, and a tier below it that claims more',
    mistake: [['status: experimental\nowner: api\n', 'status: experimentl\nowner: api\nstability_tier: beta\n']],
    mend: [
      ['status: experimentl\n', 'status: experimental\n'],
      ['stability_tier: beta', 'stability_tier: experimental'],
    ],
  },
  {
    code: 'missing-key',
    when: 'a status, and a tier that claims more than it',
    mistake: [['status: experimental\nowner: api\n', 'owner: api\nstability_tier: ga\n']],
    mend: [
      [
        'layer: extension\nowner: api\nstability_tier: ga',
        'layer: extension\nstatus: experimental\nowner: api\nstability_tier: experimental',
      ],
    ],
  },
]

const taxonomy = `families:
  data:
    canonical_root: x/data
    roots:
      - x/data
`
const rootless = 'families:\n  data:\n    roots:\n      - x/data\n'

/** The same of specs, over the workspace of evidence. */
export const specKeyExamples: readonly FixExample[] = [
  {
    code: 'schema-violation',
    when: 'a canonical root in front of the roots, which CI reads after it',
    mistake: [[taxonomy, rootless]],
    mend: [[rootless, taxonomy]],
  },
  {
    code: 'schema-violation',
    when: 'and in front of what somebody says of the roots',
    mistake: [[taxonomy, rootless.replace('    roots', '    # all of them\n    roots')]],
    mend: [
      [
        rootless.replace('    roots', '    # all of them\n    roots'),
        taxonomy.replace('    roots', '    # all of them\n    roots'),
      ],
    ],
  },
  {
    code: 'schema-violation',
    when: 'roots behind their canonical root',
    mistake: [[taxonomy, 'families:\n  data:\n    canonical_root: x/data\n']],
    mend: [['    canonical_root: x/data\n', '    canonical_root: x/data\n    roots:\n      - x/data\n']],
  },
]
