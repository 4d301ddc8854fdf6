import assert from 'node:assert/strict'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { base, type Case, evidence, module } from '../../support/beyond-ci-workspace.ts'
import { assertExample } from '../../support/findings.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const folder = 'docs/evidence/extension/snapshots'
const head = `${folder}/x-rest/head.snapshot`

/** A snapshot of x/rest: `kind name signature`, a line each. */
const snapshotOf = (pattern: string, ...symbols: readonly string[]): string =>
  `# plumego extension api snapshot v1\nmodule\t${module}\npattern\t${pattern}\n${symbols
    .map(symbol => {
      const [directory = '', kind = '', name = '', ...signature] = symbol.split(' ')
      return `symbol\t${module}/${directory}\t${kind}\t${name}\t${signature.join(' ')}\n`
    })
    .join('')}`
const promised = (...symbols: readonly string[]): string =>
  `-- ${head} --\n${snapshotOf('./x/rest/...', ...symbols.map(one => `x/rest ${one}`))}`

const rest = (text: string): string => `-- x/rest/rest.go --\npackage rest\n\n${text}\n`
const keyOf = (kind: string, name: string, directory = 'x/rest', file = head): string[] => [
  file,
  `${module}/${directory}`,
  kind,
  name,
]
const manifest = (text: string): string => `-- x/rest/module.yaml --\nname: x/rest\n${text}`
const goneStatus = manifest('status: ⟦beta⟧\n')
const ga = manifest('status: ga\n')

const newF = 'func New func Newfunc(a int) error'

const removed: readonly Case[] = [
  {
    what: 'a function that is gone, at the status',
    code: 'api-removed',
    files: promised(newF) + rest('func new(a int) error { return nil }') + goneStatus,
    keys: [keyOf('func', 'New')],
    severity: 'information',
    message: `x/rest is beta and no longer exports func New (${head}:4), which beta demands to deprecate first: bring it back with a comment that begins with "Deprecated:", or name it in the entry of specs/deprecation-inventory.yaml for its file.`,
  },
  {
    what: 'all that a package exported, the whole of which is gone',
    code: 'api-removed',
    files: promised('type T type T struct { }') + rest('(deleted)').replace('package rest\n\n', '') + goneStatus,
    keys: [keyOf('type', 'T')],
  },
  {
    what: 'of ga',
    code: 'api-removed',
    files: promised(newF) + rest('') + manifest('status: ⟦ga⟧\n'),
    keys: [keyOf('func', 'New')],
    message: `x/rest is ga and no longer exports func New (${head}:4), which ga forbids within a major version: bring it back.`,
  },
  {
    what: 'at what bears the name now, where that is of another kind',
    code: 'api-removed',
    files: promised('var New var New = make') + rest('func ⟦New⟧() {}') + manifest('status: beta\n'),
    keys: [keyOf('var', 'New')],
  },
  {
    what: 'a method of a struct that embeds nothing',
    code: 'api-removed',
    files: promised('method T.M func (T) Mfunc()') + rest('type T struct{ a int }\n\nfunc (T) m() {}') + goneStatus,
    keys: [keyOf('method', 'T.M')],
  },
  ...(['type T struct{ other }', 'type T = other', 'type T other', 'type T interface{ M() }'] as const).map(
    (type): Case => ({
      what: `no method that a type may still have: ${type}`,
      code: 'api-removed',
      files: promised('method T.M func (T) Mfunc()') + rest(type),
      keys: [],
    }),
  ),
  {
    what: 'nothing that only moved to another file',
    code: 'api-removed',
    files: `${promised(newF)}${rest('')}-- x/rest/new.go --\npackage rest\n\nfunc New(a int) error { return nil }\n`,
    keys: [],
  },
  {
    what: 'what only a program beside it declares, or a test',
    code: 'api-removed',
    files: `${promised('var V var V int')}${rest('')}-- x/rest/a_test.go --\npackage rest\n\nvar V int\n-- x/rest/gen.go --\n//go:build ignore\n\npackage main\n\nvar V int\n${goneStatus}`,
    keys: [keyOf('var', 'V')],
  },
  {
    what: 'nothing that a file may still hold which does not parse, and what it certainly does not',
    code: 'api-removed',
    files: `${promised(newF, 'func Old func Oldfunc()')}-- x/rest/rest.go --\npackage rest\n\nfunc broken( {\n\nfunc New(\n${goneStatus}`,
    keys: [keyOf('func', 'Old')],
  },
  {
    what: 'nothing of what is more than one package',
    code: 'api-removed',
    files: `${promised(newF)}${rest('')}-- x/rest/other.go --\npackage other\n`,
    keys: [],
  },
  {
    what: 'nothing that the inventory of deprecations names for a file of the package',
    code: 'api-removed',
    files: `${promised(newF, 'func NewE func NewEfunc()')}${rest('')}-- specs/deprecation-inventory.yaml --\nentries:\n  - id: rest-new\n    status: removed\n    decision: New and Older go, NewE_ too.\n    paths:\n      - x/rest/rest.go\n  - id: elsewhere\n    decision: NewE goes\n    paths:\n      - x/data/data.go\n${goneStatus}`,
    keys: [keyOf('func', 'NewE')],
  },
  {
    what: 'of ga also what the inventory names',
    code: 'api-removed',
    files: `${promised(newF)}${rest('')}-- specs/deprecation-inventory.yaml --\nentries:\n  - id: New\n    paths:\n      - x/rest/rest.go\n${manifest('status: ⟦ga⟧\n')}`,
    keys: [keyOf('func', 'New')],
  },
]

