import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base, type Case } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const code = 'unfilled-value'
const manifest = 'x/rest/module.yaml'
const boundary = 'docs/concepts/extension-boundary.md'
const dashboard = 'docs/concepts/extension-maturity.md'
const hotspots = 'specs/package-hotspots.yaml'

const cases: readonly Case[] = [
  {
    what: 'a value',
    code,
    files: `-- ${manifest} --\nname: x/rest\nsummary: ⟦TODO⟧\n`,
    keys: [[manifest, 'summary']],
    message: 'summary is still to be written: put your own words in place of TODO.',
  },
  {
    what: 'a value in quotes, and one before a comment',
    code,
    files: `-- ${manifest} --\nname: x/rest\nowner: "⟦TODO⟧"\nsummary: ⟦TODO⟧ # soon\n`,
    keys: [
      [manifest, 'owner'],
      [manifest, 'summary'],
    ],
  },
  {
    what: 'each entry of a list',
    code,
    files: `-- ${manifest} --\nname: x/rest\nresponsibilities:\n  - Answers\n  - ⟦TODO⟧\n  - ⟦TODO⟧\n`,
    keys: [
      [manifest, 'responsibilities'],
      [manifest, 'responsibilities'],
    ],
  },
  {
    what: 'a value below other keys, with Windows line ends',
    code,
    files: `-- ${manifest} --\r\nname: x/rest\r\nstability_tiers:\r\n  beta:\r\n    - ⟦TODO⟧\r\n`.replace(
      ' --\r\n',
      ' --\n',
    ),
    keys: [[manifest, 'stability_tiers.beta']],
  },
  {
    what: 'the summary of an extension’s package among the hotspots',
    code,
    files: `-- ${hotspots} --\npackages:\n  x/rest/paging:\n    module: x/rest\n    summary: ⟦TODO⟧\n  core:\n    summary: TODO\n`,
    keys: [[hotspots, 'packages.x/rest/paging.summary']],
  },
  {
    what: 'cells of the pages',
    code,
    files: `-- ${boundary} --\n### A — Families\n\n| Family | Role |\n|---|---|\n| \`x/rest\` | ⟦TODO⟧ |\n| \`x/data\` | Data |\n-- ${dashboard} --\n| Extension | Validation |\n|---|---|\n| \`x/rest\` | ⟦TODO⟧ |\n`,
    keys: [
      [boundary, 'x/rest Role'],
      [dashboard, 'x/rest Validation'],
    ],
  },
  {
    what: 'nothing that only speaks of to-dos',
    code,
    files: `-- ${manifest} --
# TODO
name: x/rest # TODO
summary: TODO lists for everybody
TODO: x
responsibilities:
  - Keeps TODO.md
  - Finds TODO and FIXME
  - TODOs
doc_paths:
  - docs/TODO
-- specs/agent-quality-rules.yaml --
markers:
  - TODO
-- ${hotspots} --
notes:
  summary: TODO
packages:
  x/rest:
    task_families:
      - TODO
-- ${boundary} --
TODO

| Mark | Meaning |
|---|---|
| \`core\` | TODO |
| TODO | open |

\`\`\`
| Family | Role |
|---|---|
| \`x/rest\` | TODO |
\`\`\`
`,
    keys: [],
  },
  {
    what: 'nothing that a comment with a reason acknowledges',
    code,
    files: `-- ${manifest} --\nname: x/rest\n# plumego:acknowledge unfilled-value the owner writes it in March\nsummary: TODO\n`,
    keys: [],
  },
]

describe('values that are still to be written', () => {
  for (const example of cases) it(example.what, () => assertExample(base, beyondCi, example))
})
