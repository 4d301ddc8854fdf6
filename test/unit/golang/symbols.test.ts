import assert from 'node:assert/strict'
import { readSymbols } from '../../../server/src/core/golang/symbols.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const written = (text: string): string[] =>
  readSymbols(new SourceText(`package p\n${text}\n`)).symbols.map(({ kind, of, name, isPlain, isClosed }) => {
    const marks = `${isPlain ? ' plain' : ''}${isClosed ? ' closed' : ''}`
    return `${kind} ${of === undefined ? '' : `${of}.`}${name}${marks}`
  })

const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['func F() {}\nfunc f() {}', ['func F']],
  ['func G[T any]() {}', ['func G']],
  ['func (t *T) M() {}', ['method T.M plain']],
  ['func (t) M() {}\nfunc (t T) m() {}', ['method t.M plain']],
  ['func (g Gen[K]) M() {}', ['method Gen.M']],
  ['func (g *(T)) M() {}', ['method T.M']],
  ['func (p.T) M() {}', ['method M']],
  ['func () M() {}', ['func M']],
  ['type A = B\ntype a int\ntype C[T any] int', ['type A', 'type C']],
  ['type T struct { A, b int; C string; D }', ['type T', 'field T.A', 'field T.C']],
  ['type T struct { A int }', ['type T closed', 'field T.A']],
  ['type T = struct { A int }', ['type T', 'field T.A']],
  ['type t struct { A int }', []],
  ['type I interface { M() }', ['type I']],
  ['var A, b, C = 1, 2, 3\nconst ( D = iota; e; F )', ['var A', 'var C', 'const D', 'const F']],
  ['func f() { type T int; var V int }', []],
  ['type Ünder int\nvar 快 = 1\ntype Ǆ int', ['type Ünder', 'type Ǆ']],
]

describe('what a Go file exports', () => {
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(written(text), expected))

  it('tells where each name stands, as an editor counts', () => {
    const { symbols } = readSymbols(new SourceText('\ufeffpackage p\r\n/* 😀 */ var A,\r\n\tB = 1, 2\r\n'))
    const places = symbols.map(({ range: { start, end } }) => [start.line, start.character, end.character])
    assert.deepEqual(places, [
      [1, 13, 14],
      [2, 1, 2],
    ])
  })

  it('tells where a file does not parse, what is no UTF-8 included', () => {
    const { error, symbols } = readSymbols(new SourceText('package p\n\nfunc A() {\n\tx.\n}\n\nfunc B() {}\n'))
    assert.deepEqual(error?.range.start, { line: 4, character: 0 })
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['A', 'B'],
    )
    const bytes = Buffer.from([...Buffer.from('package p\n// '), 0xff, 10])
    assert.ok(readSymbols(new SourceText(bytes.toString()), () => bytes).error)
    assert.equal(readSymbols(new SourceText(bytes.toString())).error, undefined)
  })
})
