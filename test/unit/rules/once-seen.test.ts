import assert from 'node:assert/strict'
import { onceSeen } from '../../../server/src/core/rules/once-seen.ts'

const rules = 'specs/dependency-rules.yaml'
const ledger = 'specs/extension-beta-evidence.yaml'

const cases: readonly (readonly [
  what: string,
  path: string,
  keys: readonly string[],
  may: readonly string[],
  mayNot: readonly string[],
])[] = [
  ['of one key of a manifest', 'x/a/module.yaml', ['risk'], ['invalid-value', 'empty-value'], ['name-mismatch']],
  ['of a key that says nothing to CI', 'x/a/module.yaml', ['colour'], ['empty-value'], ['invalid-value']],
  [
    'of one key of a rule',
    rules,
    ['modules', 'x/a', 'deny', '0'],
    ['forbidden-import', 'empty-list'],
    ['forbidden-path'],
  ],
  ['of a whole rule', rules, ['modules', 'x/a'], ['forbidden-import', 'forbidden-path'], ['evidence-tier-unset']],
  ['of one key of the ledger', ledger, ['candidates', '0', 'subpackage'], ['evidence-tier-unset'], ['empty-value']],
  ['of a whole entry of the ledger', ledger, ['candidates', '0'], ['evidence-tier-unset'], ['empty-value']],
  ['of a file of which nothing else is known', 'specs/none.yaml', ['a'], ['empty-value'], ['forbidden-path']],
]

describe('what may be found once CI sees what YAML sees', () => {
  for (const [what, path, keys, may, mayNot] of cases) {
    it(`is that ${what}`, () => {
      const codes = onceSeen(path, keys)
      assert.deepEqual(
        [...may, ...mayNot].filter(code => codes.includes(code)),
        may,
      )
      assert.equal(new Set(codes).size, codes.length)
    })
  }
})
