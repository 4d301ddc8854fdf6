import assert from 'node:assert/strict'
import {
  entriesOf,
  filtered,
  firstPlace,
  headerAction,
  headerSentence,
  moved,
  positionOf,
  sentenceOf,
} from '../../../client/webview/model.ts'
import { readState, stateOf } from '../../../client/webview/state.ts'
import type { BoundaryKind, MapCell, MapModule } from '../../../server/src/protocol/boundary-map.ts'
import { plainMapWords as words } from '../../support/map-words.ts'

const module = (path: string, packages = 0, parent?: string): MapModule => ({
  path,
  status: 'beta',
  mark: '●',
  statusLabel: 'beta',
  packages,
  ...(parent !== undefined && { parent }),
})

const modules = [module('core'), module('x/ai', 2), module('x/ai/session', 0, 'x/ai'), module('x/rest', 1)]
const entries = entriesOf(modules, ['x/ai', 'x/gone'])

describe('the rows and columns of the Boundary Map', () => {
  it('are expandable where they have packages, and expanded where those are shown', () => {
    assert.deepEqual(
      entries.map(({ isExpandable, isExpanded }) => [isExpandable, isExpanded]),
      [
        [false, false],
        [true, true],
        [false, false],
        [true, false],
      ],
    )
  })

  const filters: readonly (readonly [filter: string, left: readonly string[]])[] = [
    ['', ['core', 'x/ai', 'x/ai/session', 'x/rest']],
    ['  ', ['core', 'x/ai', 'x/ai/session', 'x/rest']],
    ['REST', ['x/rest']],
    ['session', ['x/ai', 'x/ai/session']],
    ['x/ai', ['x/ai', 'x/ai/session']],
    ['.*', []],
  ]
  for (const [filter, left] of filters) {
    it(`are with the filter “${filter}”: ${left.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        filtered(entries, filter).map(one => one.module.path),
        left,
      )
    })
  }
})

describe('the keys of the Boundary Map', () => {
  const last = { row: 30, column: 20 }
  const moves: readonly (readonly [key: string, from: readonly number[], to: readonly number[] | undefined])[] = [
    ['ArrowDown', [0, 0], [1, 0]],
    ['ArrowUp', [0, 5], [0, 5]],
    ['ArrowLeft', [3, 0], [3, 0]],
    ['ArrowRight', [3, 20], [3, 20]],
    ['ArrowRight', [0, 0], [0, 1]],
    ['Home', [7, 9], [7, 0]],
    ['End', [7, 9], [7, 20]],
    ['Control+Home', [7, 9], [0, 0]],
    ['Control+End', [7, 9], [30, 20]],
    ['PageDown', [25, 2], [30, 2]],
    ['PageDown', [2, 2], [12, 2]],
    ['PageUp', [4, 2], [0, 2]],
    ['a', [4, 2], undefined],
    ['Tab', [4, 2], undefined],
  ]
  for (const [key, [row = 0, column = 0], to] of moves) {
    it(`${key} leads from ${row},${column} to ${to ?? 'nowhere'}`, () => {
      const name = key.replace('Control+', '')
      const target = moved(name, name !== key, { row, column }, last)
      assert.deepEqual(target && [target.row, target.column], to)
    })
  }

  const [core, open, , closed] = entries
  const headers: readonly (readonly [
    key: string,
    axis: 'row' | 'column',
    of: typeof core,
    action: string | undefined,
  ])[] = [
    ['Enter', 'row', core, 'focus'],
    ['Enter', 'column', closed, 'focus'],
    [' ', 'row', core, undefined],
    [' ', 'row', closed, 'toggle'],
    [' ', 'column', open, 'toggle'],
    ['+', 'row', closed, 'toggle'],
    ['+', 'row', open, undefined],
    ['-', 'column', open, 'toggle'],
    ['-', 'row', closed, undefined],
    ['ArrowRight', 'row', closed, 'toggle'],
    ['ArrowRight', 'row', open, undefined],
    ['ArrowLeft', 'row', open, 'toggle'],
    ['ArrowRight', 'column', closed, undefined],
    ['ArrowDown', 'column', closed, 'toggle'],
    ['ArrowDown', 'column', open, undefined],
  ]
  for (const [key, axis, of, action] of headers) {
    it(`${key === ' ' ? 'Space' : key} on the header of the ${axis} ${of?.module.path}: ${action ?? 'moves'}`, () => {
      assert.ok(of)
      assert.equal(headerAction(key, axis, of), action)
    })
  }

  it('are about the same cell whatever else is shown, and about its header where it is not', () => {
    assert.deepEqual(positionOf({ row: 'x/rest', column: 'x/ai' }, entries, entries), { row: 4, column: 2 })
    const left = filtered(entries, 'rest')
    assert.deepEqual(positionOf({ row: 'x/rest', column: 'x/ai' }, left, entries), { row: 1, column: 2 })
    assert.deepEqual(positionOf({ row: 'x/ai', column: 'x/ai' }, left, entries), { row: 0, column: 2 })
    assert.deepEqual(positionOf({ row: '', column: '' }, entries, entries), { row: 0, column: 0 })
  })
})

describe('what a cell of the Boundary Map says and opens', () => {
  const cell = (kind: BoundaryKind, more: Partial<MapCell> = {}): MapCell => ({ kind, files: 0, ...more })
  const sentences: readonly (readonly [cell: MapCell | null, sentence: string])[] = [
    [cell('used', { files: 7 }), 'x/rest imports contract in 7 files.'],
    [cell('used', { files: 1 }), 'x/rest imports contract in 1 file.'],
    [cell('violation', { files: 2 }), 'x/rest imports contract in 2 files, denied.'],
    [cell('allowed'), 'x/rest may import contract.'],
    [cell('not-listed'), 'x/rest does not list contract.'],
    [cell('denied'), 'x/rest may not import contract.'],
    [null, 'x/rest and contract are one.'],
  ]
  for (const [given, sentence] of sentences) {
    it(sentence, () => assert.equal(sentenceOf(words, given, 'x/rest', 'contract'), sentence))
  }

  it('takes no name of a directory for a value', () => {
    assert.equal(sentenceOf(words, cell('denied'), '{to}', '$&'), '{to} may not import $&.')
  })

  it('names a module with its status and packages', () => {
    assert.equal(headerSentence(words, module('x/ai', 2)), 'x/ai, beta, 2 packages')
    assert.equal(headerSentence(words, module('core')), 'core, beta')
  })

  const places = ['rule', 'import'].map(uri => ({ uri, line: 1, label: uri }))
  const opened: readonly (readonly [cell: MapCell, uri: string | undefined])[] = [
    [cell('used', { rule: 0, import: 1 }), 'rule'],
    [cell('violation', { rule: 0, import: 1 }), 'import'],
    [cell('used', { import: 1 }), 'import'],
    [cell('violation', { rule: 0 }), 'rule'],
    [cell('denied', { rule: 0 }), 'rule'],
    [cell('allowed'), undefined],
    [cell('allowed', { rule: 9 }), undefined],
  ]
  for (const [given, uri] of opened) {
    it(`${JSON.stringify(given)} opens ${uri ?? 'nothing'}`, () => assert.equal(firstPlace(given, places)?.uri, uri))
  }
})

describe('what the Boundary Map keeps', () => {
  it('is read as it was kept', () => {
    const kept = { ...stateOf({ root: 'file:///a', rows: ['x/ai'], columns: [], focus: 'x/ai' }), filter: 'x' }
    assert.deepEqual(readState(JSON.parse(JSON.stringify(kept))), kept)
  })

  for (const nonsense of [undefined, null, 1, 'text', [], {}, { view: 1 }, { view: { root: 1 } }]) {
    it(`is nothing of ${JSON.stringify(nonsense)}`, () => assert.equal(readState(nonsense), undefined))
  }

  it('is as much of it as makes sense', () => {
    const odd = {
      view: { root: 'file:///a', rows: ['x/ai', 1], columns: 'x/ai', focus: 2 },
      filter: {},
      active: [],
      scroll: [-1, 'a'],
    }
    assert.deepEqual(readState(odd), stateOf({ root: 'file:///a', rows: ['x/ai'], columns: [] }))
  })
})
