import assert from 'node:assert/strict'
import type { Finding } from '../../../server/src/core/findings/finding.ts'
import { newFindings } from '../../../server/src/core/rules/new-findings.ts'

/** A finding of a rule about some facts, on a line. */
const finding = (code: string, key: string, line: number, check: Finding['check'] = 'dependency-rules'): Finding => ({
  ...{ code, check, severity: 'error', key: [key], file: 'a.go', message: '', related: [], fixes: [] },
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
})

const cases: readonly (readonly [
  what: string,
  before: readonly Finding[],
  now: readonly Finding[],
  lines: number[],
])[] = [
  ['nothing before', [], [finding('a', 'x', 1)], [1]],
  ['nothing now', [finding('a', 'x', 1)], [], []],
  ['the same elsewhere', [finding('a', 'x', 1)], [finding('a', 'x', 9)], []],
  ['another key', [finding('a', 'x', 1)], [finding('a', 'y', 1)], [1]],
  ['another rule', [finding('a', 'x', 1)], [finding('b', 'x', 1)], [1]],
  ['another check', [finding('a', 'x', 1)], [finding('a', 'x', 1, null)], [1]],
  ['one more, below', [finding('a', 'x', 1)], [finding('a', 'x', 1), finding('a', 'x', 2)], [2]],
  ['one more, above', [finding('a', 'x', 2)], [finding('a', 'x', 1), finding('a', 'x', 2)], [1]],
  ['one more, all elsewhere', [finding('a', 'x', 5)], [finding('a', 'x', 1), finding('a', 'x', 2)], [2]],
  ['two more', [finding('a', 'x', 2)], [1, 2, 3].map(line => finding('a', 'x', line)), [1, 3]],
  ['one less', [1, 2].map(line => finding('a', 'x', line)), [finding('a', 'x', 7)], []],
  ['two at one place', [finding('a', 'x', 1)], [finding('a', 'x', 1), finding('a', 'x', 1)], [1]],
]

describe('findings that another state does not have', () => {
  for (const [what, before, now, lines] of cases) {
    it(what, () => {
      const found = newFindings(now, before)
      assert.deepEqual(
        found.map(({ range }) => range.start.line),
        lines,
      )
    })
  }

  it('do not run keys together', () => {
    const [one, two] = [
      ['a', 'b,c'],
      ['a,b', 'c'],
    ].map(key => ({ ...finding('a', '', 1), key }))
    assert.ok(one && two)
    assert.deepEqual(newFindings([two], [one]), [two])
  })
})
