import assert from 'node:assert/strict'
import { FileMap } from '../../../server/src/core/repo/file-map.ts'

const base = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
])

/** Counts how often all of it is looked at. */
class Counted extends Map<string, number> {
  copies = 0

  override [Symbol.iterator](): MapIterator<[string, number]> {
    this.copies++
    return super[Symbol.iterator]()
  }
}

describe('a map of files', () => {
  const steps: readonly (readonly [what: string, path: string, value: number | undefined, then: [string, number][]])[] =
    [
      [
        'another value',
        'b',
        7,
        [
          ['a', 1],
          ['b', 7],
          ['c', 3],
        ],
      ],
      [
        'one path more',
        'd',
        4,
        [
          ['a', 1],
          ['b', 2],
          ['c', 3],
          ['d', 4],
        ],
      ],
      [
        'one path less',
        'a',
        undefined,
        [
          ['b', 2],
          ['c', 3],
        ],
      ],
      ['the same value', 'c', 3, [...base]],
      ['a path less that was not there', 'd', undefined, [...base]],
    ]
  for (const [what, path, value, then] of steps) {
    it(`takes ${what}, in the order of its paths, and stays itself what it was`, () => {
      const before = new FileMap(base)
      const after = before.with(path, value)
      assert.deepEqual([...after], then)
      assert.deepEqual([...after.entries()], then)
      assert.deepEqual(
        [...after.keys()],
        then.map(([key]) => key),
      )
      assert.deepEqual(
        [...after.values()],
        then.map(([, one]) => one),
      )
      assert.equal(after.size, then.length)
      assert.equal(after.get(path), value)
      assert.equal(after.has(path), value !== undefined)
      assert.equal(after.get('zz'), undefined)
      const told: [string, number][] = []
      after.forEach((one, key, map) => {
        assert.equal(map, after)
        told.push([key, one])
      })
      assert.deepEqual(told, then)
      assert.deepEqual([...before], [...base])
      assert.equal(before.size, 3)
      assert.equal(after === before, before.get(path) === value)
      assert.equal(after.paths === before.paths, before.has(path) === (value !== undefined))
    })
  }

  it('has the paths that it had once one is gone and back, and other objects for them', () => {
    const before = new FileMap(base)
    const without = before.with('a', undefined)
    const back = without.with('a', 5)
    assert.equal(back.size, 3)
    assert.equal(without.has('a'), false)
    assert.notEqual(back.paths, without.paths)
    assert.deepEqual([...back.differences(before)], ['a'])
  })

  it('is empty without any', () => {
    const empty = new FileMap<number>()
    assert.equal(empty.size, 0)
    assert.deepEqual([...empty], [])
    assert.deepEqual([...empty.with('a', 1).with('a', undefined)], [])
    assert.equal(empty.with('a', 1).with('a', undefined).size, 0)
  })

  it('tells the differences of two that came from one, in both directions', () => {
    const before = new FileMap(base).with('b', 8).with('d', 4)
    const after = before.with('a', undefined).with('b', 2).with('e', 5)
    assert.deepEqual([...after.differences(before)].sort(), ['a', 'b', 'e'])
    assert.deepEqual([...before.differences(after)].sort(), ['a', 'b', 'e'])
    assert.deepEqual([...after.differences(after)], [])
    assert.deepEqual([...after.with('e', 6).with('e', 5).differences(after)], [])
  })

  it('tells the differences of two that have nothing in common', () => {
    const one = new FileMap(base).with('d', 4)
    const other = new FileMap(
      new Map([
        ['b', 2],
        ['c', 9],
        ['e', 5],
      ]),
    )
    assert.deepEqual([...one.differences(other)].sort(), ['a', 'c', 'd', 'e'])
    assert.deepEqual([...other.differences(one)].sort(), ['a', 'c', 'd', 'e'])
  })

  /** Of an empty base, and of one with files; with more changes than that all is copied once. */
  for (const [files, changes] of [
    [0, 20],
    [41, 21],
    [500, 30],
  ] as const) {
    it(`copies what it has of ${files} files only after ${changes} changes, and means the same before and after`, () => {
      const all = new Counted(Array.from({ length: files }, (_, i) => [`f${i}`, i]))
      let map = new FileMap(all)
      const first = map
      for (let i = 0; i < changes; i++) map = map.with(`n${i}`, i)
      assert.equal(all.copies, 0)
      const last = map
      const { paths } = map
      map = map.with('f0', undefined).with('n0', 77).with('n', 1)
      assert.equal(all.copies, 1)
      assert.equal(last.paths, paths)
      assert.deepEqual(map.get('n0'), 77)
      assert.equal(map.get('f0'), undefined)
      assert.equal(map.size, files + changes + (files > 0 ? 0 : 1))
      assert.equal([...map].length, map.size)
      const different = files > 0 ? ['f0', 'n', 'n0'] : ['n', 'n0']
      assert.deepEqual([...map.differences(last)].sort(), different)
      assert.equal(map.differences(first).size, changes + 1 + (files > 0 ? 1 : 0))
    })
  }

  it('keeps the object for its paths where the change that makes it copy adds none', () => {
    let map = new FileMap(new Map(Array.from({ length: 100 }, (_, i) => [`f${i}`, i])))
    const { paths } = map
    for (let i = 0; i < 60; i++) map = map.with(`f${i}`, -1)
    assert.equal(map.paths, paths)
    assert.equal(map.size, 100)
  })
})
