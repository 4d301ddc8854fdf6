import assert from 'node:assert/strict'
import { readLineTokens, unquoted } from '../../../server/src/core/cursor/line-tokens.ts'

/** A line, and what it says: its key, its value, its comment and the columns of its dashes. */
const lines: readonly (readonly [
  line: string,
  key: string | undefined,
  value: string,
  comment: string,
  ...number[],
])[] = [
  [String.raw`a: "x\" # y" # z`, 'a', String.raw`"x\" # y"`, '# z'],
  [String.raw`a: "x\\" # y`, 'a', String.raw`"x\\"`, '# y'],
  [String.raw`a: "x\\\" # y" # z`, 'a', String.raw`"x\\\" # y"`, '# z'],
  [String.raw`a: 'x\' # y`, 'a', String.raw`'x\'`, '# y'],
  [`a: 'x'' # y' # z`, 'a', `'x'' # y'`, '# z'],
  [`a: '''' # z`, 'a', `''''`, '# z'],
  [`a: "x'' # y" # z`, 'a', `"x'' # y"`, '# z'],
  [String.raw`"a\"b: c": d # e`, String.raw`a\"b: c`, 'd', '# e'],
  [String.raw`- "a\\": b`, String.raw`a\\`, 'b', '', 0],
  [`'a'': b': c`, `a'': b`, 'c', ''],
  [String.raw`a: ["x\" #", "y #"] # z`, 'a', String.raw`["x\" #", "y #"]`, '# z'],
  [`a: {b: 'x #', "c #": d} # z`, 'a', `{b: 'x #', "c #": d}`, '# z'],
  ['a: "x # y', 'a', '"x # y', ''],
  [`a: it's # b`, 'a', `it's`, '# b'],
  [`'a' # b`, undefined, `'a'`, '# b'],
  ['- - b:', 'b', '', '', 0, 2],
  ['  -  a: b  ', 'a', 'b', '', 2],
  ['-', undefined, '', '', 0],
  ['- # a', undefined, '', '# a', 0],
  ['-a: b', '-a', 'b', ''],
  ['a:b: c', 'a:b', 'c', ''],
  ['"a":b', undefined, '"a":b', ''],
  ['a: b#c', 'a', 'b#c', ''],
  ['# a: b', undefined, '', '# a: b'],
  ['[a: b]', undefined, '[a: b]', ''],
  ['', undefined, '', ''],
]

describe('a line of YAML', () => {
  for (const [line, key, value, comment, ...dashes] of lines) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const read = readLineTokens(line)
      assert.deepEqual(
        [read.key?.text, line.slice(read.value.start, read.value.end), line.slice(read.comment), ...read.dashes],
        [key, value, comment, ...dashes],
      )
    })
  }

  const scalars: Readonly<Record<string, string>> = {
    '"a"': 'a',
    "'a'": 'a',
    '"a': 'a',
    '"': '',
    '""': '',
    a: 'a',
    'a"': 'a"',
  }
  for (const [written, text] of Object.entries(scalars)) {
    it(`takes ${written} for ${JSON.stringify(text)}`, () => assert.equal(unquoted(written), text))
  }
})
