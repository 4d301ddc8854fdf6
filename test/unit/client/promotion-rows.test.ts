import assert from 'node:assert/strict'
import { criterionRows, type PromotionRow, promotionRows } from '../../../client/src/promotion/model.ts'
import { promotionStateOf } from '../../../client/src/promotion/state.ts'
import { changesBetween } from '../../../client/src/tree/changes.ts'
import { TreeElements } from '../../../client/src/tree/elements.ts'
import type {
  CriterionItem,
  PromotionCandidate,
  PromotionDetails,
  PromotionGroupItem,
  PromotionWorkspace,
} from '../../../server/src/protocol/promotion.ts'

const words = {
  checkout: 'checkout',
  missing: (count: number) => `${count} missing`,
  notCheckable: (count: number) => `${count} not checkable`,
}

const candidate = (path: string, more: Partial<PromotionCandidate> = {}): PromotionCandidate => ({
  candidate: path,
  path,
  status: 'experimental',
  statusLabel: 'experimental',
  missing: 0,
  notCheckable: 0,
  canStart: false,
  ...more,
})

const group = (kind: PromotionGroupItem['kind'], ...candidates: PromotionCandidate[]): PromotionGroupItem => ({
  kind,
  title: kind,
  meaning: `What is ${kind}.`,
  candidates,
})

const checkout = (root: string, ...groups: PromotionGroupItem[]): PromotionWorkspace => ({ root, groups })

const criterion = (kind: string, more: Partial<CriterionItem> = {}): CriterionItem => ({
  kind,
  state: 'pass',
  label: kind,
  stateLabel: 'pass',
  reason: 'why',
  messages: [],
  uri: 'file:///a/specs/l.yaml',
  line: 3,
  ...more,
})

const details = (...criteria: CriterionItem[]): PromotionDetails => ({ criteria, markdown: '', issue: '' })

const shown = (rows: readonly PromotionRow[], indent = ''): string[] =>
  rows.flatMap(row => [
    `${indent}${row.label}${row.description && ` | ${row.description}`}`,
    ...shown(row.children, `${indent}  `),
  ])

const discovery = candidate('x/gateway/discovery', { surface: 'core', missing: 3, notCheckable: 1 })
const all = checkout(
  'file:///a',
  group('blocked', discovery),
  group('complete', candidate('x/new', { notCheckable: 1 })),
  group('no-entry', candidate('x/rpc', { missing: 6, notCheckable: 1 })),
  group('beta', candidate('x/data/file', { surface: 'file' }), candidate('x/rest', { missing: 1 })),
)

describe('rows of the promotion view', () => {
  it('stand in four groups with their counts, and say what lacks', () => {
    assert.deepEqual(shown(promotionRows({ workspaces: [all] }, words)), [
      'blocked | 1',
      '  gateway/discovery | 3 missing · core',
      'complete | 1',
      '  new | 1 not checkable',
      'no-entry | 1',
      '  rpc',
      'beta | 2',
      '  data/file',
      '  rest | 1 missing',
    ])
  })

  it('keep groups that hold nothing, and open what needs somebody', () => {
    const rows = promotionRows({ workspaces: [checkout('file:///a', group('blocked'), group('beta'))] }, words)
    assert.deepEqual(
      rows.map(({ description, expanded }) => [description, expanded]),
      [
        ['0', true],
        ['0', false],
      ],
    )
  })

  it('name each checkout where there are several', () => {
    const rows = promotionRows({ workspaces: [all, { ...all, root: 'file:///my%20fork' }] }, words)
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['a', 'my fork'],
    )
    const ids = (list: readonly PromotionRow[]): string[] => list.flatMap(row => [row.id, ...ids(row.children)])
    assert.equal(new Set(ids(rows)).size, ids(rows).length)
  })

  it('are none of checkouts that keep no ledger', () => {
    assert.deepEqual(promotionRows({ workspaces: [checkout('file:///a')] }, words), [])
  })

  it('show a checklist below a candidate, with the symbols that differ and what the checks say', () => {
    const [blocked] = promotionRows({ workspaces: [all] }, words)
    const row = blocked?.children[0]
    assert.ok(row)
    const changes = [
      { kind: 'added', label: 'func New', package: 'x/rest', after: 'func New()', uri: 'file:///a/head', line: 4 },
      { kind: 'changed', label: 'type T', package: 'x/rest', before: 'a', after: 'b', uri: 'file:///a/head', line: 5 },
    ] as const
    const rows = criterionRows(
      row,
      details(
        criterion('api', { state: 'missing', stateLabel: 'missing', changes }),
        criterion('sign-off', { state: 'missing', stateLabel: 'missing', messages: ['Nobody *signed*.'], reason: '' }),
      ),
    )
    assert.deepEqual(shown(rows), [
      'api | missing · why',
      '  func New | x/rest',
      '  type T | x/rest',
      'sign-off | missing',
      '  Nobody *signed*.',
    ])
    assert.deepEqual(rows[0]?.target, { uri: 'file:///a/specs/l.yaml', line: 3 })
    assert.deepEqual(rows[0]?.children[1]?.target, { uri: 'file:///a/head', line: 5 })
    assert.deepEqual(rows[0]?.children[1]?.tooltip, ['− a', '\\+ b'])
    assert.match(rows[1]?.tooltip.join() ?? '', /Nobody \\\*signed\\\*/)
  })

  it('are the same elements in the next model, and one change draws one row anew', () => {
    const elements = new TreeElements<PromotionRow, PromotionDetails>(criterionRows)
    const before = promotionRows({ workspaces: [all] }, words)
    elements.take(before)
    const id = before[0]?.children[0]?.id ?? ''
    const element = elements.get(id)
    assert.ok(element)
    elements.takeDetails(element, details(criterion('api'), criterion('sign-off')))
    const changed = checkout('file:///a', group('blocked', { ...discovery, missing: 2 }), ...all.groups.slice(1))
    const after = promotionRows({ workspaces: [changed] }, words)
    assert.deepEqual(changesBetween(before, after), [id])
    assert.deepEqual(changesBetween(after, promotionRows({ workspaces: [changed] }, words)), [])
    elements.take(after)
    assert.equal(elements.get(id), element)
    assert.deepEqual(
      elements.childrenOf(element).map(({ row }) => row.label),
      ['api', 'sign-off'],
    )
  })

  for (const [server, workspaces, state] of [
    ['off', undefined, 'off'],
    ['stopped', undefined, 'stopped'],
    ['starting', undefined, 'starting'],
    ['running', undefined, 'starting'],
    ['running', [all], 'groups'],
    ['running', [checkout('file:///a')], 'none'],
    ['running', [], 'none'],
  ] as const) {
    it(`are in the state ${state} while the server is ${server} and tells of ${workspaces?.length ?? 'nothing'}`, () => {
      assert.equal(promotionStateOf(server, workspaces && { workspaces }), state)
    })
  }
})
