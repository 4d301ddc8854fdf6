import { crossExtensionDeps } from '../../../server/src/core/rules/cross-extension-deps/index.ts'
import { dependencyRules } from '../../../server/src/core/rules/dependency-rules/index.ts'
import { extensionBetaEvidence } from '../../../server/src/core/rules/extension-beta-evidence/index.ts'
import { moduleManifests } from '../../../server/src/core/rules/module-manifests/index.ts'
import { assertExample, type Example } from '../../support/findings.ts'

const rules = [...dependencyRules, ...crossExtensionDeps, ...moduleManifests, ...extensionBetaEvidence]

const base = `
-- go.mod --
module github.com/spcent/plumego
-- specs/repo.yaml --
repo:
  module: github.com/spcent/plumego
-- specs/dependency-rules.yaml --
modules:
-- specs/extension-taxonomy.yaml --
families:
-- specs/extension-beta-evidence.yaml --
candidates:
-- x/rest/module.yaml --
name: x/rest
`

const imports = (directory: string, path: string): string =>
  `-- ${directory}/zz.go --\npackage zz\nimport ⟦"github.com/spcent/plumego/${path}"⟧\n`

const denying = (entry: string): string =>
  `-- specs/dependency-rules.yaml --\nmodules:\n  rest:\n    path: x/rest\n    deny:\n      - ${entry}\n`

const denied: readonly string[] = [
  '" x/validate/** "',
  '"\' x/validate \'"',
  '"x/validate\r"',
  'x/validate\r\r',
  '"\u3000x/validate\u00a0"',
  '"\u0085x/validate/**\v"',
]
const notDenied: readonly string[] = ['"\ufeffx/validate"', '"x/vali date"', '"x/validate\u200b"', '"x/validate /**"']

const forbidden: readonly string[] = [
  '" github.com/spcent/plumego/x/validate "',
  '" \' x/validate/** \' "',
  '"github.com/spcent/plumego/\u00a0x/validate"',
]

const limited = (limit: string, items: string): string => `-- specs/module-manifest.schema.yaml --
required:
  - hints
limits:
  hints_max: ${limit}
-- x/rest/module.yaml --
name: x/rest
hints:${items}
`

const stopped = (limit: string): Example => ({
  code: 'check-blocked',
  files: `-- specs/module-manifest.schema.yaml --\nlimits:\n  ⟦${`hints_max: ${limit}`.trimEnd()}⟧\n`,
  keys: [['specs/module-manifest.schema.yaml']],
})

const manifest = 'x/rest/module.yaml'

