import assert from 'node:assert/strict'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { moduleManifests } from '../../../server/src/core/rules/module-manifests/index.ts'
import { yamlRules } from '../../../server/src/core/rules/yaml/index.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { assertExample, type Example } from '../../support/findings.ts'
import { markedFiles, showPlace } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const manifest = `name: x/shop
path: x/shop
layer: extension
status: experimental
owner: sales
risk: low
summary: Sells things.

responsibilities:
  - Selling

non_goals:
  - Buying

forbidden_imports:
  - x/ai/**

test_commands:
  - go test ./x/shop/...

review_checklist:
  - Is it sold?

agent_hints:
  - Ask first

allowed_imports:
  - stdlib
`

const base = `-- specs/module-manifest.schema.yaml --
required:
  - name
  - owner
  - summary
  - allowed_imports
enums:
  risk:
    - low
    - high
limits:
  allowed_imports_max: 2
  hints_max: 1
-- specs/repo.yaml --
repo:
  module: example.com/shop
layers:
  extension:
    paths:
      - x/shop
-- specs/dependency-rules.yaml --
modules:
  x/shop:
    path: x/shop
    deny:
      - x/ai/**
special_rules:
  forbidden_paths:
    - old
-- specs/extension-taxonomy.yaml --
families:
  shop:
    canonical_root: x/shop
    roots:
      - x/shop
-- specs/extension-maturity.yaml --
signals:
  - module: x/shop
    recommended_entrypoint: the till
    docs_signal: docs
    coverage_signal: full
-- specs/extension-beta-evidence.yaml --
candidates:
  - module: x/shop
    owner: sales
    current_status: experimental
    evidence_doc: docs/evidence.md
    release_refs:
      - v1
    blockers: []
-- x/shop/module.yaml --
${manifest}`

/** The manifest with one of its parts replaced, as a file of an example. */
const shop = (old: string, replacement: string): string => {
  assert.ok(manifest.includes(old), old)
  return `-- x/shop/module.yaml --\n${manifest.replace(old, replacement)}`
}

const file = 'x/shop/module.yaml'
const rules = '-- specs/dependency-rules.yaml --\n'
const evidence = '-- specs/extension-beta-evidence.yaml --\n'

interface Case extends Example {
  readonly what: string
}

