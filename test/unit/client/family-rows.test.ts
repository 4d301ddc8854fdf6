import assert from 'node:assert/strict'
import { type Arrangement, type Filter, matches } from '../../../client/src/families/arrange.ts'
import { Elements, familyOf } from '../../../client/src/families/element.ts'
import { detailRows, type Row, rowsOf } from '../../../client/src/families/model.ts'
import { changesBetween } from '../../../client/src/tree/changes.ts'
import type {
  FamiliesWorkspace,
  FamilyCategoryItem,
  FamilyItem,
  FamilyReference,
} from '../../../server/src/protocol/families.ts'
import { plainWords as words } from '../../support/words.ts'

const family = (path: string, more: Partial<FamilyItem> = {}): FamilyItem => ({
  kind: 'family',
  id: path,
  path,
  label: path.slice(2),
  status: 'beta',
  statusLabel: 'beta',
  notes: [],
  provenance: 'its own status',
  categories: ['A'],
  steps: [],
  children: [],
  ...more,
})

const reference = (path: string, see: string): FamilyReference => ({
  kind: 'reference',
  id: `again/${path}`,
  path,
  label: path.slice(2),
  status: 'beta',
  see,
  notes: [],
})

const category = (letter: string, families: FamilyCategoryItem['families']): FamilyCategoryItem => ({
  id: `#${letter}`,
  kind: 'category',
  letter,
  title: `Group ${letter}`,
  families,
})

const checkout = (root: string, ...categories: FamilyCategoryItem[]): FamiliesWorkspace => ({
  root,
  applications: [],
  used: [],
  categories,
})

const shown = (rows: readonly Row[], indent = ''): string[] =>
  rows.flatMap(row => [
    `${indent}${row.label}${row.description && ` | ${row.description}`}`,
    ...shown(row.children, `${indent}  `),
  ])

const all = (rows: readonly Row[]): Row[] => rows.flatMap(row => [row, ...all(row.children)])
const rowIn = (rows: readonly Row[], label: string): Row => {
  const found = all(rows).find(row => row.label === label)
  assert.ok(found, `a row ${label}`)
  return found
}

const used: FamiliesWorkspace = {
  ...checkout('file:///cache/plumego%40v1.0.0', category('A', [family('x/ai', { used: 2 }), family('x/rest')])),
  origin: 'Plumego v1.0.0, module cache',
  applications: [{ uri: 'file:///shop', name: 'shop' }],
  used: [
    {
      id: 'u1',
      path: 'x/ai',
      label: 'ai',
      status: 'experimental',
      statusLabel: 'experimental',
      places: [
        { uri: 'file:///shop/a.go', line: 3, label: 'a.go' },
        { uri: 'file:///shop/b.go', line: 4, label: 'b.go' },
      ],
      findings: { count: 1, worst: 'information' },
    },
    {
      id: 'u2',
      path: 'core',
      label: 'core',
      status: 'ga',
      statusLabel: 'ga',
      places: [{ uri: 'file:///shop/a.go', line: 5, label: 'a.go' }],
    },
  ],
}

