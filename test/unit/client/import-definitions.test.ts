import assert from 'node:assert/strict'
import { leadingFromImports } from '../../../client/src/import-definitions.ts'

describe('whether imports lead to manifests', () => {
  const cases: readonly (readonly [what: string, section: object, alone: unknown, beside: unknown])[] = [
    ['nothing is set', {}, 'on', 'off'],
    ['auto', { definition: { imports: 'auto' } }, 'on', 'off'],
    ['a person wants it', { definition: { imports: 'on' } }, 'on', 'on'],
    ['a person does not', { definition: { imports: 'off' } }, 'off', 'off'],
    ['something else is set, which the server tells', { definition: { imports: 7 } }, 7, 7],
    ['no group', { definition: 'on' }, 'on', 'off'],
    ['null', { definition: { imports: null } }, 'on', 'off'],
  ]
  for (const [what, section, alone, beside] of cases) {
    it(`is ${String(alone)} alone, and ${String(beside)} beside the Go extension: ${what}`, () => {
      const imports = (isAlone: boolean): unknown =>
        (leadingFromImports({ ...section, hover: 1 }, isAlone) as { definition: { imports: unknown } }).definition
          .imports
      assert.equal(imports(true), alone)
      assert.equal(imports(false), beside)
    })
  }
})