const examples: readonly Case[] = [
  {
    what: 'a text that is none',
    code: 'yaml-syntax',
    files: shop('owner: sales', 'owner: ⟦@sales⟧'),
    keys: [[file]],
    message:
      'x/shop/module.yaml is not YAML here: a value cannot begin with this character; put it in quotes. CI reads it line by line and may take it all the same; editors and other tools cannot.',
  },
  { what: 'a key twice', code: 'yaml-syntax', files: shop('risk: low', '⟦owner⟧: me'), keys: [[file]] },
  {
    what: 'an alias of nothing',
    code: 'yaml-syntax',
    files: shop('risk: low', 'risk: ⟦*level⟧'),
    keys: [[file]],
    message:
      'x/shop/module.yaml is not YAML here: nothing is called &level that *level could stand for. CI reads it line by line and may take it all the same; editors and other tools cannot.',
  },
  {
    what: 'a tab in the indent of a specs file',
    code: 'yaml-syntax',
    files: `${rules}modules:\n⟦\t⟧x/shop:\n`,
    keys: [['specs/dependency-rules.yaml']],
  },
  {
    what: 'an unknown key',
    code: 'schema-violation',
    files: shop('risk: low', 'risk: low\n⟦ownr⟧: me'),
    keys: [[file, '/ownr', 'additionalProperties']],
    message: 'x/shop: ownr is no known key. Did you mean owner?',
  },
  {
    what: 'a number',
    code: 'schema-violation',
    files: shop('owner: sales', 'owner: ⟦7⟧'),
    keys: [[file, '/owner', 'type']],
    message:
      'x/shop: owner is 7, a number or a boolean to YAML: expected a text, in quotes if it looks like something else.',
  },
  {
    what: 'an empty optional key',
    code: 'schema-violation',
    files: shop('risk: low', 'risk: low\n⟦doc_paths⟧:'),
    keys: [[file, '/doc_paths', 'type']],
  },
  {
    what: 'a map in a list',
    code: 'schema-violation',
    files: shop('- stdlib', '- ⟦all: of it⟧'),
    keys: [[file, '/allowed_imports/0', 'type']],
    message: 'x/shop: allowed_imports[0] is a map of keys: expected a text, in quotes if it looks like something else.',
  },
  {
    what: 'a fixed value that no check looks at',
    code: 'schema-violation',
    files: shop('risk: low', 'risk: low\nsuggested_gate_profile: ⟦docs_onyl⟧'),
    keys: [[file, '/suggested_gate_profile', 'enum']],
  },
  {
    what: 'a list that is too long, where CI asks nothing of the key',
    code: 'schema-violation',
    files: shop('risk: low', 'risk: low\nhints:\n  - a\n  - ⟦b⟧'),
    keys: [[file, '/hints', 'maxItems']],
    message: 'x/shop: hints has 2 entries, and 1 are the most: merge or drop some.',
  },
  {
    what: 'a comment behind a value',
    code: 'readings-differ',
    files: shop('owner: sales', 'owner: ⟦sales # for now⟧'),
    keys: [[file, 'owner']],
    message:
      'owner: CI reads "sales # for now" here, YAML reads "sales" (extension-maturity). CI takes a comment behind a value for a part of it: put the comment on a line of its own.',
  },
  {
    what: 'a flow list',
    code: 'readings-differ',
    files: shop('allowed_imports:\n  - stdlib', 'allowed_imports: ⟦[stdlib, log]⟧'),
    keys: [[file, 'allowed_imports']],
    message:
      'allowed_imports: CI reads nothing here, YAML reads "stdlib", "log" (module-manifests, dependency-rules). CI goes line by line: write a value on the line of its key, and a list one item a line, each indented below the key behind "- ".',
  },
  {
    what: 'a list that is not indented',
    code: 'readings-differ',
    files: shop('  - stdlib', '- ⟦stdlib⟧'),
    keys: [[file, 'allowed_imports']],
  },
  {
    what: 'a nested list, which CI counts',
    code: 'readings-differ',
    files: shop('- stdlib', '- all:\n      - ⟦log⟧'),
    keys: [[file, 'allowed_imports']],
  },
  {
    what: 'an anchor',
    code: 'readings-differ',
    files: shop('status: experimental', 'status: ⟦&s experimental⟧'),
    keys: [[file, 'status']],
  },
  {
    what: 'a key of the same name within a map',
    code: 'readings-differ',
    files: shop('risk: low', 'risk: low\nlanding_zones:\n  status: ⟦status.go⟧'),
    keys: [[file, 'status']],
    message:
      'status: CI reads "status.go" here, YAML reads "experimental" (extension-maturity, extension-beta-evidence). CI goes line by line: write the value plainly, without anchors, escapes, brackets or nested keys of the same name.',
  },
  {
    what: 'a text on the next line',
    code: 'readings-differ',
    files: shop('summary: Sells things.', 'summary:\n  ⟦Sells things.⟧'),
    keys: [[file, 'summary']],
  },
  {
    what: 'a comment behind a pattern',
    code: 'readings-differ',
    files: `${rules}modules:\n  x/shop:\n    path: x/shop\n    deny:\n      - ⟦x/ai/** # why⟧\n`,
    keys: [['specs/dependency-rules.yaml', 'modules.x/shop.deny.0']],
  },
  {
    what: 'a comment that hides a section',
    code: 'readings-differ',
    files: `${rules}⟦modules⟧: # all\n  x/shop:\n    path: x/shop\n`,
    keys: [['specs/dependency-rules.yaml', 'modules.x/shop.path']],
  },
  {
    what: 'a quoted name',
    code: 'readings-differ',
    files: `${rules}modules:\n  ⟦"x/shop"⟧:\n    path: x/shop\n    deny:\n      - x/ai/**\n`,
    keys: [['specs/dependency-rules.yaml', 'modules.x/shop']],
    message:
      'modules.x/shop: CI reads ""x/shop"" here, YAML reads "x/shop" (dependency-rules). CI goes line by line: write the value plainly, without anchors, escapes, brackets or nested keys of the same name.',
  },
  {
    what: 'a module named elsewhere',
    code: 'readings-differ',
    files: '-- specs/repo.yaml --\ntool:\n  module: example.com/tool\nrepo:\n  module: ⟦example.com/shop⟧\n',
    keys: [['specs/repo.yaml', 'repo.module']],
  },
  {
    what: 'a flow map for an entry',
    code: 'readings-differ',
    files: `${evidence}candidates:\n  - ⟦{module: x/shop, current_status: beta}⟧\n`,
    keys: [['specs/extension-beta-evidence.yaml', 'candidates.x/shop']],
  },
  {
    what: 'a hash within a value, which one program cuts',
    code: 'readings-differ',
    files: `${evidence}candidates:\n  - module: x/shop\n    evidence_doc: ⟦docs/a.md⟧#b\n`,
    keys: [['specs/extension-beta-evidence.yaml', 'candidates.x/shop.evidence_doc']],
  },
  {
    what: 'a comment that one program cuts and the other does not',
    code: 'readings-differ',
    files: `${evidence}candidates:\n  - module: x/shop\n    current_status: ⟦beta # soon⟧\n`,
    keys: [['specs/extension-beta-evidence.yaml', 'candidates.x/shop.current_status']],
  },
  {
    what: 'a root in front of its canonical root',
    code: 'readings-differ',
    files:
      '-- specs/extension-taxonomy.yaml --\nfamilies:\n  shop:\n    roots:\n      - ⟦x/shop/till⟧\n    canonical_root: x/shop\n',
    keys: [['specs/extension-taxonomy.yaml', 'families.shop.roots']],
  },
]

