import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Criterion, CriterionKind, CriterionState } from '../../../server/src/core/promotion/criterion.ts'
import { type Promotion, promotionsIn } from '../../../server/src/core/promotion/promotion.ts'
import type { Commits } from '../../../server/src/core/repo/snapshot.ts'
import { Checker } from '../../../server/src/core/rules/checker.ts'
import { allRules } from '../../../server/src/core/rules/registry.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { entryForNew, promoted as promotedByItself, promotionFiles } from '../../support/promotions.ts'
import { filesBelow, sampleDirectory } from '../../support/sample-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

type Edits = Parameters<typeof promotionFiles>[0]

const known: Commits = new Map(['v1.0.0', 'v1.1.0', 'v1.3.0'].map(ref => [ref, true] as const))
const title = '# plumego extension api snapshot v1\n'
const symbol = (kind: string, name: string, signature: string): string =>
  `symbol\tgithub.com/spcent/plumego/x/new\t${kind}\t${name}\t${signature}\n`
const newFunc = symbol('func', 'New', 'func Newfunc()')
const [older, newer] = ['new-a', 'new-b'].map(name => `docs/evidence/extension/snapshots/${name}.snapshot`)

/** What makes the manifest of the module of the tests a valid one, behind what it says of its status. */
const restOfManifest = `path: x/new
layer: extension
summary: Something new.
responsibilities:
  - a
non_goals:
  - a
allowed_imports:
  - a
forbidden_imports:
  - x/rest/**
test_commands:
  - go test ./x/new/...
doc_paths:
  - docs/modules/x/new/README.md
review_checklist:
  - a
agent_hints:
  - a
`

const manifestPath = 'x/new/module.yaml'
const rulesPath = 'specs/dependency-rules.yaml'
const rules = 'version: 1\n\nmodules:\n  x/new:\n    path: x/new\n    deny:\n      - x/rest/**\n'
const importing = (path: string): string => `package new\n\nimport _ "github.com/spcent/plumego/${path}"\n`

/** What the module of the tests has besides its entry: whole, so that a test takes away what it is about. */
const besides: Readonly<Record<string, string>> = {
  'go.mod': 'module github.com/spcent/plumego\n',
  'docs/modules/x/new/README.md': '# x/new\n',
  [rulesPath]: rules,
  'specs/module-manifest.schema.yaml': String(filesBelow(sampleDirectory).get('specs/module-manifest.schema.yaml')),
  [older ?? '']: title + newFunc,
  [newer ?? '']: title + newFunc,
}

const whole = { status: 'current_status: experimental' } as const

interface Case {
  readonly edits?: Edits
  /** Files laid over the others; undefined for one that is not there. */
  readonly files?: Readonly<Record<string, string | undefined>>
  readonly commits?: Commits
}

function promotions({ edits = [entryForNew(whole)], files = {}, commits = known }: Case): Promotion[] {
  const all = new Map<string, string>([...promotionFiles(edits), ...Object.entries(besides)])
  all.set(manifestPath, `${all.get(manifestPath)}${restOfManifest}`)
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) all.delete(path)
    else all.set(path, text)
  }
  const snapshot = workspaceFromFiles(all, { commits }).snapshot()
  return promotionsIn(snapshot, new Checker(allRules, english).check(snapshot), english) ?? []
}

const promotionOf = (given: Case, id = 'x/new'): Promotion => {
  const found = promotions(given).find(one => one.id === id)
  assert.ok(found, id)
  return found
}

const criterion = (given: Case, kind: CriterionKind): Criterion => {
  const found = promotionOf(given).criteria.find(one => one.kind === kind)
  assert.ok(found, kind)
  return found
}

const entry = (other: Parameters<typeof entryForNew>[0]): Case => ({ edits: [entryForNew({ ...whole, ...other })] })
const snapshots = (before: string | undefined, after: string | undefined): Case => ({
  files: { [older ?? '']: before, [newer ?? '']: after },
})