describe('rows of the family tree', () => {
  it('stand below their checkout, with the count of each group, and what only the notes say', () => {
    const child = family('x/ai/tool', { label: 'tool', status: 'beta-surface' })
    const ai = family('x/ai', { notes: ['1 beta surface', 'blocked'], children: [child] })
    const answer = {
      workspaces: [checkout('file:///my%20fork', category('A', [ai]), category('D', [reference('x/ai', 'A')]))],
    }
    assert.deepEqual(shown(rowsOf(answer, words)), [
      'my fork | checkout',
      '  A  Group A | 1',
      '    ai | 1 beta surface · blocked',
      '      tool',
      '  D  Group D | 1',
      '    ai | see A',
    ])
  })

  it('name each checkout where there are several', () => {
    const rows = rowsOf(
      { workspaces: [checkout('file:///a', category('A', [])), checkout('file:///b', category('A', []))] },
      words,
    )
    assert.deepEqual(
      rows.map(({ label, kind }) => [label, kind]),
      [
        ['a', 'checkout'],
        ['b', 'checkout'],
      ],
    )
  })

  it('of an application begin with what it uses, and where; the rest is closed and not to be changed', () => {
    const rows = rowsOf({ workspaces: [used] }, words)
    assert.deepEqual(shown(rows), [
      'shop | Plumego v1.0.0 · module cache',
      '  Used here | 2',
      '    ai | 2 places',
      '      a.go:3',
      '      b.go:4',
      '    core | a.go:5',
      '  A  Group A | 2',
      '    ai',
      '    rest',
    ])
    const [root] = rows
    assert.deepEqual(
      root?.children.map(({ expanded }) => expanded),
      [true, false],
    )
    assert.deepEqual(rowIn(rows, 'ai').findings, { count: 1, worst: 'information' })
    assert.deepEqual(rowIn(rows, 'core').target, { uri: 'file:///shop/a.go', line: 5 })
    assert.ok(all(rows).every(({ isUsedOnly }) => isUsedOnly))
  })

  it('lead from a reference to the family itself', () => {
    const rows = rowsOf(
      {
        workspaces: [
          checkout(
            'file:///a',
            category('A', [family('x/ai', { id: 'there' })]),
            category('D', [reference('x/ai', 'A')]),
          ),
        ],
      },
      words,
    )
    assert.equal(all(rows).find(({ kind }) => kind === 'reference')?.reveals, 'there')
  })

  it('tell of a group what the page says, as it is written, and lead there', () => {
    const place = { uri: 'file:///a/page.md', line: 7 }
    const group = { ...category('A', []), about: 'Start [here](command:x) `now`', place }
    const { tooltip } = rowIn(rowsOf({ workspaces: [checkout('file:///a', group)] }, words), 'A  Group A')
    assert.deepEqual(tooltip, ['Start \\[here\\]\\(command\\:x\\) \\`now\\`', '[the page](file:///a/page.md#L7)'])
  })

  it('open the manifest, else the primer, else nothing', () => {
    const manifest = { uri: 'file:///a/x/rest/module.yaml' }
    const primer = { kind: 'primer', label: 'Primer', uri: 'file:///a/docs/rest.md' } as const
    const dashboard = { kind: 'dashboard', label: 'Dashboard', uri: 'file:///a/docs/all.md' } as const
    const families = [
      family('x/a', { manifest, steps: [dashboard, primer] }),
      family('x/b', { steps: [dashboard, primer] }),
      family('x/c', { steps: [dashboard] }),
    ]
    const rows = rowsOf({ workspaces: [checkout('file:///a', category('A', families))] }, words)
    assert.deepEqual(
      ['a', 'b', 'c'].map(label => all(rows).findLast(row => row.label === label)?.target?.uri),
      [manifest.uri, primer.uri, undefined],
    )
  })

  it('offer to download what is not on the disk, whether or not anything is known of it', () => {
    const note = { kind: 'not-on-disk', text: 'not here', modules: ['file:///app'] } as const
    for (const categories of [[], [category('A', [family('x/a')])]]) {
      const rows = rowsOf(
        { workspaces: [{ ...checkout('plumego:bundled/v1', ...categories), origin: 'v1', note }] },
        words,
      )
      assert.deepEqual(all(rows).find(({ kind }) => kind === 'download')?.modules, ['file:///app'])
    }
    const without = { ...used, note: { kind: 'not-on-disk', text: 'nothing is known' } as const }
    assert.ok(all(rowsOf({ workspaces: [without] }, words)).every(({ kind }) => kind !== 'download'))
  })

  it('tell a screen reader status, notes and findings', () => {
    const item = family('x/a', { notes: ['blocked'], findings: { count: 2, worst: 'error' } })
    const rows = rowsOf({ workspaces: [checkout('file:///a', category('A', [item]))] }, words)
    assert.equal(all(rows).at(-1)?.spoken, 'a beta, blocked, 2 findings')
  })

  it('of what is told of a package open its place, and show no markup of a workspace', () => {
    const rows = rowsOf({ workspaces: [checkout('file:///c', category('A', [family('x/a')]))] }, words)
    const groups = [
      { kind: 'used-by', items: [{ label: 'x/b', description: '2 files', uri: 'file:///c/x/b/b.go', line: 3 }] },
      { kind: 'findings', items: [{ label: '[a](b)', description: 'a.go:1', severity: 'error' }] },
    ] as const
    const told = detailRows(rowIn(rows, 'a'), groups, words)
    assert.deepEqual(shown(told), ['Used by | 1', '  x/b | 2 files', 'Findings | 1', '  [a](b) | a.go:1'])
    assert.deepEqual(told[0]?.children[0]?.target, { uri: 'file:///c/x/b/b.go', line: 3 })
    assert.deepEqual(told[1]?.children[0]?.tooltip, ['\\[a\\]\\(b\\)'])
  })
})

const tool = family('x/ai/tool', { label: 'tool', status: 'beta-surface', statusLabel: 'beta surface', owner: 'ai' })
const families = [
  family('x/ai', {
    status: 'experimental',
    statusLabel: 'experimental',
    owner: 'ai',
    layer: 'extension',
    children: [tool],
  }),
  family('x/rest', { owner: 'api', layer: 'extension', findings: { count: 1, worst: 'error' } }),
  family('x/lost', { status: 'unknown', statusLabel: 'unknown' }),
]
const page = { workspaces: [checkout('file:///a', category('A', families), category('D', [reference('x/ai', 'A')]))] }
const arrange = (arrangement: Partial<Arrangement>): string[] =>
  shown(rowsOf(page, words, { grouping: 'category', filter: undefined, ...arrangement })).slice(1)