const same = [
  ['func New(\n\ta int,\n) error { return nil }', newF],
  ['func New(a  int) (error) { return nil }', newF],
  ['func New(a int) error { return nil }', 'func New func Newfunc( a int, ) error'],
  ['type T struct {\n\tA int\n\tb int\n}', 'type T type T struct{ A int }'],
  ['type T interface {\n\tM()\n}', 'type T type T interface{ M() }'],
  ['var V = []int{\n\t1,\n\t2,\n}', 'var V var V = []int{1, 2}'],
  ['var V = func() int { return 1 }', 'var V var V = func() int { return 2 }'],
] as const

const other = [
  ['func ⟦New⟧(a int64) error { return nil }', newF],
  ['func ⟦New⟧(b int) error { return nil }', newF],
  ['func ⟦New⟧(a int) {}', newF],
  ['type ⟦T⟧ struct {\n\tA int\n\tB int\n}', 'type T type T struct{ A int }'],
  ['type ⟦T⟧ struct {\n\tA int `json:"b"`\n}', 'type T type T struct { A int `json:"a"` }'],
  ['type ⟦T⟧ = U', 'type T type T struct{ A int }'],
  ['type ⟦T⟧ interface {\n\tM()\n\tN()\n}', 'type T type T interface{ M() }'],
  ['func (T) ⟦M⟧(...int) {}\ntype T int', 'method T.M func (T) Mfunc([]int)'],
  ['const ⟦C⟧ = 2', 'const C const C = 1'],
  ['var ⟦V⟧ string', 'var V var V int'],
] as const

const changed: readonly Case[] = [
  {
    what: 'a parameter, at the declaration',
    code: 'api-changed',
    files: promised(newF) + rest('// New is new.\nfunc ⟦New⟧(a, b int) error { return nil }'),
    keys: [keyOf('func', 'New')],
    severity: 'information',
    message: `x/rest is beta and promises func New(a int) error (${head}:4), which beta demands to deprecate before it changes; here it is func New(a, b int) error: give what is new a name of its own and deprecate the old one, or name it in the entry of specs/deprecation-inventory.yaml for this file.`,
  },
  {
    what: 'of ga, whatever the comment says',
    code: 'api-changed',
    files: `${promised(newF)}${rest('// New is new.\n//\n// Deprecated: no.\nfunc ⟦New⟧() {}')}${ga}`,
    keys: [keyOf('func', 'New')],
    message: `x/rest is ga and promises func New(a int) error (${head}:4), which ga forbids to change within a major version; here it is func New(): give what is new a name of its own.`,
  },
  ...other.map(
    ([text, symbol]): Case => ({
      what: `what is another signature: ${JSON.stringify(text)}`,
      code: 'api-changed',
      files: promised(symbol) + rest(text),
      keys: [keyOf(symbol.split(' ')[0] ?? '', symbol.split(' ')[1] ?? '')],
    }),
  ),
  ...same.map(
    ([text, symbol]): Case => ({
      what: `nothing of what is laid out otherwise, or not known: ${JSON.stringify(text)}`,
      code: 'api-changed',
      files: promised(symbol) + rest(text),
      keys: [],
    }),
  ),
  {
    what: 'nothing whose comment says that it is deprecated',
    code: 'api-changed',
    files: promised(newF) + rest('// New is new.\n//\n// Deprecated: use Make.\nfunc New() {}'),
    keys: [],
  },
  {
    what: 'what another comment says of deprecation',
    code: 'api-changed',
    files: promised(newF) + rest('// Deprecated: use Make.\n\n// New is not Deprecated: no.\nfunc ⟦New⟧() {}'),
    keys: [keyOf('func', 'New')],
  },
  {
    what: 'nothing that one of the files for several systems has as it was',
    code: 'api-changed',
    files: `${promised(newF)}-- x/rest/a_linux.go --\npackage rest\n\nfunc New() {}\n-- x/rest/a_windows.go --\npackage rest\n\nfunc New(a int) error { return nil }\n`,
    keys: [],
  },
  {
    what: 'nothing in a file that does not parse',
    code: 'api-changed',
    files: promised(newF) + rest('func New(a int) err\n\nfunc ('),
    keys: [],
  },
]