const cases: readonly (readonly [
  kind: CriterionKind,
  what: string,
  given: Case,
  state: CriterionState,
  why: string,
])[] = [
  ['entry', 'an entry that agrees with the manifest', {}, 'pass', 'x/new'],
  ['entry', 'no entry', { edits: [] }, 'missing', 'no entry in the ledger'],
  ['entry', 'another status than the manifest', entry({ status: 'current_status: beta' }), 'missing', '1 finding'],
  ['entry', 'no status', entry({ status: '' }), 'missing', '1 finding'],
  ['releases', 'two tags', {}, 'pass', 'v1.0.0, v1.1.0'],
  ['releases', 'no entry', { edits: [] }, 'missing', 'no entry in the ledger'],
  ['releases', 'one', entry({ refs: 'release_refs: [v1.0.0]' }), 'missing', '1 of 2 named'],
  ['releases', 'the same twice', entry({ refs: 'release_refs: [v1.0.0, v1.0.0]' }), 'missing', '1 of 2 named'],
  ['releases', 'none', entry({ refs: '' }), 'missing', '0 of 2 named'],
  [
    'releases',
    'one that is no commit',
    { commits: new Map([...known, ['v1.1.0', false]]) },
    'missing',
    'one names no commit',
  ],
  ['releases', 'the newer one first', entry({ refs: 'release_refs: [v1.1.0, v1.0.0]' }), 'missing', '1 finding'],
  ['releases', 'no history', { commits: 'no-history' }, 'not-checkable', 'there is no git history here'],
  ['releases', 'no git', { commits: 'no-git' }, 'not-checkable', 'git cannot be run'],
  ['releases', 'a refusal', { commits: { refused: 'no' } }, 'not-checkable', 'git refuses this repository'],
  [
    'releases',
    'a shallow clone',
    { commits: new Map([...known, ['v1.1.0', 'shallow']]) },
    'not-checkable',
    'this clone is shallow',
  ],
  ['releases', 'git that is still asked', { commits: new Map() }, 'not-checkable', 'git has not answered yet'],
  ['snapshots', 'two files', {}, 'pass', 'new-a.snapshot, new-b.snapshot'],
  ['snapshots', 'one', entry({ snapshots: `api_snapshots: [${older}]` }), 'missing', '1 of 2 named'],
  ['snapshots', 'one twice', entry({ snapshots: `api_snapshots: [${older}, ${older}]` }), 'missing', '1 of 2 named'],
  ['snapshots', 'one that is not there', snapshots(title, undefined), 'missing', `${newer} is no file`],
  ['snapshots', 'none', entry({ snapshots: 'api_snapshots: []' }), 'missing', '0 of 2 named'],
  ['snapshots', 'no entry', { edits: [] }, 'missing', 'no entry in the ledger'],
  ['api', 'the same symbols', {}, 'pass', '1 symbols, identical'],
  [
    'api',
    'the same in another order, of another pattern',
    snapshots(title + newFunc + symbol('var', 'A', 'var A'), `${symbol('var', 'A', 'var A')}pattern\tx\n${newFunc}`),
    'pass',
    '2 symbols, identical',
  ],
  [
    'api',
    'one more',
    snapshots(title + newFunc, title + newFunc + symbol('var', 'A', 'var A int')),
    'missing',
    '1 added, 0 removed, 0 changed',
  ],
  [
    'api',
    'one less',
    snapshots(title + newFunc + symbol('type', 'T', 'type T int'), title + newFunc),
    'missing',
    '0 added, 1 removed, 0 changed',
  ],
  [
    'api',
    'another signature',
    snapshots(title + newFunc, title + symbol('func', 'New', 'func Newfunc(a int)')),
    'missing',
    '0 added, 0 removed, 1 changed',
  ],
  [
    'api',
    'another kind',
    snapshots(title + newFunc, title + symbol('var', 'New', 'var New = f')),
    'missing',
    '1 added, 1 removed, 0 changed',
  ],
  ['api', 'no symbol', snapshots(title, title), 'not-checkable', 'new-a.snapshot holds no symbol'],
  ['api', 'an empty newer one', snapshots(title + newFunc, ''), 'not-checkable', 'new-b.snapshot holds no symbol'],
  [
    'api',
    'a broken line',
    snapshots(title + newFunc, `${title}symbol\tx\n`),
    'not-checkable',
    'new-b.snapshot:2 is no line of a snapshot',
  ],
  ['api', 'one alone', entry({ snapshots: `api_snapshots: [${older}]` }), 'not-checkable', 'it takes two snapshots'],
  ['api', 'one that is not there', snapshots(undefined, title), 'not-checkable', 'new-a.snapshot cannot be read'],
  ['api', 'no entry', { edits: [] }, 'not-checkable', 'no entry in the ledger'],
  ['sign-off', 'signed', {}, 'pass', 'by labs'],
  ['sign-off', 'approved', entry({ signoff: 'owner_signoff: Approved' }), 'pass', 'by labs'],
  ['sign-off', 'complete', entry({ signoff: 'owner_signoff: complete # yes' }), 'pass', 'by labs'],
  ['sign-off', 'missing', entry({ signoff: 'owner_signoff: missing' }), 'missing', 'not signed'],
  ['sign-off', 'none', entry({ signoff: '' }), 'missing', 'not signed'],
  ['sign-off', 'another word', entry({ signoff: 'owner_signoff: yes' }), 'missing', 'owner_signoff: yes'],
  ['sign-off', 'no entry', { edits: [] }, 'missing', 'no entry in the ledger'],
  ['document', 'one that is there', {}, 'pass', 'new.md'],
  [
    'document',
    'one that is not',
    entry({ document: 'evidence_doc: docs/evidence/no.md' }),
    'missing',
    'docs/evidence/no.md does not exist',
  ],
  [
    'document',
    'a directory',
    entry({ document: 'evidence_doc: docs/evidence' }),
    'missing',
    'docs/evidence is no file',
  ],
  ['document', 'none', entry({ document: '' }), 'missing', 'none named'],
  ['document', 'that of another', entry({ document: 'evidence_doc: docs/evidence/rest.md' }), 'missing', '1 finding'],
  ['blockers', 'none', {}, 'pass', 'none'],
  [
    'blockers',
    'one that is stale',
    entry({ blockers: 'blockers: [owner_signoff_missing]' }),
    'missing',
    'owner_signoff_missing',
  ],
  ['blockers', 'one that nobody knows', entry({ blockers: 'blockers: [rain]' }), 'missing', 'rain'],
  ['blockers', 'one that is not listed', entry({ signoff: 'owner_signoff: no' }), 'missing', '1 finding'],
  ['manifest', 'a valid one', {}, 'pass', ''],
  ['manifest', 'one without keys', { files: { [manifestPath]: 'status: experimental\n' } }, 'missing', '14 findings'],
  ['manifest', 'no YAML', { files: { [manifestPath]: 'status: experimental\n\t- a: [\n' } }, 'missing', '15 findings'],
  ['manifest', 'one that only claims too much', { edits: [entryForNew(whole), promotedByItself] }, 'pass', ''],
  ['boundaries', 'no import', {}, 'pass', 'nothing found'],
  [
    'boundaries',
    'an import that is fine',
    { files: { 'x/new/a.go': importing('x/data/file') } },
    'pass',
    'nothing found',
  ],
  ['boundaries', 'a denied import', { files: { 'x/new/a.go': importing('x/rest') } }, 'missing', '2 findings'],
  [
    'boundaries',
    'a denied import below it',
    { files: { 'x/new/b/a.go': importing('x/rest') } },
    'missing',
    '1 finding',
  ],
  [
    'boundaries',
    'a denied import in a test',
    { files: { 'x/new/a_test.go': importing('x/rest') } },
    'pass',
    'nothing found',
  ],
  [
    'boundaries',
    'a denied import of a neighbour',
    { files: { 'x/newer/a.go': importing('x/rest') } },
    'pass',
    'nothing found',
  ],
  ['boundaries', 'no rules', { files: { [rulesPath]: undefined } }, 'not-checkable', 'the check stops elsewhere'],
  ['primer', 'a page of its own', {}, 'pass', 'x/new'],
  [
    'primer',
    'none',
    { files: { 'docs/modules/x/new/README.md': undefined } },
    'missing',
    'docs/modules/x/new/README.md does not exist',
  ],
  [
    'primer',
    'one that the manifest names',
    {
      files: {
        'docs/modules/x/new/README.md': undefined,
        'docs/modules/new.md': '',
        'x/new/module.yaml': 'name: x/new\nowner: labs\nstatus: experimental\ndoc_paths:\n  - docs/modules/new.md\n',
      },
    },
    'pass',
    'new.md',
  ],
]