describe('families grouped', () => {
  it('by status, from most to least, parts of another status by themselves', () => {
    assert.deepEqual(arrange({ grouping: 'status' }), [
      '  beta | 1',
      '    rest',
      '  beta surface | 1',
      '    ai/tool',
      '  experimental | 1',
      '    ai',
      '  unknown | 1',
      '    lost',
    ])
  })

  it('by owner, those without one last, and parts of the same owner below their family', () => {
    assert.deepEqual(arrange({ grouping: 'owner' }), [
      '  ai | 1',
      '    ai',
      '      tool',
      '  api | 1',
      '    rest',
      '  none named | 1',
      '    lost',
    ])
  })

  it('by layer', () => {
    const groups = arrange({ grouping: 'layer' }).filter(row => /^ {2}\S/.test(row))
    assert.deepEqual(groups, ['  extension | 2', '  none named | 2'])
  })
})

describe('families filtered', () => {
  const table: readonly (readonly [filter: Filter, paths: string])[] = [
    [{ kind: 'beta' }, 'x/rest'],
    [{ kind: 'experimental' }, 'x/ai'],
    [{ kind: 'findings' }, 'x/rest'],
    [{ kind: 'used' }, ''],
    [{ kind: 'owner', owner: 'ai' }, 'x/ai x/ai/tool'],
    [{ kind: 'text', text: 'TOOL' }, 'x/ai/tool'],
    [{ kind: 'text', text: 'surface' }, 'x/ai/tool'],
    [{ kind: 'text', text: 'api' }, 'x/rest'],
  ]
  for (const [filter, paths] of table) {
    it(`by ${Object.values(filter).join(' ')}`, () => {
      const found = [...families, tool].filter(item => matches(item, filter)).map(({ path }) => path)
      assert.equal(found.sort().join(' '), paths)
    })
  }

  it('keep what a part that fits hangs under, open, and leave empty groups and references out', () => {
    const filter = { kind: 'text', text: 'tool' } as const
    assert.deepEqual(arrange({ filter }), ['  A  Group A | 1', '    ai', '      tool'])
    const rows = rowsOf(page, words, { grouping: 'category', filter })
    assert.equal(rowIn(rows, 'ai').expanded, true)
    assert.deepEqual(arrange({ filter: { kind: 'text', text: 'nothing of that' } }), [])
  })
})

describe('what is drawn anew', () => {
  const draw = (items: readonly FamilyItem[]): readonly Row[] =>
    rowsOf(
      { workspaces: [checkout('file:///a', category('A', items), category('D', [reference('x/ai', 'A')]))] },
      words,
    )
  const changed = (index: number, more: Partial<FamilyItem>): readonly FamilyItem[] =>
    families.map((item, i) => (i === index ? { ...item, ...more } : item))

  const table: readonly (readonly [what: string, items: readonly FamilyItem[], ids: readonly string[]])[] = [
    ['nothing', families, []],
    ['the row of another status', changed(1, { status: 'ga', statusLabel: 'ga' }), ['x/rest']],
    ['the row of other notes', changed(2, { notes: ['blocked'] }), ['x/lost']],
    ['a part, and not its family', changed(0, { children: [{ ...tool, status: 'beta' }] }), ['x/ai/tool']],
    ['what a part is taken from', changed(0, { children: [] }), ['x/ai']],
    ['a group of other families', [...families, family('x/new')], ['#A']],
  ]
  for (const [what, items, ids] of table) {
    it(`is ${what}`, () => assert.deepEqual(changesBetween(draw(families), draw(items)), ids))
  }

  it('is all where there is another checkout', () => {
    const other = rowsOf({ workspaces: [checkout('file:///b', category('A', families))] }, words)
    assert.equal(changesBetween(draw(families), other), 'all')
  })

  it('leaves the editor the rows that it knows, with what was told of them', () => {
    const elements = new Elements(words)
    elements.take(draw(families))
    const before = elements.get('x/rest')
    assert.ok(before)
    const groups = [{ kind: 'used-by', items: [{ label: 'x/b', description: '' }] }] as const
    elements.takeDetails(before, { importPath: '', markdown: '', groups, testCommands: [] })
    elements.take(draw(changed(1, { status: 'ga', statusLabel: 'ga' })))
    const after = elements.get('x/rest')
    assert.equal(after, before)
    assert.equal(after.row.status, 'ga')
    assert.deepEqual(
      elements.childrenOf(after).map(({ row }) => row.label),
      ['Used by'],
    )
    assert.equal(elements.childrenOf(after)[0]?.parent, after)
  })
})

describe('the family of a file', () => {
  const inner = family('x/ai/tool', { label: 'tool' })
  const elements = new Elements(words)
  elements.take(
    rowsOf({ workspaces: [checkout('file:///a', category('A', [family('x/ai', { children: [inner] })]))] }, words),
  )
  const table: readonly (readonly [uri: string, path: string | undefined])[] = [
    ['file:///a/x/ai/ai.go', 'x/ai'],
    ['file:///a/x/ai/tool/deep/tool.go', 'x/ai/tool'],
    ['file:///a/x/ai/toolbox/a.go', 'x/ai'],
    ['file:///a/x/aim/a.go', undefined],
    ['file:///b/x/ai/ai.go', undefined],
  ]
  for (const [uri, path] of table) {
    it(`of ${uri} is ${path ?? 'none'}`, () => {
      assert.equal(familyOf(uri, elements.all)?.row.package?.path, path)
    })
  }
})
