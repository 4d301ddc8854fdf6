import assert from 'node:assert/strict'
import fc from 'fast-check'
import { anyStyle, inStyle, type Style } from '../../support/fixes/styles.ts'
import { subjectOf } from '../../support/fixes/subjects.ts'
import { FixTrials } from '../../support/fixes/trials.ts'
import { badWorkspace } from '../../support/rule-pages/examples.ts'
import { rulePages } from '../../support/rule-pages/index.ts'
import type { RulePage } from '../../support/rule-pages/page.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 300)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

describe('each fix, made alone, keeps its promises', () => {
  const trials = new FixTrials()

  for (const page of rulePages) {
    it(`in the example of ${page.code}`, () => {
      assert.deepEqual(trials.tryAll(page.code, subjectOf(page, badWorkspace(page))), [])
    })
  }

  it(`in examples of any style (seed ${seed})`, () => {
    const tryIn = (page: RulePage, style: Style): void => {
      const files = badWorkspace(page)
      for (const path of Object.keys(page.bad)) {
        const text = files.get(path)
        if (text !== undefined) files.set(path, styled(path, text, style))
      }
      assert.deepEqual(trials.tryAll(page.code, subjectOf(page, files)), [])
    }
    fc.assert(fc.property(fc.constantFrom(...rulePages), anyStyle, tryIn), { numRuns: runs, seed })
  })
})

/** YAML in any style; of other files the line ends, the mark at the beginning and the last line break. */
function styled(path: string, text: string, style: Style): string {
  if (path.endsWith('.yaml')) return inStyle(text, style)
  const mark = style.start.startsWith('\ufeff') && path.endsWith('.go') ? '\ufeff' : ''
  return mark + (style.hasLastBreak ? text : text.replace(/\n$/, '')).replaceAll('\n', style.lineEnd)
}
