import { beyondCi } from '../../../server/src/core/rules/beyond-ci/index.ts'
import { base, type Case, evidence } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'

const promotions: readonly Case[] = [
  {
    what: 'ga, where the evidence is for beta',
    code: 'unproven-promotion',
    files: '-- x/rest/module.yaml --\nname: x/rest\nstatus: ⟦ga⟧\n',
    keys: [['x/rest', 'ga']],
    message: `x/rest calls itself ga, but its evidence in ${evidence} is for beta: stay beta until it is complete for ga.`,
  },
  {
    what: 'beta below a family without evidence',
    code: 'unproven-promotion',
    files: '-- x/data/sql/module.yaml --\nname: x/data/sql\nstatus: ⟦beta⟧\n',
    keys: [['x/data/sql', 'beta']],
    message: `x/data/sql calls itself beta, but ${evidence} has no complete evidence for it, its surfaces or a family above it: a document, the owner’s sign-off and no blockers. Complete it first, or stay experimental.`,
  },
  {
    what: 'a tier, once for the same status',
    code: 'unproven-promotion',
    files: '-- x/data/sql/module.yaml --\nname: x/data/sql\nstatus: ⟦beta⟧\nstability_tier: beta\n',
    keys: [['x/data/sql', 'beta']],
  },
  {
    what: 'nothing that a family above, a surface or a parent family proves',
    code: 'unproven-promotion',
    files: `
-- x/rest/paging/module.yaml --
name: x/rest/paging
status: beta
-- x/data/file/module.yaml --
name: x/data/file
status: beta
-- x/paging/module.yaml --
name: x/paging
status: beta
parent_family: x/rest
`,
    keys: [],
  },
  {
    what: 'what an owner has not signed',
    code: 'unproven-promotion',
    files: `
-- ${evidence} --
candidates:
  - module: x/rest
    current_status: beta
    evidence_doc: docs/evidence/x-rest.md
    owner_signoff: missing
    blockers: []
-- x/rest/paging/module.yaml --
name: x/rest/paging
status: ⟦beta⟧
`,
    keys: [['x/rest/paging', 'beta']],
  },
  {
    what: 'nothing that a check looks at, and nothing outside of x/',
    code: 'unproven-promotion',
    files: `
-- x/data/module.yaml --
name: x/data
status: beta
-- core/module.yaml --
name: core
status: ga
`,
    keys: [],
  },
]

const entryOf = (module: string, more: string): string => `
-- ${evidence} --
candidates:
  - module: x/rest
    current_status: beta
    evidence_doc: docs/evidence/x-rest.md
    api_snapshots:
      - docs/evidence/extension/snapshots/x-rest/base.snapshot
  - module: ${module}
    current_status: beta
${more}
`

const reuses: readonly Case[] = [
  {
    what: 'a release ref twice',
    code: 'evidence-reused',
    files: entryOf('x/data', '    release_refs: [v1.0.0, ⟦v1.0.0⟧]'),
    keys: [['x/data', 'v1.0.0']],
    message: `x/data names v1.0.0 twice (${evidence}:9), and once is all that it proves: name another one.`,
  },
  {
    what: 'a snapshot of another module',
    code: 'evidence-reused',
    files: entryOf('x/data', '    api_snapshots:\n      - ⟦docs/evidence/extension/snapshots/x-rest/base.snapshot⟧'),
    keys: [['x/data', 'docs/evidence/extension/snapshots/x-rest/base.snapshot']],
    message: `docs/evidence/extension/snapshots/x-rest/base.snapshot is evidence of x/rest (${evidence}:2), so it proves nothing of x/data: name its own.`,
  },
  {
    what: 'a document of another module, told by its name alone',
    code: 'evidence-reused',
    files: `
-- ${evidence} --
candidates:
  - module: x/data
    evidence_doc: ⟦docs/evidence/x-rest.md⟧
  - module: x/rest
    evidence_doc: docs/evidence/rest.md
`,
    keys: [['x/data', 'docs/evidence/x-rest.md']],
  },
  {
    what: 'a path that leaves its directory',
    code: 'evidence-reused',
    files: entryOf('x/data', '    evidence_doc: ⟦docs/evidence/../evidence/x-data.md⟧'),
    keys: [['x/data', 'docs/evidence/../evidence/x-data.md']],
    message:
      'docs/evidence/../evidence/x-data.md of x/data leaves its directory by "..": expected the plain path docs/evidence/x-data.md.',
  },
  {
    what: 'nothing where a check says that the snapshot lies in the wrong place',
    code: 'evidence-reused',
    files: entryOf('x/data', '    api_snapshots: [docs/evidence/../x-rest/base.snapshot]'),
    keys: [],
  },
  {
    what: 'nothing where a family and its surfaces share a page',
    code: 'evidence-reused',
    files: entryOf('x/rest/paging', '    evidence_doc: docs/evidence/x-rest.md\n    release_refs: [v1.0.0, v1.1.0]'),
    keys: [],
  },
]

const conflicts: readonly Case[] = [
  {
    what: 'the manifest of a package and its family’s tiers',
    code: 'maturity-conflict',
    files: `
-- x/data/module.yaml --
name: x/data
status: experimental
stability_tiers:
  # What is left to do.
  experimental:
    - file # for now
-- x/data/file/module.yaml --
name: x/data/file
status: ⟦beta⟧
-- ${evidence} --
candidates:
`,
    keys: [['x/data/file']],
    message:
      'x/data/file is experimental by stability_tiers of x/data (x/data/module.yaml:6), which counts, but its own status says beta: bring the two into line.',
  },
  {
    what: 'the dashboard’s row of a package that no check compares',
    code: 'maturity-conflict',
    files: `
-- docs/concepts/extension-maturity.md --
| Package | Status |
| --- | --- |
| ⟦\`x/data/file\`⟧ | ga |
-- ${evidence} --
candidates:
`,
    keys: [['x/data/file']],
  },
  {
    what: 'nothing that a check compares',
    code: 'maturity-conflict',
    files: `
-- docs/concepts/extension-maturity.md --
| Package | Status |
| --- | --- |
| \`x/data\` | beta |
-- x/rest/module.yaml --
name: x/rest
status: experimental
`,
    keys: [],
  },
]

for (const example of [promotions, reuses, conflicts].flat()) {
  describe(example.code, () => it(`tells ${example.what}`, () => assertExample(base, beyondCi, example)))
}
