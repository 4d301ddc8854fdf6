import assert from 'node:assert/strict'
import type { JsonSchema } from '../../../server/src/core/schema/json-schema.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { fitsSchema } from '../../../server/src/core/yaml/plain-schema.ts'
import { readPlainYaml } from '../../../server/src/core/yaml/plain-yaml.ts'

const cases: readonly (readonly [what: string, text: string, a: JsonSchema, fits: boolean])[] = [
  ['prose is a text', 'a: >\n  Some words.\n', { type: 'string' }, true],
  ['prose is none of several texts', 'a: >\n  low\n', { type: 'string', enum: ['low', 'high'] }, false],
  ['prose is no number', 'a: >\n  12\n', { type: 'integer' }, false],
  ['prose is no list', 'a: >\n  Some words.\n', { type: 'array' }, false],
  ['a text is one of several', 'a: low\n', { type: 'string', enum: ['low', 'high'] }, true],
  ['a text is none of several', 'a: lower\n', { type: 'string', enum: ['low', 'high'] }, false],
  ['a number is no text', 'a: 12\n', { type: 'string' }, false],
  ['a number with zeros in front is none', 'a: 012\n', { type: 'integer' }, false],
  ['nothing is no text', 'a:\n', { type: 'string' }, false],
]

describe('plain YAML and a schema', () => {
  for (const [what, text, a, fits] of cases) {
    it(what, () => {
      const root = readPlainYaml(new SourceText(text))
      assert.ok(root)
      assert.equal(fitsSchema(root, { type: 'object', properties: { a } }), fits)
    })
  }
})
