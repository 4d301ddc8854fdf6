import assert from 'node:assert/strict'
import { type MapNotes, NotedMap } from '../../../server/src/core/repo/noted-map.ts'

const map = new Map([
  ['a', 1],
  ['b', 2],
])

type Use = (noted: NotedMap<number>) => unknown

/** What is done with the map, what comes of it, and what is told of it. */
const uses: readonly (readonly [what: string, use: Use, answer: unknown, told: readonly string[]])[] = [
  ['a value', noted => noted.get('a'), 1, ['value a 1']],
  ['a value that is not there', noted => noted.get('c'), undefined, ['value c undefined']],
  ['whether a key is there', noted => noted.has('b'), true, ['presence b true']],
  ['whether a key is there that is not', noted => noted.has('c'), false, ['presence c false']],
  ['how many there are', noted => noted.size, 2, ['keys']],
  ['the keys', noted => [...noted.keys()], ['a', 'b'], ['keys']],
  ['the values', noted => [...noted.values()], [1, 2], ['all']],
  ['the entries', noted => [...noted.entries()], [...map], ['all']],
  ['all of it', noted => [...noted], [...map], ['all']],
  [
    'each of it',
    noted => {
      const seen: unknown[] = []
      noted.forEach((value, key, of) => {
        assert.equal(of, noted)
        seen.push([key, value])
      })
      return seen
    },
    [...map],
    ['all'],
  ],
]

describe('a map that notes', () => {
  for (const [what, use, answer, told] of uses) {
    it(`tells once that somebody asked for ${what}`, () => {
      const notes: string[] = []
      const teller: MapNotes<number> = {
        value: (key, seen) => notes.push(`value ${key} ${seen}`),
        presence: (key, seen) => notes.push(`presence ${key} ${seen}`),
        keys: () => notes.push('keys'),
        all: () => notes.push('all'),
      }
      const noted = new NotedMap(map, teller)
      assert.deepEqual(notes, [])
      assert.deepEqual(use(noted), answer)
      assert.deepEqual(notes, told)
    })
  }
})
