import assert from 'node:assert/strict'
import { isWideDigit, isWideLetter } from '../../../server/src/core/golang/letters.ts'

describe('letters of Go identifiers', () => {
  it('are those of Unicode 15.0, whatever the engine knows', () => {
    let letters = 0
    let digits = 0
    for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint++) {
      if (isWideLetter(codePoint)) letters++
      if (isWideDigit(codePoint)) digits++
    }
    // Counted with unicode.IsLetter and unicode.IsDigit of Go 1.26.
    assert.deepEqual({ letters, digits }, { letters: 136052, digits: 670 })
  })
})
