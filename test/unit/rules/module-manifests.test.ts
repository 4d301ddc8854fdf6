import { stableRoots } from '../../../server/src/core/modules/covered-manifests.ts'
import { moduleManifests } from '../../../server/src/core/rules/module-manifests/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'

const base = `
-- go.mod --
module github.com/spcent/plumego
-- specs/module-manifest.schema.yaml --
required:
  - name
  - risk
  - owner
  - non_goals
enums:
  risk:
    - low
    - medium
limits:
  non_goals_max: 2
${stableRoots
  .map(
    root => `-- ${root}/module.yaml --
name: ${root}
path: ${root}
layer: stable
risk: low
owner: runtime
strict_boundary: kernel
non_goals:
  - one
`,
  )
  .join('')}-- x/rest/module.yaml --
name: x/rest
path: x/rest
layer: extension
risk: low
owner: api
non_goals:
  - one
`

/** The manifest of x/rest with one of its lines replaced. */
const rest = (line: string, by: string): string =>
  `-- x/rest/module.yaml --\n${'name: x/rest\nrisk: low\nowner: api\nnon_goals:\n  - one\n'.replace(line, by)}`

const manifest = 'x/rest/module.yaml'

const examples: readonly (Example & { readonly what: string })[] = [
  {
    what: 'a key that is not there',
    code: 'missing-key',
    files: rest('name: x/rest\nrisk: low\nowner: api', '⟦name: x/rest⟧\nrisk: low'),
    keys: [[manifest, 'owner']],
    message: 'x/rest has no owner, which specs/module-manifest.schema.yaml requires: add it.',
  },
  {
    what: 'a flow list is empty to CI',
    code: 'empty-list',
    files: rest('non_goals:\n  - one', '⟦non_goals⟧: [one]'),
    keys: [[manifest, 'non_goals']],
  },
  {
    what: 'items without indent are not seen',
    code: 'empty-list',
    files: rest('non_goals:\n  - one', '⟦non_goals⟧:\n- one'),
    keys: [[manifest, 'non_goals']],
  },
  {
    what: 'a value of quotes alone',
    code: 'empty-value',
    files: rest('owner: api', '⟦owner⟧: ""'),
    keys: [[manifest, 'owner']],
  },
  {
    what: 'the first entry over the limit',
    code: 'list-too-long',
    files: rest('  - one', '  - one\n  - two\n  - ⟦three⟧\n  - four'),
    keys: [[manifest, 'non_goals', '2']],
  },
  {
    what: 'a value outside its set',
    code: 'invalid-value',
    files: rest('risk: low', 'risk: ⟦medum⟧'),
    keys: [[manifest, 'risk', 'medum']],
    message: 'risk "medum": expected one of low, medium (specs/module-manifest.schema.yaml).',
  },
  {
    what: 'a comment is part of the value',
    code: 'invalid-value',
    files: rest('risk: low', 'risk: ⟦low # for now⟧'),
    keys: [[manifest, 'risk', 'low # for now']],
  },
  { what: 'blanks within quotes are fine', code: 'invalid-value', files: rest('risk: low', 'risk: " low "'), keys: [] },
  {
    what: 'a name that is not the directory',
    code: 'name-mismatch',
    files: rest('name: x/rest', 'name: "⟦x/zest⟧"'),
    keys: [[manifest, 'x/zest', 'x/rest']],
  },
  {
    what: 'a path that is not the directory',
    code: 'path-mismatch',
    files: rest('risk: low', 'risk: low\npath: ⟦x/rest/⟧'),
    keys: [[manifest, 'x/rest/', 'x/rest']],
  },
  {
    what: 'an extension that says it is stable',
    code: 'layer-mismatch',
    files: rest('risk: low', 'risk: low\nlayer: ⟦stable⟧'),
    keys: [[manifest, 'extension']],
  },
  {
    what: 'a document that is not there',
    code: 'doc-path-missing',
    files: rest('risk: low', 'risk: low\ndoc_paths:\n  - specs\n  - ⟦docs/none.md⟧'),
    keys: [[manifest, 'docs/none.md']],
  },
  {
    what: 'a family without a manifest',
    code: 'manifest-missing',
    files: '-- x/new/b.go --\npackage b\n-- x/new/a.go --\n⟦⟧package a\n',
    keys: [['x/new']],
  },
  {
    what: 'a family without a Go file',
    code: 'manifest-missing',
    files: '-- x/new/README.md --\n\n-- go.mod --\n⟦module github.com/spcent/plumego⟧\n',
    keys: [['x/new']],
  },
  {
    what: 'a module of its own below x/',
    code: 'nested-go-mod',
    files:
      '-- x/rest/sub/go.mod --\n// sub\n⟦module sub⟧\n-- x/.hidden/go.mod --\nmodule hidden\n-- x/.hidden/module.yaml --\nname: a\n',
    keys: [['x/rest/sub/go.mod']],
  },
  {
    what: 'a stable root without its boundary',
    code: 'strict-boundary-missing',
    files: '-- core/module.yaml --\n⟦name: core⟧\nstrict_boundary: ""\n',
    keys: [['core/module.yaml']],
  },
  {
    what: 'a limit that is no number',
    code: 'check-blocked',
    files: '-- specs/module-manifest.schema.yaml --\nlimits:\n  ⟦non_goals_max: "2"⟧\n',
    keys: [['specs/module-manifest.schema.yaml']],
  },
  {
    what: 'a document below a file',
    code: 'check-blocked',
    files: rest('risk: low', 'risk: low\ndoc_paths:\n  - ⟦go.mod/part⟧'),
    keys: [[manifest]],
  },
]

describe('module-manifests', () => {
  for (const example of examples) {
    it(`${example.code}: ${example.what}`, () => assertExample(base, moduleManifests, example))
  }
})
