import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDocument } from 'yaml'
import { SourceText } from '../../server/src/core/text/source-text.ts'
import { parseYaml } from '../../server/src/core/yaml/document.ts'

const pieces = [
  ...['a: ', 'b: ', 'a', '"a": ', "'b': ", '1: ', '"1": ', '? ', ': ', '- ', '\n', '\n  ', '  ', '{', '}', '[', ']'],
  ...[', ', '&x ', '*x', '!t ', '# c\n', '|\n', '~: ', 'null: ', '.nan: ', '0x1: ', '<<: ', 'true: ', '-0: ', '\t'],
]
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map(parts => parts.join(''))

/** What the library finds where it compares each key with all before it. */
const withLibrary = (yaml: string) =>
  parseDocument(yaml, { prettyErrors: false, uniqueKeys: true, resolveKnownTags: false }).errors

describe('keys that a map has twice', () => {
  it('are found where the library finds them', () => {
    const duplicates = (errors: readonly { code: string }[]): number =>
      errors.filter(({ code }) => code === 'DUPLICATE_KEY').length
    fc.assert(
      fc.property(text, yaml => {
        const found = parseYaml(new SourceText(yaml)).errors
        const expected = withLibrary(yaml)
        assert.equal(duplicates(found), duplicates(expected))
        assert.equal(found.length, expected.length)
      }),
      { numRuns: 1000 },
    )
  })

  for (const [name, yaml] of [
    ['a block', 'a: x\nb: y\na: z\n'],
    ['a block within', 'm:\n  a: x\n  "a": y\n'],
    ['braces', '{a: x, b: y, a: z}'],
    ['a key without a value', 'a:\na: y\n'],
  ] as const) {
    it(`are told at the second key of ${name}`, () => {
      const [error] = parseYaml(new SourceText(yaml)).errors
      assert.equal(error?.code, 'DUPLICATE_KEY')
      assert.equal(error.pos[0], Math.max(yaml.lastIndexOf('a:'), yaml.lastIndexOf('"a"')))
    })
  }

  for (const [name, line] of [
    ['of a file', (i: number) => `key_${i}: a\n`],
    ['in braces', (i: number) => `${i === 0 ? '{' : ''}key_${i}: a,\n`],
    ['without values', (i: number) => `? key_${i}\n`],
  ] as const) {
    it(`cost twenty thousand keys ${name} hardly more than ten times what two thousand cost`, function () {
      this.timeout(60_000)
      const cost = (count: number): number => {
        const source = new SourceText(Array.from({ length: count }, (_, i) => line(i)).join(''))
        const before = process.threadCpuUsage()
        parseYaml(source)
        const { user, system } = process.threadCpuUsage(before)
        return user + system
      }
      const small = Math.min(...[1, 2, 3].map(() => cost(2_000)))
      assert.ok(cost(20_000) < 25 * small || cost(20_000) < 25 * small)
    })
  }
})