const addition = rest('func New(a int) error { return nil }\n\nfunc ⟦Make⟧() {}')
const added: readonly Case[] = [
  {
    what: 'what the snapshot does not have',
    code: 'api-added',
    files: promised(newF) + addition,
    keys: [keyOf('func', 'Make')],
    severity: 'hint',
    message: `The newest snapshot of x/rest (${head}) does not have func Make: nothing is promised of it until the owner signs one that has.`,
  },
  {
    what: 'in a package that came up since, where the snapshot is of all below the module',
    code: 'api-added',
    files: `${promised(newF)}${rest('func New(a int) error { return nil }')}-- x/rest/paging/paging.go --\npackage paging\n\nvar ⟦Size⟧ = 1\n-- x/rest/internal/clock/clock.go --\npackage clock\n\nvar Now = 1\n`,
    keys: [keyOf('var', 'Size', 'x/rest/paging')],
  },
  {
    what: 'in a package that came up since, below a directory that the pattern writes with a dot too many',
    code: 'api-added',
    files: `-- ${head} --\n${snapshotOf('./x/rest/./...', `x/rest ${newF}`)}${rest('func New(a int) error { return nil }')}-- x/rest/paging/paging.go --\npackage paging\n\nvar ⟦Size⟧ = 1\n`,
    keys: [keyOf('var', 'Size', 'x/rest/paging')],
  },
  {
    what: 'nothing beside the one package that the snapshot is of',
    code: 'api-added',
    files: `-- ${head} --\n${snapshotOf('./x/rest', `x/rest ${newF}`)}${rest('func New(a int) error { return nil }')}-- x/rest/paging/paging.go --\npackage paging\n\nvar Size = 1\n`,
    keys: [],
  },
  {
    what: 'nothing of a package below that calls itself experimental',
    code: 'api-added',
    files: `${promised(newF)}${rest('func New(a int) error { return nil }')}-- x/rest/paging/module.yaml --\nname: x/rest/paging\nstatus: experimental\n-- x/rest/paging/paging.go --\npackage paging\n\nvar Size = 1\n`,
    keys: [],
  },
]

const ledger = (more: string): string =>
  `-- ${evidence} --\ncandidates:\n  - module: x/rest\n    current_status: beta\n    owner_signoff: signed\n${more}    blockers: []\n`
const list = (...names: readonly string[]): string =>
  `    api_snapshots:\n${names.map(name => `      - ${folder}/${name}.snapshot\n`).join('')}`
const at = (name: string, ...symbols: readonly string[]): string =>
  `-- ${folder}/${name}.snapshot --\n${snapshotOf('./x/rest', ...symbols.map(one => `x/rest ${one}`))}`

