import { stableRoots } from '../../../server/src/core/modules/covered-manifests.ts'
import type { FixExample } from '../../support/fix-examples.ts'

/** A small workspace in which module-manifests and the YAML rules find nothing. */
export const manifestWorkspace = `-- go.mod --
module github.com/spcent/plumego
-- x/rest/resource.go --
package rest

type Resource struct{}
-- docs/rest.md --
-- specs/module-manifest.schema.yaml --
required:
  - name
  - path
  - layer
  - status
  - risk
  - owner
  - responsibilities
  - non_goals
  - doc_paths
enums:
  layer:
    - stable
    - extension
  status:
    - experimental
    - beta
    - ga
  risk:
    - low
    - medium
limits:
  responsibilities_max: 3
  non_goals_max: 3
  doc_paths_max: 3
${stableRoots
  .map(
    root => `-- ${root}/module.yaml --
name: ${root}
path: ${root}
layer: stable
status: ga
owner: runtime
risk: low
summary: The ${root} module.
strict_boundary: ${root}
responsibilities:
  - one
non_goals:
  - one
public_entrypoints:
  - One
allowed_imports:
  - stdlib
forbidden_imports:
  - x/**
test_commands:
  - go test
review_checklist:
  - one
doc_paths:
  - docs
agent_hints:
  - one
`,
  )
  .join(
    '',
  )}${stableRoots.map(root => `-- ${root}/one.go --\npackage ${root}\n\ntype One struct{}\n`).join('')}-- x/rest/module.yaml --
# The resource extension.
name: x/rest
path: x/rest
layer: extension
status: experimental
owner: api
risk: low
summary: Resources.

responsibilities:
  - resources

non_goals:
  - transactions

public_entrypoints:
  - Resource
allowed_imports:
  - stdlib
forbidden_imports:
  - x/**
test_commands:
  - go test ./x/rest/...
review_checklist:
  - names
doc_paths:
  - docs/rest.md
  - docs
agent_hints:
  - Ask first
`

const risk = 'owner: api\nrisk: low'

export const manifestExamples: readonly FixExample[] = [
  {
    code: 'entrypoint-not-found',
    when: 'a name is near one that the code has',
    mistake: [['  - Resource\n', '  - Resuorce\n']],
    mend: [['  - Resuorce\n', '  - Resource\n']],
    safe: false,
  },
  {
    code: 'entrypoint-not-found',
    when: 'another entry is left, and nothing is near',
    mistake: [['  - Resource\n', '  - Resource\n  - Gone\n']],
    mend: [['  - Resource\n  - Gone\n', '  - Resource\n']],
    safe: false,
  },
  {
    code: 'entrypoint-not-found',
    when: 'it is the last entry',
    mistake: [['  - Resource\n', '  - Completely\n']],
    mend: 'none',
  },
  {
    code: 'missing-key',
    when: 'what follows from the place',
    mistake: [['layer: extension\n', '']],
    mend: [['path: x/rest\n', 'path: x/rest\nlayer: extension\n']],
    safe: true,
  },
  {
    code: 'missing-key',
    when: 'what a person has to think of',
    mistake: [['owner: api\n', '']],
    mend: [['status: experimental\nrisk', 'status: experimental\nowner: TODO\nrisk']],
    shows: ['unfilled-value'],
  },
  {
    code: 'missing-key',
    when: 'nothing where a byte order mark hides the key from CI',
    mistake: [['-- x/rest/module.yaml --\n# The resource extension.\n', '-- x/rest/module.yaml --\n\ufeff']],
    mend: 'none',
  },
  {
    code: 'empty-value',
    when: 'behind the colon',
    mistake: [['owner: api\n', 'owner: ""\n']],
    mend: [['owner: ""\n', 'owner: TODO\n']],
    shows: ['unfilled-value'],
  },
  {
    code: 'empty-value',
    when: 'what follows from the place',
    mistake: [['name: x/rest\n', 'name:\n']],
    mend: [['name:\npath: x/rest', 'name: x/rest\npath: x/rest']],
    safe: true,
  },
  {
    code: 'empty-value',
    when: 'nothing where the value is on the next line',
    mistake: [['owner: api\n', 'owner:\n  api\n']],
    mend: 'none',
  },
  {
    code: 'empty-list',
    when: 'a list in brackets, one item a line',
    mistake: [['non_goals:\n  - transactions\n\n', 'non_goals: [transactions, "a b"]\n\n']],
    mend: [['non_goals: [transactions, "a b"]\n', 'non_goals:\n  - transactions\n  - "a b"\n']],
    safe: true,
  },
  {
    code: 'empty-list',
    when: 'items without indent',
    mistake: [['  - transactions\n', '- transactions\n# and\n- joins\n']],
    mend: [['- transactions\n# and\n- joins\n', '  - transactions\n  # and\n  - joins\n']],
    safe: true,
  },
  {
    code: 'empty-list',
    when: 'not without a person, where CI may object to what it then sees',
    mistake: [['doc_paths:\n  - docs/rest.md\n  - docs\n', 'doc_paths: [docs/none.md]\n']],
    mend: [['doc_paths: [docs/none.md]\n', 'doc_paths:\n  - docs/none.md\n']],
    shows: ['doc-path-missing'],
  },
  {
    code: 'empty-list',
    when: 'a skeleton where there is nothing',
    mistake: [['non_goals:\n  - transactions\n', 'non_goals:\n']],
    mend: [['non_goals:\n\n', 'non_goals:\n  - TODO\n\n']],
    shows: ['unfilled-value'],
  },
  {
    code: 'invalid-value',
    when: 'the nearest value, quotes kept',
    mistake: [[risk, 'owner: api\nrisk: "medum"']],
    mend: [['risk: "medum"', 'risk: "medium"']],
    safe: true,
  },
  {
    code: 'invalid-value',
    when: 'the comment, which CI takes for a part of the value, goes to a line of its own',
    mistake: [[risk, 'owner: api\nrisk: low # for now']],
    mend: [['risk: low # for now', '# for now\nrisk: low']],
    safe: true,
  },
  {
    code: 'invalid-value',
    when: 'a status only by a person',
    mistake: [['status: experimental\n', 'status: experimantal\n']],
    mend: [['status: experimantal\n', 'status: experimental\n']],
  },
  {
    code: 'invalid-value',
    when: 'nothing where none is near',
    mistake: [[risk, 'owner: api\nrisk: huge']],
    mend: 'none',
  },
  {
    code: 'name-mismatch',
    when: 'the directory, quotes kept',
    mistake: [['name: x/rest\n', "name: 'x/rst'\n"]],
    mend: [["name: 'x/rst'", "name: 'x/rest'"]],
    safe: true,
  },
  {
    code: 'path-mismatch',
    when: 'the directory, line ends kept',
    mistake: [['path: x/rest\nlayer: extension\n', 'path: x/rest/ # here\r\nlayer: extension\n']],
    mend: [['path: x/rest/ # here\r\n', '# here\npath: x/rest\r\n']],
    safe: true,
  },
  {
    code: 'layer-mismatch',
    when: 'the layer of the place',
    mistake: [['layer: extension\n', 'layer: stable\n']],
    mend: [['layer: stable\nstatus: exp', 'layer: extension\nstatus: exp']],
    safe: true,
  },
  {
    code: 'doc-path-missing',
    when: 'the entry',
    mistake: [['  - docs/rest.md\n', '  - docs/old.md\n']],
    mend: [['  - docs/old.md\n', '']],
  },
  {
    code: 'doc-path-missing',
    when: 'nothing where it is the only one',
    mistake: [['  - docs/rest.md\n  - docs\n', '  - docs/old.md\n']],
    mend: 'none',
  },
  {
    code: 'strict-boundary-missing',
    when: 'a skeleton',
    mistake: [['strict_boundary: core\n', '']],
    mend: [['summary: The core module.\n', 'summary: The core module.\nstrict_boundary: TODO\n']],
    shows: ['unfilled-value'],
  },
  {
    code: 'schema-violation',
    when: 'the nearest key',
    mistake: [['agent_hints:\n  - Ask', 'agent_hint:\n  - Ask']],
    mend: [['agent_hint:\n', 'agent_hints:\n']],
  },
  {
    code: 'readings-differ',
    when: 'the comment behind a value that follows from the place',
    mistake: [['name: x/rest\n', 'name: x/rest # REST\n']],
    mend: [['name: x/rest # REST\n', '# REST\nname: x/rest\n']],
    safe: true,
  },
]