describe('the criteria of a promotion', () => {
  for (const [kind, what, given, state, why] of cases) {
    it(`${kind}: ${what} is ${state}`, () => {
      const found = criterion(given, kind)
      assert.deepEqual([found.state, found.reason], [state, why])
    })
  }

  it('lead to the lines that they are about', () => {
    const text = (given: Case, kind: CriterionKind): string => {
      const { file, line } = criterion(given, kind).place
      const all = new Map<string, string>([...promotionFiles(given.edits ?? [entryForNew(whole)])])
      return `${file}: ${all.get(file)?.split('\n')[(line ?? 1) - 1]?.trim() ?? ''}`
    }
    const ledger = 'specs/extension-beta-evidence.yaml'
    assert.equal(text({}, 'entry'), `${ledger}: - module: x/new`)
    assert.equal(text({}, 'releases'), `${ledger}: release_refs: [v1.0.0, v1.1.0]`)
    assert.equal(text({}, 'sign-off'), `${ledger}: owner_signoff: signed`)
    assert.equal(text(entry({ signoff: '' }), 'sign-off'), `${ledger}: - module: x/new`)
    assert.equal(text({}, 'blockers'), `${ledger}: blockers: []`)
  })

  it('are in the same state whatever stands behind the entry in the ledger', () => {
    const other: readonly [string, string] = ['current_tier: stable', 'current_tier: unheard_of']
    const states = (given: Case): string =>
      promotionOf(given)
        .criteria.map(({ state }) => state)
        .join()
    assert.equal(states({ edits: [entryForNew(whole), other] }), states({}))
  })
})