/** Which snapshot counts, and whether one does. */
const newest: readonly Case[] = [
  {
    what: 'the last one counts',
    code: 'api-removed',
    files:
      ledger(list('old', 'rest/base', 'rest/head')) +
      at('old', newF) +
      at('rest/base', newF) +
      at('rest/head', 'var V var V int') +
      rest('var V int'),
    keys: [],
  },
  {
    what: 'the newer one of a directory counts, in whichever order they stand',
    code: 'api-removed',
    files:
      ledger(list('rest/head', 'rest/base')) +
      at('rest/head', newF) +
      at('rest/base', 'var V var V int') +
      rest('var V int') +
      goneStatus,
    keys: [keyOf('func', 'New', 'x/rest', `${folder}/rest/head.snapshot`)],
  },
  {
    what: 'an owner who has not signed promises nothing',
    code: 'api-removed',
    files: ledger(list('head')).replace('signed', 'missing') + at('head', newF) + rest(''),
    keys: [],
  },
  {
    what: 'what is experimental by its manifest is not promised',
    code: 'api-removed',
    files: promised(newF) + rest('') + manifest('status: experimental\n'),
    keys: [],
  },
  {
    what: 'one that is broken, empty or of another module says nothing',
    code: 'api-removed',
    files: `${ledger(list('head'))}-- ${folder}/head.snapshot --\nsymbol\t${module}/x/rest\tfunc\n${at('other', newF)}-- x/data/file/module.yaml --\nname: x/data/file\nstatus: beta\n${rest('')}`,
    keys: [],
  },
  {
    what: 'symbols of other modules say nothing',
    code: 'api-removed',
    files: `-- ${head} --\n${snapshotOf('./x/data', 'x/data func Gone func Gonefunc()', 'core func Gone func Gonefunc()')}`,
    keys: [],
  },
  {
    what: 'a part of a family is told at the tier that its parent gives it',
    code: 'api-removed',
    files: `-- ${evidence} --\nsubpackage_candidates:\n  - module: x/ai\n    subpackage: provider\n    current_tier: stable\n${list('ai')}    owner_signoff: signed\n    blockers: []\n-- ${folder}/ai.snapshot --\n${snapshotOf('./x/ai/provider', 'x/ai/provider func Gone func Gonefunc()')}-- x/ai/module.yaml --\nname: x/ai\nstatus: experimental\nstability_tiers:\n  stable:\n    - ⟦provider⟧\n-- x/ai/provider/provider.go --\npackage provider\n`,
    keys: [keyOf('func', 'Gone', 'x/ai/provider', `${folder}/ai.snapshot`)],
  },
  {
    what: 'what has evidence of its own is judged by that',
    code: 'api-removed',
    files: `-- ${evidence} --\ncandidates:\n  - module: x/rest\n${list('all')}    owner_signoff: signed\n    blockers: []\nsurface_candidates:\n  - module: x/rest\n    surface: paging\n    package: x/rest/paging\n${list('own')}    owner_signoff: signed\n    blockers: []\n-- ${folder}/all.snapshot --\n${snapshotOf('./x/rest/...', 'x/rest/paging func Old func Oldfunc()')}-- ${folder}/own.snapshot --\n${snapshotOf('./x/rest/paging', 'x/rest/paging func Gone func Gonefunc()')}-- x/rest/paging/paging.go --\npackage paging\n${goneStatus}`,
    keys: [keyOf('func', 'Gone', 'x/rest/paging', `${folder}/own.snapshot`)],
  },
]

describe('the promise of beta and ga', () => {
  for (const [code, cases] of Object.entries({ removed, changed, added, newest })) {
    for (const { what, ...example } of cases) it(`${code}: ${what}`, () => assertExample(base, allRules, example))
  }

  it('names the line of the snapshot', () => {
    const { files } = markedFiles(base + promised(newF) + rest('func New() {}'))
    const [found] = new Checker(allRules, english)
      .check(workspaceFromFiles(files).snapshot())
      .filter(({ code }) => code === 'api-changed')
    assert.deepEqual(found?.related, [
      {
        file: head,
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 74 } },
        message: 'Promised: func New(a int) error',
      },
    ])
  })

  it('follows each change of a file, of the snapshot and of the manifest', () => {
    const { files } = markedFiles(base + promised(newF) + rest('func New(a int) error { return nil }'))
    const repository = workspaceFromFiles(files)
    const checker = new Checker(allRules, english)
    const told = (): string[] =>
      checker
        .check(repository.snapshot())
        .filter(({ code }) => code.startsWith('api-'))
        .map(({ code, key }) => `${code} ${key.at(-1)}`)
    const lay = (change: string): void => {
      workspaceFromFiles(new Map([...files, ...markedFiles(change).files]), { repository })
    }
    assert.deepEqual(told(), [])
    lay(rest('func New() {}\n\nvar V int'))
    assert.deepEqual(told(), ['api-changed New', 'api-added V'])
    lay(rest('var V int'))
    assert.deepEqual(told(), ['api-removed New', 'api-added V'].sort().reverse())
    lay(promised('var V var V int') + rest('var V int'))
    assert.deepEqual(told(), [])
    lay(promised('var W var W int') + manifest('status: experimental\n'))
    assert.deepEqual(told(), [])
  })
})
