import assert from 'node:assert/strict'
import { signalEntryEdit, signalText } from '../../../server/src/core/fixes/evidence-entries.ts'
import { applyEdits } from '../../../server/src/core/fixes/fix-all.ts'
import { readMaturitySignals } from '../../../server/src/core/spec/maturity-signals.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const values = { recommended_entrypoint: 'rest.New', docs_signal: 'a: b', coverage_signal: '80%' }
const entry = `  - module: x/rest
    recommended_entrypoint: rest.New
    docs_signal: "a: b"
    coverage_signal: "80%"
`
const other = '  - module: x/data\n    docs_signal: none\n'

/** A file of signals, and what it is with one more; undefined where none can be added. */
const files: Readonly<Record<string, readonly [before: string, after: string | undefined]>> = {
  'an empty list': ['signals:\n', `signals:\n${entry}`],
  'one entry': [`signals:\n${other}`, `signals:\n${other}${entry}`],
  'something behind the list': [`signals:\n${other}rest: 1\n`, `signals:\n${other}${entry}rest: 1\n`],
  'an empty list with something behind it': ['signals:\nrest: 1\n', `signals:\n${entry}rest: 1\n`],
  'no list': ['version: 1\n', undefined],
  'no list, with lines further in': ['version:\n  a: 1\n', undefined],
  'nothing at all': ['', undefined],
  'a list in a form that is not read': ['signals:\n  - {module: x/data}\n', undefined],
  'a map in place of the list': ['signals:\n  x/data:\n    docs_signal: none\n', undefined],
}

describe('one more entry of signals', () => {
  for (const [what, [before, after]] of Object.entries(files)) {
    it(`is ${after === undefined ? 'not added' : 'added'} where there is ${what}`, () => {
      const source = new SourceText(before)
      const edit = signalEntryEdit({ path: 'a.yaml', source }, readMaturitySignals(source), 'x/rest', values)
      assert.equal(edit && applyEdits(source, [edit]), after)
    })
  }

  const texts: Readonly<Record<string, string>> = {
    a: 'a',
    'a b': 'a b',
    'a:b': 'a:b',
    'a: b': '"a: b"',
    'a:': '"a:"',
    '': '""',
    '-a': '"-a"',
    'docs/a.md': 'docs/a.md',
    'a#b': '"a#b"',
  }
  for (const [value, written] of Object.entries(texts)) {
    it(`writes ${JSON.stringify(value)} as ${written}`, () => assert.equal(signalText(value), written))
  }
})
