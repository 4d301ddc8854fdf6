import assert from 'node:assert/strict'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { PlainList } from '../../../server/src/core/yaml/plain-list.ts'
import { Commented, type PlainNode, prose, readPlainYaml } from '../../../server/src/core/yaml/plain-yaml.ts'

/** A plain tree as JSON data; a commented value is marked, prose is its word. */
function data(node: PlainNode | undefined): unknown {
  if (node instanceof PlainList) return node.items
  if (node instanceof Commented) return { commented: node.text }
  if (node instanceof Map) return Object.fromEntries([...node].map(([key, value]) => [key, data(value)]))
  if (Array.isArray(node)) return node.map(data)
  return node === prose ? 'prose' : node
}

const read = (text: string): unknown => data(readPlainYaml(new SourceText(text)))

describe('plain YAML', () => {
  const taken: Readonly<Record<string, [string, unknown]>> = {
    texts: ['a: b c\nd: "e: f"\n', { a: 'b c', d: 'e: f' }],
    'a list with comments and blank lines between': ['a:\n\n  # why\n  - b\n\n  - "c"\n# end\n', { a: ['b', 'c'] }],
    'maps and lists within': ['a:\n  b:\n    - c\n  d: e\nf: g\n', { a: { b: ['c'], d: 'e' }, f: 'g' }],
    'a list of maps': ['a:\n  - b: c\n    d:\n      - e\n  - b: f\n', { a: [{ b: 'c', d: ['e'] }, { b: 'f' }] }],
    'nothing, and an empty list': ['a:\nb: []\n', { a: null, b: [] }],
    'a comment behind a value': ['a: b # c\nd:\n  - e # f\n', { a: { commented: 'b' }, d: [{ commented: 'e' }] }],
    prose: ['a: >\n  Some words\n\n  and more\nb: c\n', { a: 'prose', b: 'c' }],
    'CRLF and no last line end': ['a: b\r\nc:\r\n  - d', { a: 'b', c: ['d'] }],
    'numbers, as they are written': ['a: 007\nb:\n  - 1e3\n', { a: '007', b: ['1e3'] }],
  }
  for (const [what, [text, tree]] of Object.entries(taken)) {
    it(`takes ${what}`, () => assert.deepEqual(read(text), tree))
  }

  const refused: Readonly<Record<string, string>> = {
    'a key twice': 'a: b\na: c\n',
    'a list that is not indented': 'a:\n- b\n',
    'another indent': 'a:\n   - b\n',
    'a list and more': 'a:\n  - b\n  c: d\n',
    'an item over two lines': 'a:\n  - b\n    c\n',
    'a text over two lines': 'a: b\n  c\n',
    'a flow list': 'a: [b]\n',
    'a bare dash': 'a:\n  -\n',
    'an anchor': 'a: &b c\n',
    'a tab': 'a:\tb\n',
    'a byte order mark': '\ufeffa: b\n',
    'a lone CR': 'a: b\rc: d\n',
    'a document mark': '---\na: b\n',
    'a colon that makes a map': 'a: b: c\n',
    'a hash within a text': 'a: b#c\n',
    'a quote at one end': 'a: b"\n',
    'an escape': 'a: "b\\n"\n',
    'an empty text': 'a: ""\n',
    'a null by name': 'a: null\n',
    'a comment behind a key': 'a: # b\n  - c\n',
    'blanks that only some readers trim': 'a: b\u00a0\n',
    'prose with a colon': 'a: >\n  b: c\n',
  }
  for (const [what, text] of Object.entries(refused)) {
    it(`refuses ${what}`, () => assert.equal(readPlainYaml(new SourceText(text)), undefined))
  }

  it('counts a list without taking it apart', () => {
    const list = readPlainYaml(new SourceText('a:\n  # - no\n  - b\n\n  - c\n'))?.get('a')
    assert.ok(list instanceof PlainList)
    assert.equal(list.length, 2)
  })
})
