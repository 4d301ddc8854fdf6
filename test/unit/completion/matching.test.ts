import assert from 'node:assert/strict'
import { matching } from '../../../server/src/core/completion/matching.ts'

const cases: readonly (readonly [what: string, typed: string, offered: readonly string[]])[] = [
  ['what begins with it, then what has a name that does', 're', ['rest', 'x/a/rest', 'x/rest/a', 'x/a-rest']],
  ['a last name before one above it', 'rest/', ['x/rest/a']],
  ['the beginning of a path', 'x/r', ['x/rest/a']],
  ['capitals as well', 'RE', ['rest', 'x/a/rest', 'x/rest/a', 'x/a-rest']],
  ['no pattern in the middle', '**', []],
  ['nothing once it is whole', 'rest', []],
]

describe('what a typed text may become', () => {
  const all = ['x/a-rest', 'x/rest/a', 'x/a/rest', 'rest', 'docs'].map(label => ({
    label,
    kind: 'value' as const,
    insertText: label,
  }))
  for (const [what, typed, offered] of cases) {
    it(`is, for ${JSON.stringify(typed)}, ${what}`, () => {
      assert.deepEqual(
        matching(all, typed).map(({ label }) => label),
        offered,
      )
    })
  }
})
