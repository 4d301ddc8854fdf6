import assert from 'node:assert/strict'
import { type Row, rowsOf } from '../../../client/src/families/model.ts'
import type { FamiliesWorkspace, FamilyItem } from '../../../server/src/protocol/families.ts'

const words = { findings: (count: number) => `${count} findings`, download: 'Download' }

const family = (path: string, more: Partial<FamilyItem> = {}): FamilyItem => ({
  id: path,
  path,
  label: path,
  status: 'beta',
  statusLabel: 'beta',
  description: '● beta · team',
  provenance: 'its own status',
  tooltip: `**${path}** ● beta · team\n\nits own status`,
  categories: ['A'],
  steps: [],
  children: [],
  ...more,
})

const checkout = (root: string, families: FamilyItem[]): FamiliesWorkspace => ({
  root,
  categories: [{ id: `${root}#A`, letter: 'A', title: 'Families', families }],
})

const shown = (rows: readonly Row[], indent = ''): string[] =>
  rows.flatMap(row => [
    `${indent}${row.label}${row.description && ` | ${row.description}`}`,
    ...shown(row.children, `${indent}  `),
  ])

describe('rows of the family tree', () => {
  it('are the categories where there is one checkout', () => {
    const child = family('x/rest/versioning', { label: 'versioning', description: '● beta' })
    const rows = rowsOf({ workspaces: [checkout('file:///a', [family('x/rest', { children: [child] })])] }, words)
    assert.deepEqual(shown(rows), ['A — Families', '  x/rest | ● beta · team', '    versioning | ● beta'])
  })

  it('stand below their checkout where there are several', () => {
    const workspaces = [checkout('file:///a', []), checkout('file:///my%20fork', [family('x/ai')])]
    assert.deepEqual(shown(rowsOf({ workspaces }, words)), [
      'a',
      '  A — Families',
      'my fork',
      '  A — Families',
      '    x/ai | ● beta · team',
    ])
  })

  it('stand below where an application has its Plumego from, also where there is one', () => {
    const used = {
      ...checkout('file:///cache/plumego%40v1.0.0', [family('x/ai')]),
      origin: 'Plumego v1.0.0, module cache',
    }
    assert.deepEqual(shown(rowsOf({ workspaces: [used] }, words)), [
      'Plumego v1.0.0, module cache',
      '  A — Families',
      '    x/ai | ● beta · team',
    ])
  })

  it('name a group without a letter by its title, and leave a checkout without any out', () => {
    const other = { id: 'o', title: 'Uncategorised', families: [] }
    const workspaces = [
      { root: 'file:///a', categories: [other] },
      { root: 'file:///b', categories: [] },
    ]
    assert.deepEqual(shown(rowsOf({ workspaces }, words)), ['Uncategorised'])
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
    const [category] = rowsOf({ workspaces: [checkout('file:///a', families)] }, words)
    assert.deepEqual(
      category?.children.map(({ target }) => target?.uri),
      [manifest.uri, primer.uri, undefined],
    )
  })

  it('open a page of the web where nothing is on the disk, and offer to download it', () => {
    const documentation = { kind: 'documentation', label: 'Documentation', uri: 'https://pkg.go.dev/x' } as const
    const note = { kind: 'not-on-disk', text: 'not here', modules: ['file:///app'] } as const
    const answer = {
      ...checkout('plumego:bundled/v1', [family('x/a', { steps: [documentation] })]),
      origin: 'v1',
      note,
    }
    const [row] = rowsOf({ workspaces: [answer] }, words)
    assert.deepEqual(
      row?.children.map(({ kind, label, modules }) => [kind, label, modules]),
      [
        ['download', 'Download', ['file:///app']],
        ['category', 'A — Families', undefined],
      ],
    )
    assert.equal(row.children[1]?.children[0]?.target?.uri, documentation.uri)
    const without = { ...answer, note: { kind: 'not-on-disk', text: 'nothing is known' } as const }
    assert.deepEqual(
      rowsOf({ workspaces: [without] }, words)[0]?.children.map(({ kind }) => kind),
      ['category'],
    )
  })

  it('offer to download what nothing is known of yet', () => {
    const note = { kind: 'not-on-disk', text: 'nothing is known', modules: ['file:///app'] } as const
    const [row, ...others] = rowsOf({ workspaces: [{ ...checkout('plumego:bundled/v1', []), note }] }, words)
    const shown = [row, ...(row?.children ?? []), ...others].find(one => one?.kind === 'download')
    assert.deepEqual(shown?.modules, ['file:///app'])
  })

  it('tell their findings in the tooltip and to a screen reader', () => {
    const [category] = rowsOf(
      { workspaces: [checkout('file:///a', [family('x/a', { findings: { count: 2, worst: 'error' } })])] },
      words,
    )
    const [row] = category?.children ?? []
    assert.deepEqual(row?.findings, { count: 2, worst: 'error' })
    assert.equal(row.tooltip.at(-1), '2 findings')
    assert.equal(row.spoken, 'x/a ● beta · team, 2 findings')
  })
})