describe('the groups of promotions', () => {
  const groups = (given: Case): Record<string, string> =>
    Object.fromEntries(promotions(given).map(({ id, group }) => [id, group]))

  it('hold every module below ga once, and each surface and subpackage of the ledger', () => {
    assert.deepEqual(groups({ edits: [] }), {
      'x/data': 'beta',
      'x/data/cache': 'blocked',
      'x/data:files': 'blocked',
      'x/new': 'no-entry',
      'x/rest': 'beta',
    })
  })

  it('hold a module of several entries once for each, and tell them apart', () => {
    const ids = Object.keys(groups({ edits: [entryForNew(whole), entryForNew(whole), entryForNew(whole)] }))
    assert.deepEqual(
      ids.filter(id => id.startsWith('x/new')),
      ['x/new', 'x/new#2', 'x/new#3'],
    )
  })

  for (const [what, given, group] of [
    ['a whole entry', {}, 'complete'],
    ['a whole entry whose refs nobody can check', { commits: 'no-git' }, 'complete'],
    ['an entry whose API differs', snapshots(title + newFunc, title + symbol('var', 'A', 'var A')), 'blocked'],
    ['an entry with a blocker', entry({ blockers: 'blockers: [owner_signoff_missing]' }), 'blocked'],
    ['an entry that the manifest runs ahead of', { edits: [entryForNew(whole), promotedByItself] }, 'blocked'],
    ['whole evidence for beta, which the manifest claims', { edits: [entryForNew(), promotedByItself] }, 'beta'],
    ['a claim without an entry', { edits: [promotedByItself] }, 'no-entry'],
  ] as readonly (readonly [string, Case, string])[]) {
    it(`hold ${what} as ${group}`, () => assert.equal(groups(given)['x/new'], group))
  }

  it('are none of a version that keeps no ledger', () => {
    const files = markedFiles('-- x/new/module.yaml --\nstatus: experimental\n').files
    assert.equal(promotionsIn(workspaceFromFiles(files).snapshot(), [], english), undefined)
  })
})
