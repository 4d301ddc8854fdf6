import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { yamlRules } from '../../../server/src/core/rules/yaml/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { applyEdits } from '../../support/apply-edits.ts'
import { showPlace } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const taxonomy = 'specs/extension-taxonomy.yaml'
const rules = 'specs/dependency-rules.yaml'
const evidence = 'specs/extension-beta-evidence.yaml'
const signals = 'specs/extension-maturity.yaml'
const repo = 'specs/repo.yaml'
const routing = 'specs/task-routing.yaml'
const community = 'community-extension.yaml'
const inventory = 'specs/deprecation-inventory.yaml'

const promise = (text: string): string => `name: a
module_path: example.com/a
status: beta
handler_shape: func(http.ResponseWriter, *http.Request)
test_commands:
  - go vet ./...
forbidden_imports:
${['core', 'router', 'contract', 'middleware', 'security', 'store', 'health', 'log', 'metrics'].map(root => `  - github.com/spcent/plumego/${root}\n`).join('')}no_init_side_effects: true
no_globals: true
owner: me
${text}`

interface Case {
  readonly file: string
  readonly text: string
  /** `line:from-to`, counted from 0. */
  readonly at: string
  readonly says: string
  /** Title of each fix, and what the text becomes. */
  readonly fixes: Readonly<Record<string, string>>
}

const cases: readonly Case[] = [
  {
    file: taxonomy,
    text: 'families:\n  shop:\n    canonical_rot: x/shop\n    roots:\n      - x/shop\n',
    at: '2:4-17',
    says: `${taxonomy}: families.shop.canonical_rot is no known key. Did you mean canonical_root?`,
    fixes: {
      'Replace by canonical_root': 'families:\n  shop:\n    canonical_root: x/shop\n    roots:\n      - x/shop\n',
      'Remove canonical_rot': 'families:\n  shop:\n    roots:\n      - x/shop\n',
    },
  },
  {
    file: taxonomy,
    text: 'families:\n  shop:\n    canonical_root: x/shop\n',
    at: '1:2-6',
    says: `${taxonomy} lacks families.shop.roots, which must be there: add it.`,
    fixes: {
      'Add the key roots': 'families:\n  shop:\n    canonical_root: x/shop\n    roots:\n      - x/shop\n',
    },
  },
  {
    file: rules,
    text: 'modules:\r\n  x/shop:\r\n    allow:\r\n      - stdlib\r\n',
    at: '1:2-8',
    says: `${rules} lacks modules.x/shop.path, which must be there: add it.`,
    fixes: {
      'Add the key path': 'modules:\r\n  x/shop:\r\n    path: x/shop\r\n    allow:\r\n      - stdlib\r\n',
    },
  },
  {
    file: rules,
    text: 'modules:\n  x/shop:\n    path: x/shop\n    deny: x/ai/**\n',
    at: '3:10-17',
    says: `${rules}: modules.x/shop.deny is a text: expected a list, one item a line.`,
    fixes: { 'Write one item a line': 'modules:\n  x/shop:\n    path: x/shop\n    deny:\n      - x/ai/**\n' },
  },
  {
    file: rules,
    text: 'rules:\n  free: yes\nmodules:\n  x/shop:\n    path: x/shop\n',
    at: '1:8-11',
    says: `${rules}: rules.free is a text: expected true or false.`,
    fixes: { 'Replace by true': 'rules:\n  free: true\nmodules:\n  x/shop:\n    path: x/shop\n' },
  },
  {
    file: rules,
    text: 'version: "1"\nmodules:\n  x/shop:\n    path: x/shop\n',
    at: '0:9-12',
    says: `${rules}: version is a text: expected a whole number.`,
    fixes: { 'Replace by 1': 'version: 1\nmodules:\n  x/shop:\n    path: x/shop\n' },
  },
  {
    file: rules,
    text: 'modules:\n  x/shop:\n    path: x/shop\n    layer: extention\n',
    at: '3:11-20',
    says: `${rules}: modules.x/shop.layer "extention": expected stable, extension, internal, tooling, reference.`,
    fixes: { 'Replace by extension': 'modules:\n  x/shop:\n    path: x/shop\n    layer: extension\n' },
  },
  {
    file: signals,
    text: 'signals:\n  - module: x/shop\n    recommended_entrypoint: 7\n    docs_signal: docs\n    coverage_signal: all\n',
    at: '2:28-29',
    says: `${signals}: signals[0].recommended_entrypoint is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.`,
    fixes: {
      'Put it in quotes':
        'signals:\n  - module: x/shop\n    recommended_entrypoint: "7"\n    docs_signal: docs\n    coverage_signal: all\n',
    },
  },
  {
    file: evidence,
    text: 'candidates:\n  - module: x/shop\n    owner: me\n    current_status: beta\n    evidence_doc: a.md\n    blocker: []\n',
    at: '5:4-11',
    says: `${evidence}: candidates[0].blocker is no known key. Did you mean blockers?`,
    fixes: {
      'Replace by blockers':
        'candidates:\n  - module: x/shop\n    owner: me\n    current_status: beta\n    evidence_doc: a.md\n    blockers: []\n',
      'Remove blocker':
        'candidates:\n  - module: x/shop\n    owner: me\n    current_status: beta\n    evidence_doc: a.md\n',
    },
  },
  {
    file: repo,
    text: 'agent_workflow:\n  defaults:\n    max_files_per_card: five\n',
    at: '2:24-28',
    says: `${repo}: agent_workflow.defaults.max_files_per_card is a text: expected a whole number.`,
    fixes: {},
  },
  {
    file: repo,
    text: 'agent_workflow:\n  required_steps:\n    - Read: the docs\n',
    at: '2:6-20',
    says: `${repo}: agent_workflow.required_steps[0] is a map of keys: expected a text, in quotes if it looks like something else.`,
    fixes: {},
  },
  {
    file: routing,
    text: 'tasks:\n  fix:\n    start_with: AGENTS.md\n',
    at: '2:16-25',
    says: `${routing}: tasks.fix.start_with is a text: expected a list, one item a line.`,
    fixes: { 'Write one item a line': 'tasks:\n  fix:\n    start_with:\n      - AGENTS.md\n' },
  },
  {
    file: routing,
    text: 'tasks:\n  fix:\n    intent: Fix.\n',
    at: '1:2-5',
    says: `${routing} lacks tasks.fix.start_with, which must be there: add it.`,
    fixes: {},
  },
  {
    file: rules,
    text: 'modules: {}\nrules:\n  root_facade_forbidden: maybe\n',
    at: '2:25-30',
    says: `${rules}: rules.root_facade_forbidden is a text: expected true or false.`,
    fixes: {},
  },
  {
    file: community,
    text: promise('').replace('no_globals: true', 'no_globals: false'),
    at: '17:12-17',
    says: `${community}: no_globals "false": expected true.`,
    fixes: { 'Replace by true': promise('') },
  },
  {
    file: community,
    text: promise('colour: red\n'),
    at: '19:0-6',
    says: `${community}: colour is no known key. Delete it, or put it into a comment.`,
    fixes: { 'Remove colour': promise('') },
  },
  {
    file: community,
    text: promise('').replace('  - github.com/spcent/plumego/log\n', ''),
    at: '6:0-17',
    says: `${community}: forbidden_imports has 8 entries, and 9 are the least: add the rest.`,
    fixes: {},
  },
]

