import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readManifestLines } from '../../server/src/core/manifest/manifest-lines.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

const pieces = ['name:', 'a:', 'b: x', '  - y', '\n  - z\n', '- k: v', '-', '- ', '#', ':', '"', 'word', ' ', '\t']
const rare = ['\n', '\r\n', '\r', '\u00a0', '\u0085', '\u2028', '\ufeff', '\f', '\v', '\u3000']

describe('the items of a manifest’s list', () => {
  it('are as many as are counted without making them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...rare, '\n', '\n  '), { maxLength: 30 }), parts => {
        for (const [key, found] of readManifestLines(new SourceText(parts.join('')))) {
          assert.equal(found.itemCount, found.items.length, key)
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 4000) },
    )
  })
})
