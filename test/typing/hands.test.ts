import assert from 'node:assert/strict'
import path from 'node:path'
import { WorkspaceTyping } from '../support/typing/workspace-typing.ts'

const sample = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** Manifests of families that are not on the disk, as people may write them. */
const families: readonly (readonly [title: string, file: string, text: string])[] = [
  [
    'a new family',
    'x/billing/module.yaml',
    `# What is billed.
name: x/billing
path: x/billing
layer: extension
status: experimental
owner: gateway
risk: high # money
summary: Sends invoices: paid or 'open'.

subordinate_families:
  - x/billing/tax

responsibilities:
  - owner of every invoice
  - core of it all
  - x
  - Read the ledger

non_goals:
  - store nothing

public_entrypoints:
  - New
  - billing.New

allowed_imports:
  - contract
  - store
  - x/data
  - x/billing/tax

forbidden_imports:
  - core/**
  - x/**
  - reference/**

test_commands:
  - go test ./x/billing
  - go build ./...
  - make test

doc_paths:
  - docs
  - docs/modules/x/billing/README.md
  - README.md

review_checklist:
  - x/rest is not imported

agent_hints:
  - go to the docs
  - Is it?
`,
  ],
  [
    'quotes, brackets and deeper indents',
    'x/gatekeeper/module.yaml',
    `name: "x/gatekeeper"
path: 'x/gatekeeper'
layer: "extension"
status: beta # until then
owner: "sec"
risk: low
summary: 'beta of a gate'
allowed_imports: [contract, "log", x/rest]
non_goals: [reading, writing]
responsibilities:
    - 'It''s due'
    - "Reads: the ledger"
test_commands:
    - "go vet ./x/gatekeeper/..."
public_entrypoints:
    - gate/pass
agent_hints: >
  Read the primer
  and the docs
`,
  ],
  [
    'a task of one’s own',
    'specs/task-routing.yaml',
    `version: 1
context_policy:
  initial_package: mine
  startup:
    - README.md
    - docs
routing_rules:
  billing_work:
    intent: Change how core is billed.
    destination: billing/core # or so
    packages:
      - core
      - x/billing
    paths:
      - x/rest/new
tasks:
  billing:
    intent: Read x/rest
    context_package: "review-only"
    start_with:
      - docs/modules/x/billing/README.md
      - 'x/rest/module.yaml'
      - x/rest
    avoid: [core, reference/none]
`,
  ],
  [
    'a repository of one’s own',
    'specs/repo.yaml',
    `repo:
  name: shop
  module: example.com/shop
  mode: by hand
canonical_authority:
  style: [docs/style.md]
  core:
    - x/rest/none.md
layers:
  stable:
    description: What core is.
    paths:
      - core
      - ledger
  tooling:
    paths:
      - .githooks
      - cmd
agent_workflow:
  defaults:
    max_files_per_card: 12
    require_explicit_scope: "true"
    own_switch: yes
`,
  ],
  [
    'items in column 0',
    'x/a/module.yaml',
    `name: x/a
allowed_imports:
- contract
- core
test_commands:
- go test ./...
- go test ./x/a/...
`,
  ],
]

describe('typing with other hands', function () {
  this.timeout(120_000)
  const workspace = new WorkspaceTyping(sample)
  const betweenCrlf = new WorkspaceTyping(sample, '\r\n')
  const withPairs = new WorkspaceTyping(sample, '\n', true)

  for (const [title, file, text] of families) {
    it(`keeps every line of ${title} that is not on the disk`, () =>
      assert.deepEqual(workspace.typeNew(file, text).lost, []))

    it(`keeps every line of ${title} between CRLF`, () => assert.deepEqual(betweenCrlf.typeNew(file, text).lost, []))

    it(`keeps every line of ${title} where pairs are closed`, () =>
      assert.deepEqual(withPairs.typeNew(file, text).lost, []))
  }

  it('keeps every line of the manifests of the sample between CRLF', () => {
    assert.deepEqual(
      workspace.manifests.flatMap(file => betweenCrlf.typeFile(file).lost),
      [],
    )
  })

  it('keeps a line in which a letter was wrong and taken back', () => {
    assert.deepEqual(
      families.flatMap(([, file, text]) => workspace.mistypeNew(file, text)),
      [],
    )
    assert.deepEqual(
      workspace.manifests.slice(0, 4).flatMap(file => workspace.mistypeFile(file)),
      [],
    )
  })

  it('writes what is meant where Tab takes it, and keeps what is typed where that is undone', () => {
    const outcomes = [
      ...workspace.manifests.map(file => workspace.takeFile(file)),
      // A list in column 0 is indented as an item of it is taken.
      ...families.filter(([, , text]) => !/^-/m.test(text)).map(([, file, text]) => workspace.takeNew(file, text)),
    ]
    assert.deepEqual(
      outcomes.flatMap(({ lost }) => lost),
      [],
    )
    assert.ok(outcomes.reduce((sum, { taken }) => sum + taken, 0) > 100)
  })
})