const violations = (file: string, text: string): Finding[] => violationsOf(new Map([[file, text]]))

function violationsOf(files: ReadonlyMap<string, string>): Finding[] {
  const snapshot = workspaceFromFiles(files).snapshot()
  return new Checker(yamlRules, english).check(snapshot).filter(({ code }) => code === 'schema-violation')
}

describe('what a schema does not take in specs', () => {
  for (const { file, text, at, says, fixes } of cases) {
    it(says, () => {
      const [finding, ...others] = violations(file, text)
      assert.ok(finding)
      assert.deepEqual(others, [])
      assert.equal(finding.message, says)
      assert.equal(showPlace(finding), `${file}:${at}`)
      assert.deepEqual(
        Object.fromEntries(finding.fixes.map(({ title, edits }) => [title, applyEdits(text, edits)])),
        fixes,
      )
      assert.ok(finding.fixes.every(({ safe }) => !safe))
    })
  }

  it('is nothing in an empty list, and what a check tells of is left to it', () => {
    assert.deepEqual(violations(rules, 'modules:\n  x/shop:\n    path: x/shop\n    deny:\n'), [])
    assert.deepEqual(violations(evidence, 'candidates:\n  - module: x/shop\n    blockers:\n      - none\n'), [])
    assert.deepEqual(violations(evidence, 'candidate:\n  - module: x/shop\n'), [])
  })

  it('is nothing in keys of one’s own, and in those that are missing', () => {
    for (const [file, text] of [
      [repo, 'repo:\n  module: example.com/a\n'],
      [repo, 'own: 1\nlayers:\n  plugins:\n    paths:\n      - plugins\n    since: 2026\n'],
      [repo, 'canonical_authority:\nlayers:\n  stable:\n    paths:\n'],
      [routing, 'version: 2\nown:\n  - a\n'],
      [routing, 'tasks:\n  fix:\n    intent: Fix.\n    own: [1, 2]\n    start_with:\n      - a\n    avoid:\n'],
    ] as const) {
      assert.deepEqual(violations(file, text), [], text)
    }
  })

  it('is nothing where a task that agent-workflow sees begins with nothing', () => {
    const found = (text: string) =>
      violationsOf(
        new Map([
          [routing, text],
          ['specs/change-recipes/a.yaml', ''],
        ]),
      )
    for (const text of [
      'tasks:\n  fix:\n    intent: Fix.\n',
      'tasks:\n  fix:\n',
      'tasks:\n  fix:\n    start_with: a\n',
    ]) {
      assert.deepEqual(found(text), [], text)
    }
    // What it does not see, or sees otherwise, is nobody else's to tell.
    for (const text of [
      'tasks:\n   fix:\n     intent: Fix.\n',
      'tasks:\n  fix: x/rest\n',
      'tasks:\n  fix:\n    start_with:\n      - a: b\n',
    ]) {
      assert.equal(found(text).length, 1, text)
    }
  })

  it('is nothing where deprecation-inventory tells that an entry lacks a field', () => {
    const entry = (lines: string): string =>
      `entries:\n  - id: a\n    category: c\n    status: keep\n    owner: o\n${lines}`
    assert.deepEqual(violations(inventory, entry('    decision:\n')), [])
    assert.deepEqual(violations(inventory, entry('    decision: d\n    replacement: r\n')), [])
    // What stands where the check sees nothing, and what it sees and YAML takes for a list.
    assert.equal(violations(inventory, 'entries:\n    - id: a\n').length, 5)
    assert.equal(violations(inventory, entry('    decision: [d]\n    replacement: r\n')).length, 1)
  })

  it('is told where the check does not see it', () => {
    const found = violations(evidence, 'candidates:\n  - owner: me\n')
    assert.ok(found.some(({ message }) => message.includes('lacks candidates[0].module')))
  })
})