describe('what a YAML reader sees', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(base, yamlRules, example))
  }

  const silent: Readonly<Record<string, string>> = {
    'the workspace as it is': '',
    'quotes around a value': shop('owner: sales', 'owner: "sales"'),
    'a comment where nobody looks': shop('summary: Sells things.', 'summary: Sells things. # and more'),
    CRLF: `-- x/shop/module.yaml --\n${manifest.replaceAll('\n', '\r\n')}`,
    'a document start': shop('name: x/shop', '---\nname: x/shop'),
    'an inline list of evidence': `${evidence}candidates:\n  - module: x/shop\n    release_refs: [v1, v2]\n`,
    'a manifest that no check reads': '-- tools/module.yaml --\nname: [1\n',
  }
  for (const [what, files] of Object.entries(silent)) {
    it(`has nothing to say of ${what}`, () => assert.deepEqual(codes(base + files, yamlRules), []))
  }

  it('readings-differ: a byte order mark, which CI takes for a part of the first key', () => {
    const files = markedFiles(base).files.set(file, `\ufeff${manifest}`)
    const [finding, ...others] = new Checker(yamlRules, english).check(workspaceFromFiles(files).snapshot())
    assert.deepEqual(others, [])
    assert.deepEqual(finding?.key, [file, 'name'])
    assert.equal(finding && showPlace(finding), `${file}:0:6-12`)
    assert.match(finding?.message ?? '', /save the file without it/)
  })

  it('leaves to CI what CI tells', () => {
    const told: Readonly<Record<string, string>> = {
      'missing-key': shop('owner: sales\n', ''),
      'empty-value': shop('owner: sales', 'owner:'),
      'empty-list': shop('\n  - stdlib', ''),
      'list-too-long': shop('  - stdlib', '  - stdlib\n  - log\n  - core'),
      'invalid-value': shop('risk: low', 'risk: lo'),
    }
    for (const [code, files] of Object.entries(told)) {
      assert.deepEqual(codes(base + files, [...yamlRules, ...moduleManifests]), [code])
    }
  })

  it('gives the YAML library only what is not plain, and each text once', () => {
    const count = (files: string): number => {
      const snapshot = workspaceFromFiles(markedFiles(files).files).snapshot()
      new Checker(yamlRules, english).check(snapshot)
      return snapshot.counters.yamlParsed
    }
    assert.equal(count(base), 0)
    assert.equal(count(base + shop('owner: sales', 'owner: sales # for now')), 1)
  })
})

/** Codes of what rules say of a workspace; later texts of one file win. */
function codes(text: string, rules: Parameters<typeof assertExample>[1]): string[] {
  const snapshot = workspaceFromFiles(
    new Map([...markedFiles(text).files, ['x/shop/shop.go', 'package shop\n']]),
  ).snapshot()
  return new Checker(rules, english)
    .check(snapshot)
    .map(({ code }) => code)
    .filter(code => code !== 'manifest-missing')
}
