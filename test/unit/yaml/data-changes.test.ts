import assert from 'node:assert/strict'
import { changesBetween, dataAt } from '../../../server/src/core/yaml/data-changes.ts'

/** Two documents' data, and the places at which they differ, a dot between the parts; the empty string for the whole. */
const cases: readonly (readonly [before: unknown, after: unknown, places: readonly string[]])[] = [
  [1, 1, []],
  ['a', 'b', ['']],
  [null, null, []],
  [null, {}, ['']],
  [{ a: 1 }, null, ['']],
  [['a'], { 0: 'a' }, ['']],
  [{ a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
  [{ a: 1 }, { a: 1, b: undefined }, ['b']],
  [{ a: 1, b: 2 }, { b: 2 }, ['a']],
  [{ a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, ['a.b.c']],
  [{ a: { b: 1 } }, { a: [1] }, ['a']],
  [{ toString: 1 }, {}, ['toString']],
  [Number.NaN, Number.NaN, []],
  [new Date(0), new Date(0), []],
  [['a', 'b'], ['a', 'c'], ['1']],
  [[{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }], ['1.a']],
  [['a', 'b'], ['a', 'b', 'c'], ['']],
  [['a', 'b'], ['c', 'a', 'b'], ['']],
  [['a', 'b'], ['a', 'c', 'b'], ['']],
  [['a', 'b', 'c'], ['a', 'c'], ['']],
  [['a', 'a'], ['a'], ['']],
  [[{ a: [1] }, { b: 2 }], [{ a: [1] }], ['']],
  [
    ['a', 'b'],
    ['c', 'b', 'd'],
    ['', ''],
  ],
  [[], ['a'], ['']],
  [
    ['a', 'b', 'c'],
    ['d', 'c'],
    ['', ''],
  ],
  [{ l: ['a'], m: 1 }, { l: ['a', 'b'], m: 2 }, ['l', 'm']],
]

describe('the changes of data', () => {
  for (const [before, after, places] of cases) {
    it(`from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
      assert.deepEqual(
        changesBetween(before, after).map(path => path.join('.')),
        places,
      )
      // Whichever of the two came first.
      assert.deepEqual(
        changesBetween(after, before).map(path => path.join('.')),
        places,
      )
    })
  }

  const data = { a: [{ b: 1 }, 'c'], '': null }
  const found: readonly (readonly [path: readonly string[], value: unknown])[] = [
    [[], data],
    [['a', '0', 'b'], 1],
    [['a', '1'], 'c'],
    [['a', '2'], undefined],
    [['a', '1', '0'], undefined],
    [['', 'a'], undefined],
    [['toString'], undefined],
    [['a', 'length'], undefined],
  ]
  for (const [path, value] of found) {
    it(`has ${JSON.stringify(value)} at ${JSON.stringify(path)}`, () => assert.equal(dataAt(data, path), value))
  }
})
