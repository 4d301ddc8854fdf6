import assert from 'node:assert/strict'
import { goesOnBelow } from '../../../server/src/core/fixes/list-entries.ts'
import { canTakeKey } from '../../../server/src/core/fixes/manifest-fixes.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

describe('a key that a manifest is to get', () => {
  const examples: readonly (readonly [what: string, text: string, canTake: boolean])[] = [
    ['is there', 'owner: api\n', false],
    ['is there in quotes', '"owner": api\n', false],
    ['is there behind a byte order mark', '\ufeffowner: api\n', false],
    ['is there behind a question mark', '? owner\n: api\n', false],
    ['is there with blanks before its colon', 'owner  : api\n', false],
    ['is not there', 'name: x/a\n', true],
    ['is there further in', 'name: x/a\nmore:\n  owner: api\n', true],
    ['begins another', 'owners: api\n', true],
    ['would stand in a list', '- a\n', false],
    ['would stand in a text that is no UTF-8', 'n\0a\0m\0e\0:\0', false],
    ['would be the first', '# nothing\n', true],
  ]
  for (const [what, text, canTake] of examples) {
    it(`${canTake ? 'is added' : 'is left alone'} where it ${what}`, () =>
      assert.equal(canTakeKey(new SourceText(text), 'owner'), canTake))
  }
})

describe('lines below an entry', () => {
  const examples: readonly (readonly [text: string, goesOn: boolean])[] = [
    ['a:\n- b\n', true],
    ['  a:\n  - b\n', true],
    ['  a:\n  # why\n\n  - b\n', true],
    ['a:\n  b: c\n', true],
    ['  a: b\n  -c: d\n', false],
    ['  a: b\n- c\n', false],
    ['  - a\n  - b\n', false],
    ['a: b\nc: d\n', false],
    ['a: b\n', false],
  ]
  for (const [text, goesOn] of examples) {
    it(`${goesOn ? 'belong' : 'do not belong'} to it: ${JSON.stringify(text)}`, () =>
      assert.equal(goesOnBelow(new SourceText(text), text.indexOf('a')), goesOn))
  }
})
