import assert from 'node:assert/strict'
import { cleanText, cutFields, trimPiece, trimSpace } from '../../../server/src/core/text/go-strings.ts'

/** What `unicode.IsSpace` says of characters, the neighbours of each blank among them. */
const blanks: Readonly<Record<string, boolean>> = {
  '\b': false,
  '\t': true,
  '\n': true,
  '\v': true,
  '\f': true,
  '\r': true,
  '\u000e': false,
  '\u001f': false,
  ' ': true,
  '!': false,
  '\u0084': false,
  '\u0085': true,
  '\u0086': false,
  '\u009f': false,
  '\u00a0': true,
  '\u00a1': false,
  '\u167f': false,
  '\u1680': true,
  '\u1681': false,
  '\u1fff': false,
  '\u2000': true,
  '\u200a': true,
  '\u200b': false,
  '\u2027': false,
  '\u2028': true,
  '\u2029': true,
  '\u202a': false,
  '\u202f': true,
  '\u2030': false,
  '\u205e': false,
  '\u205f': true,
  '\u2060': false,
  '\u2fff': false,
  '\u3000': true,
  '\u3001': false,
  '\ufeff': false,
}

describe('a character that Go trims', () => {
  for (const [character, isBlank] of Object.entries(blanks)) {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    it(`U+${code} is ${isBlank ? 'a blank' : 'none'}, at either end and between fields`, () => {
      const kept = isBlank ? '' : character
      assert.equal(trimSpace(`${character}a b${character}`), `${kept}a b${kept}`)
      assert.equal(cleanText(`${character}a b${character}`), `${kept}a b${kept}`)
      const start = 7 + (isBlank ? 1 : 0)
      assert.deepEqual(trimPiece({ text: `${character}a`, start: 7, end: 9 }), { text: `${kept}a`, start, end: 9 })
      const end = 9 - (isBlank ? 1 : 0)
      assert.deepEqual(trimPiece({ text: `a${character}`, start: 7, end: 9 }), { text: `a${kept}`, start: 7, end })
      assert.deepEqual(cutFields(`a${character}b`), isBlank ? ['a', 'b'] : [`a${character}b`])
    })
  }
})
