import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ComposedEdits } from '../../../server/src/core/moves/composed-edits.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { applyEdits } from '../../support/apply-edits.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' '), maxLength: 30 })
const step = fc.record({ at: fc.nat(40), length: fc.nat(8), newText: text })

describe('edits that are made step by step', () => {
  it('are the same as edits of the text before all of them, none of which overlap or begin at one place', () => {
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 6 }), (before, steps) => {
        const composed = new ComposedEdits<number>(file => (file === 'a' ? new SourceText(before) : undefined))
        let now = before
        for (const [number, { at, length, newText }] of steps.entries()) {
          const start = Math.min(at, now.length)
          const end = Math.min(start + length, now.length)
          composed.make([{ file: 'a', range: new SourceText(now).range({ start, end }), newText }], number)
          now = now.slice(0, start) + newText + now.slice(end)
        }
        const edits = composed.told.map(({ edit }) => edit)
        assert.equal(applyEdits(before, edits), now)
        assert.equal(composed.texts.get('a')?.text ?? before, now)
        const source = new SourceText(before)
        const spans = edits.map(({ range }) => [source.offsetAt(range.start), source.offsetAt(range.end)] as const)
        for (const [index, [start]] of spans.entries()) {
          const [startBefore, endBefore] = spans[index - 1] ?? [-1, -1]
          assert.ok(endBefore <= start && startBefore < start)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('keep the label of the step that made each of them', () => {
    const composed = new ComposedEdits<string>(() => new SourceText('one two three'))
    const at = (start: number, end: number) => ({
      start: { line: 0, character: start },
      end: { line: 0, character: end },
    })
    composed.make([{ file: 'a', range: at(0, 3), newText: '1' }], 'first')
    composed.make([{ file: 'a', range: at(6, 11), newText: '3' }], 'second')
    assert.deepEqual(
      composed.told.map(({ label, edit }) => [label, edit.range.start.character, edit.range.end.character]),
      [
        ['first', 0, 3],
        ['second', 8, 13],
      ],
    )
  })
})