const examples: readonly (Example & { readonly what: string })[] = [
  ...denied.map(entry => ({
    what: `deny ${JSON.stringify(entry)} is trimmed once more when it is matched`,
    code: 'forbidden-import',
    files: denying(entry) + imports('x/rest', 'x/validate'),
    keys: [['x/rest/zz.go', 'github.com/spcent/plumego/x/validate']],
  })),
  ...notDenied.map(entry => ({
    what: `deny ${JSON.stringify(entry)} keeps what is no blank of Go's, or stands within`,
    code: 'forbidden-import',
    files: denying(entry) + imports('x/rest', 'x/validate').replace(/[⟦⟧]/g, ''),
    keys: [],
  })),
  ...forbidden.map(entry => ({
    what: `forbidden_import_patterns ${JSON.stringify(entry)} is trimmed once more`,
    code: 'forbidden-import',
    files: `-- specs/dependency-rules.yaml --
modules:
  rest:
    path: x/rest
special_rules:
  forbidden_import_patterns:
    - ${entry}
${imports('x/rest', 'x/validate')}`,
    keys: [['x/rest/zz.go', 'github.com/spcent/plumego/x/validate']],
  })),
  ...['" x/tenant "', '"\' x/tenant\'"', '"\u3000x/tenant\t"'].map(entry => ({
    what: `allow ${JSON.stringify(entry)} is told as it is compared`,
    code: 'rule-allows-forbidden',
    files: `-- specs/dependency-rules.yaml --
modules:
  rest:
    path: x/rest
    allow:
      - ${entry.replace('x/tenant', '⟦x/tenant⟧')}
-- x/rest/module.yaml --
forbidden_imports:
  - " x/tenant/** "
`,
    keys: [['rest', 'x/tenant', manifest]],
  })),
  ...['" x/tenant "', '"\u00a0x/tenant"', '"x/tenant\u2003"'].map(entry => ({
    what: `allowed_imports ${JSON.stringify(entry)} is told as it is compared`,
    code: 'allowed-import-denied',
    files: `${denying('" x/tenant/** "')}-- x/rest/module.yaml --
allowed_imports:
  - ${entry.replace('x/tenant', '⟦x/tenant⟧')}
`,
    keys: [[manifest, 'x/tenant', 'rest']],
  })),
  ...['"internal/a "', '"internal/a\u3000"', "'internal/a\t'"].map(path => ({
    what: `the path ${JSON.stringify(path)} of an internal rule is trimmed where it is matched`,
    code: 'internal-undeclared',
    files: `-- specs/dependency-rules.yaml --
modules:
  a:
    path: ${path}
    declared_callers:
      - x/rest
${imports('x/rest', 'internal/a').replace(/[⟦⟧]/g, '')}`,
    keys: [],
  })),
  {
    what: 'of two internal rules the path with more bytes governs',
    code: 'internal-caller-not-listed',
    files: `-- specs/dependency-rules.yaml --
modules:
  a:
    path: "internal/a  "
    declared_callers:
      - x/rest
  b:
    path: "internal/a\u3000"
    declared_callers:
      - core
${imports('x/rest', 'internal/a')}`,
    keys: [['x/rest/zz.go', 'github.com/spcent/plumego/internal/a', 'x/rest', 'b']],
  },
  ...['/**', '/*', '"/**"'].map(pattern => ({
    what: `the module path with a bare slash against ${pattern}`,
    code: 'manifest-forbidden-import',
    files: `-- x/rest/module.yaml --\nforbidden_imports:\n  - ${pattern}\n${
      pattern === '/*' ? imports('x/rest', '/a') : imports('x/rest', '')
    }`,
    keys: [['x/rest/zz.go', `github.com/spcent/plumego/${pattern === '/*' ? '/a' : ''}`, pattern.replaceAll('"', '')]],
  })),
  ...['\u00a0', '\v', '\f', '\u0085', '\u3000', '\r', '\u2028'].map(blank => ({
    what: `an item of ${JSON.stringify(blank)} alone is none`,
    code: 'empty-list',
    files: limited('3', `\n  - ${blank}`).replace('hints:\n', '⟦hints⟧:\n'),
    keys: [[manifest, 'hints']],
  })),
  ...['\ufeff', '\u200b', '\0'].map(letter => ({
    what: `an item of ${JSON.stringify(letter)} is one`,
    code: 'empty-list',
    files: limited('3', `\n  - ${letter}`),
    keys: [],
  })),
  ...['\u0085 1', '+1', '0001', '1\u00a0\r'].map(limit => ({
    what: `the limit ${JSON.stringify(limit)}`,
    code: 'list-too-long',
    files: limited(limit, '\n  - a\n  - ⟦b⟧'),
    keys: [[manifest, 'hints', '1']],
  })),
  ...[
    { limit: '-1', told: '-1' },
    { limit: '-0', told: undefined },
    { limit: '-9223372036854775808', told: '-9223372036854775808' },
  ].map(({ limit, told }) => ({
    what: `the limit ${limit} for an empty list`,
    code: 'list-too-long',
    files: limited(limit, '').replace('\nhints:', told ? '\n⟦hints⟧:' : '\nhints:'),
    keys: told === undefined ? [] : [[manifest, 'hints', told]],
  })),
  ...['9223372036854775808', '-9223372036854775809', '99999999999999999999', '\ufeff3', '1_000', '0x3', '3.0', ''].map(
    limit => ({ what: `the limit ${JSON.stringify(limit)} is none that Go takes`, ...stopped(limit) }),
  ),
  ...['SİGNED', 'Approved', 'COMPLETE\u00a0'].map(word => ({
    what: `a sign-off in the letters ${JSON.stringify(word)}`,
    code: 'blocker-missing',
    files: `-- specs/extension-beta-evidence.yaml --
candidates:
  - module: ⟦x/rest⟧
    owner_signoff: ${word}
    blockers: [release_history_missing]
`,
    keys: [['x/rest', 'api_snapshot_missing']],
  })),
]

describe('texts as Go trims and reads them', () => {
  for (const example of examples) it(example.what, () => assertExample(base, rules, example))
})
