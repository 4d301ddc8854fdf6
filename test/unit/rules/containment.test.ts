import assert from 'node:assert/strict'
import { type Check, checks } from '../../../server/src/core/findings/finding.ts'
import { Containment, type RuleFailure } from '../../../server/src/core/rules/containment.ts'
import type { Report, RuleInfo } from '../../../server/src/core/rules/rule.ts'
import { english } from '../../../server/src/core/text/localize.ts'

const rule = (code: string, check: Check | null): RuleInfo => ({
  code,
  check,
  severity: 'error',
  summary: `${code}.`,
  key: ['file'],
})

const cases: readonly (readonly [
  what: string,
  rules: readonly RuleInfo[],
  told: string,
  unjudged: readonly Check[],
])[] = [
  ['one rule', [rule('a', 'dependency-rules')], 'a', ['dependency-rules']],
  ['a rule that mirrors no check', [rule('a', null)], 'a', []],
  [
    'three rules of two checks',
    [rule('a', 'dependency-rules'), rule('b', 'module-manifests'), rule('c', 'dependency-rules')],
    'a, b, c',
    ['dependency-rules', 'module-manifests'],
  ],
  ['more rules than are worth naming', ['a', 'b', 'c', 'd'].map(code => rule(code, null)), 'a, b, c, …', []],
  ['a rule that says for every check whether it can run', [], 'check-blocked', checks],
]

describe('a rule that throws', () => {
  for (const [what, rules, told, unjudged] of cases) {
    it(`is told with what is not judged: ${what}`, () => {
      const failures: RuleFailure[] = []
      const reports: Report[] = []
      const containment = new Containment(failure => failures.push(failure))
      const error = new Error('no')
      const context = { t: english, report: (_: RuleInfo, report: Report) => void reports.push(report) }
      containment.run(rules, 'x/a/module.yaml', context, () => {
        throw error
      })
      const [failure] = failures
      const [report] = reports
      assert.deepEqual([failures.length, failure?.file, failure?.error], [1, 'x/a/module.yaml', error])
      assert.deepEqual(failure?.checks, unjudged)
      assert.deepEqual([reports.length, report?.unjudged], [1, unjudged])
      assert.ok(report?.message.startsWith(`x/a/module.yaml is not judged by ${told}, for`), report?.message)
      assert.deepEqual(
        failure?.codes.map(code => containment.hasFailed(code)),
        failure?.codes.map(() => true),
      )
    })
  }

  it('fails nothing where none does', () => {
    const containment = new Containment(() => assert.fail('nothing failed'))
    let runs = 0
    const context = { t: english, report: () => assert.fail('nothing is told') }
    containment.run([rule('a', null)], undefined, context, () => runs++)
    assert.deepEqual([runs, containment.hasFailed('a')], [1, false])
  })
})
