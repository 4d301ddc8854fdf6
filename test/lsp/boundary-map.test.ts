import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type {
  BoundaryFocus,
  BoundaryMap,
  FocusItem,
  MapCell,
  MapPlace,
} from '../../server/src/protocol/boundary-map.ts'
import type { ImportAnswer } from '../../server/src/protocol/may-import.ts'
import { check } from '../support/check-command.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

describe('the boundary map', () => {
  let sample: string
  let client: LspClient

  before(async () => {
    sample = copySample()
    client = await LspClient.start([sample])
    client.probeDirectory = sample
    await client.settle()
  })

  after(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const mapOf = async (opened: { rows?: string[]; columns?: string[] } = {}): Promise<BoundaryMap> => {
    const question = { root: uriOf(sample), rows: [], columns: [], ...opened }
    const map = await client.request<BoundaryMap | null>('plumego/boundaryMap', question)
    assert.ok(map)
    return map
  }

  const focusOn = async (module: string): Promise<BoundaryFocus> => {
    const focus = await client.request<BoundaryFocus | null>('plumego/boundaryFocus', { root: uriOf(sample), module })
    assert.ok(focus)
    return focus
  }

  const cellIn = ({ rows, columns, cells }: BoundaryMap, from: string, to: string): MapCell | null | undefined =>
    cells[rows.findIndex(({ path: one }) => one === from)]?.[columns.findIndex(({ path: one }) => one === to)]

  const lineAt = (place: MapPlace | undefined): string =>
    place ? (fs.readFileSync(new URL(place.uri), 'utf8').split('\n')[place.line - 1] ?? '') : ''

  const pairs: readonly (readonly [from: string, to: string, kind: MapCell['kind'], files: number])[] = [
    ['x/rest', 'contract', 'used', 2],
    ['router', 'x/rest', 'violation', 1],
    ['x/rest', 'store', 'allowed', 0],
    ['x/rest', 'router', 'not-listed', 0],
    ['x/rest', 'core', 'denied', 0],
  ]
  for (const [from, to, kind, files] of pairs) {
    it(`says that ${from} to ${to} is ${kind}, and on which line`, async () => {
      const map = await mapOf()
      const cell = cellIn(map, from, to)
      assert.deepEqual([cell?.kind, cell?.files], [kind, files])
      assert.ok(cell?.rule !== undefined)
      assert.notEqual(lineAt(map.places[cell.rule]).trim(), '')
      if (files > 0) assert.match(lineAt(map.places[cell.import ?? -1]), new RegExp(`plumego/${to}[/"]`))
      else assert.equal(cell.import, undefined)
    })
  }

  it('has the verdict of “May I Import…?” in each cell that nothing is imported in', async () => {
    const map = await mapOf()
    const unused = map.rows.flatMap(({ path: from }) =>
      map.columns.flatMap(({ path: to }) => (cellIn(map, from, to)?.files === 0 ? [{ from, to }] : [])),
    )
    assert.ok(unused.length > 100)
    for (const { from, to } of unused) {
      const answer = await client.request<ImportAnswer>('plumego/mayImport', { root: uriOf(sample), from, to })
      assert.equal(cellIn(map, from, to)?.kind, answer.kind, `${from} to ${to}`)
    }
  })

  it('has rows and columns for the packages of what is opened, and for those alone', async () => {
    const closed = await mapOf()
    const { rows, columns, cells } = await mapOf({ rows: ['x/rest'], columns: ['x/data', 'nonsense'] })
    const added = (all: typeof rows, before: typeof rows): string[] =>
      all.map(one => one.path).filter(one => before.every(other => other.path !== one))
    const [rest, data] = ['x/rest', 'x/data'].map(family => closed.rows.find(one => one.path === family)?.packages)
    assert.equal(added(rows, closed.rows).length, rest)
    assert.equal(added(columns, closed.columns).length, data)
    assert.ok(added(rows, closed.rows).every(one => one.startsWith('x/rest/')))
    assert.ok(cells.length === rows.length && cells.every(row => row.length === columns.length))
    assert.equal(rows.find(one => one.path === 'x/rest/versioning')?.parent, 'x/rest')
  })

  it('has no boundary between a module and what lies in it', async () => {
    const map = await mapOf({ rows: ['x/rest'] })
    for (const from of ['x/rest', 'x/rest/versioning']) assert.equal(cellIn(map, from, 'x/rest'), null)
  })

  it('tells of one module what it may import, what not, and who imports it', async () => {
    const { module, mayImport, mayNotImport, importedBy } = await focusOn('x/rest')
    assert.deepEqual([module.path, module.status, module.mark], ['x/rest', 'beta', '●'])
    const named = (items: readonly FocusItem[], kind: string): string[] =>
      items.filter(one => one.kind === kind).map(one => one.module)
    assert.ok(named(mayImport, 'used').includes('contract') && named(mayImport, 'allowed').includes('store'))
    assert.ok(named(mayNotImport, 'denied').includes('core'))
    assert.deepEqual(named(importedBy, 'violation'), ['router'])
    for (const { rule, module: other } of [...mayImport, ...mayNotImport]) {
      assert.notEqual(lineAt(rule).trim(), '', other)
    }
    for (const item of importedBy) assert.match(lineAt(item.import), /plumego\/x\/rest/)
    const map = await mapOf()
    for (const { kind, module: other, files } of [...mayImport, ...mayNotImport]) {
      const cell = cellIn(map, 'x/rest', other)
      assert.deepEqual([kind, files], [cell?.kind, cell?.files], other)
    }
  })

  it('counts those that import it as its row in the tree of families does', async () => {
    const question = { root: uriOf(sample), path: 'contract' }
    const details = await client.request<{ groups: { kind: string; items: unknown[] }[] }>(
      'plumego/familyDetails',
      question,
    )
    const usedBy = details.groups.find(({ kind }) => kind === 'used-by')?.items.length
    assert.equal((await focusOn('contract')).importedBy.length, usedBy)
  })

  for (const format of ['svg', 'mermaid', 'dot', 'json']) {
    it(`exports as ${format} what the command writes`, async () => {
      for (const focus of [undefined, 'x/rest']) {
        const question = { root: uriOf(sample), format, ...(focus !== undefined && { focus }) }
        const text = await client.request<string>('plumego/boundaryExport', question)
        const words = ['graph', '--format', format, ...(focus === undefined ? [] : ['--focus', focus])]
        assert.equal(text, check(words, sample).output)
      }
    })
  }

  it('follows what is typed, before it is saved', async () => {
    const uri = uriOf(sample, 'health', 'new.go')
    assert.equal(cellIn(await mapOf(), 'health', 'contract')?.files, 0)
    await client.open(uri, 'package health\n\nimport _ "github.com/spcent/plumego/contract"\n')
    assert.equal(cellIn(await mapOf(), 'health', 'contract')?.files, 1)
    await client.close(uri)
    assert.equal(cellIn(await mapOf(), 'health', 'contract')?.files, 0)
  })

  it('is null of nonsense, and of what is not there', async () => {
    const root = uriOf(sample)
    const questions: readonly (readonly [request: string, given: object])[] = [
      ['boundaryMap', {}],
      ['boundaryMap', []],
      ['boundaryMap', { root: 1 }],
      ['boundaryMap', { root: 'file:///nowhere' }],
      ['boundaryFocus', { root }],
      ['boundaryFocus', { root, module: 'x/nope' }],
      ['boundaryFocus', { root, module: '../..' }],
      ['boundaryExport', { root, format: 'png' }],
      ['boundaryExport', { root, format: 'svg', focus: 'x/nope' }],
    ]
    for (const [request, given] of questions) {
      assert.equal(await client.request(`plumego/${request}`, given), null, JSON.stringify([request, given]))
    }
    const odd = await client.request<BoundaryMap>('plumego/boundaryMap', { root, rows: 'x/rest', columns: [1, null] })
    assert.equal(odd.rows.length, (await mapOf()).rows.length)
  })
})
