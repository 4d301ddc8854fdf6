import assert from 'node:assert/strict'
import {
  readSnapshot,
  snapshotDifferences,
  snapshotModule,
  snapshotText,
  symbolLine,
} from '../../../server/src/core/api/api-snapshot.ts'
import { readApi } from '../../../server/src/core/api/go-api.ts'
import { readSymbols } from '../../../server/src/core/golang/symbols.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const apiOf = (text: string) => readApi(new SourceText(`package p\n${text}\n`))
const told = (text: string): string[] =>
  apiOf(text).symbols.map(({ kind, name, signature }) => `${kind} · ${name} · ${signature}`)

/** What Plumego's extension-api-snapshot of 9fe655f7 answers. */
const cases: readonly (readonly [text: string, expected: readonly string[]])[] = [
  [
    'func F(a, b int, c ...string) (n int, err error) {}',
    ['func · F · func Ffunc(a, b int, c ...string) (n int, err error)'],
  ],
  [
    'func F[K comparable, V any](m map[K]V) []V { return nil }',
    ['func · F · func Ffunc[K comparable, V any](m map[K]V) []V'],
  ],
  ['func F(\n\ta int,\n\tb string,\n) error { return nil }', ['func · F · func Ffunc( a int, b string, ) error']],
  ['func F(a int,\n\tb string) (int) { return 0 }', ['func · F · func Ffunc(a int, b string) int']],
  [
    'func F(func(int, ...string) (<-chan int), chan<- func()) {}',
    ['func · F · func Ffunc(func(int, ...string) <-chan int, chan<- func())'],
  ],
  ['func (t *T[K]) M(x K) {}', ['method · T.M · func (T) Mfunc(x K)']],
  ['func (T) m() {}\nfunc (t) M() {}\nfunc (t (*T)) N() {}', []],
  [
    'type T struct {\n\tA, b int `json:"a"`\n\tc  string\n\tB\n\tp.C\n\t*p.d\n\tD [2]struct{ x, Y int }\n}',
    ['type · T · type T struct { A int `json:"a"` B p.C D [2]struct{ x, Y int } }'],
  ],
  ['type T struct{ A int }', ['type · T · type T struct{ A int }']],
  ['type T struct{ a int }', ['type · T · type T struct{}']],
  ['type T struct {\n\ta int\n}', ['type · T · type T struct { }']],
  [
    'type T struct{ A map[string]map[string]map[string]int }',
    ['type · T · type T struct { A map[string]map[string]map[string]int }'],
  ],
  ['type T struct{ A int; B string }', ['type · T · type T struct { A int B string }']],
  ['type T[K any] = p.G[K,\n\tint]', ['type · T · type T = p.G[K, int]']],
  [
    'type T interface {\n\tM(a int) error // why\n\tfmt.Stringer\n\t~int | ~string\n}',
    ['type · T · type T interface { M(a int) error fmt.Stringer ~int | ~string }'],
  ],
  ['type T interface{ M() }', ['type · T · type T interface{ M() }']],
  [
    'type T func(w http.ResponseWriter, r *http.Request)',
    ['type · T · type T func(w http.ResponseWriter, r *http.Request)'],
  ],
  ['var A, b, C = 1, 2, x', ['var · A · var A = 1', 'var · C · var C = x']],
  ['const (\n\tA T = iota\n\tB\n\tc\n)', ['const · A · const A T = iota', 'const · B · const B']],
  ['var A = a+b*c(1+2, 3)', ['var · A · var A = a + b*c(1+2, 3)']],
  ['var A = a + b*c<<2 == d&^e', ['var · A · var A = a+b*c<<2 == d&^e']],
  ['var A = a[b+1:c] [d+1]', ['var · A · var A = a[b+1 : c][d+1]']],
  ['var A = -x*  -y/ *z', ['var · A · var A = -x * -y / *z']],
  ['var A = `two\n\n  lines`+"two  blanks"', ['var · A · var A = `two lines` + "two blanks"']],
  [
    'var A = map[string]T{\n\t"a": {1, 2},\n\t"b":   {},\n}',
    ['var · A · var A = map[string]T{ "a": {1, 2}, "b": {}, }'],
  ],
  ['var A = []int{1, 2,\n\t3}', ['var · A · var A = []int{1, 2, 3}']],
  ['var A = f(a,\n\tb...,\n)', ['var · A · var A = f(a, b..., )']],
  ['var A = a &&\n\tb || !c', ['var · A · var A = a && b || !c']],
  ['var A = ((x)).(T).\n\tF(func() int (nil), 0X1F)', ['var · A · var A = (x).(T). F((func() int)(nil), 0X1F)']],
  ['var A = 1 .x', ['var · A · var A = 1 .x']],
  ['var A struct{ a int }', ['var · A · var A struct{ a int }']],
  ['var A = errors.New("a: " /* why */ + B) // because', ['var · A · var A = errors.New("a: " + B)']],
]

describe('what a Go file exports, as Plumego’s snapshots tell it', () => {
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.deepEqual(told(text).sort(), expected))

  it('is read with one parse, whoever else asks of the text', () => {
    const source = new SourceText('package p\n\nvar A int\n')
    readApi(source)
    const { symbols } = readSymbols(source, () => assert.fail('read again'))
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['A'],
    )
  })

  it('tells where each name stands', () => {
    const { symbols } = apiOf('func (t T) M() {}\nvar A,\n\tB = 1, 2')
    assert.deepEqual(
      symbols.map(({ range: { start, end } }) => [start.line, start.character, end.character]),
      [
        [1, 11, 12],
        [2, 4, 5],
        [3, 1, 2],
      ],
    )
  })

  const uncertain: readonly (readonly [text: string, signature: string])[] = [
    ['var A = func(a int) int { return a /* why */ + 1 }', 'var A = func(a int) int { return a + 1 }'],
    ['var A = []func(){\n\tfunc() {\n\t\tf(`a  b`)\n\t\tg()\n\t},\n}', 'var A = []func(){ func() { f(`a b`) g() }, }'],
    ['var A [len(func() {}())]int', 'var A [len(func() {}())]int'],
  ]
  for (const [text, signature] of uncertain) {
    it(`is not certain of the body of a function: ${JSON.stringify(text)}`, () => {
      const [symbol] = apiOf(text).symbols
      assert.equal(symbol?.signature, signature)
      assert.equal(symbol.isExact, false)
    })
  }

  it('takes no name for more than a name', () => {
    assert.deepEqual(told('var A = constructor.x + __proto__(toString, hasOwnProperty[1])'), [
      'var · A · var A = constructor.x + __proto__(toString, hasOwnProperty[1])',
    ])
  })

  it('is certain of everything else', () => {
    for (const [text] of cases) for (const symbol of apiOf(text).symbols) assert.ok(symbol.isExact, symbol.name)
  })

  it('survives what is nested deeper than the stack takes, and what no file holds', () => {
    const depth = 200_000
    const deep = apiOf(`var A = ${'('.repeat(depth)}1${')'.repeat(depth)}`)
    assert.ok(deep.error || deep.symbols.every(({ isExact }) => !isExact))
    const sum = apiOf(`var A = ${'a+'.repeat(3000)}a`)
    assert.ok(sum.symbols[0]?.signature === `var A = ${'a + '.repeat(3000)}a`)
    assert.ok(apiOf('type T struct {').error)
  })
})

const snapshotOf = (...lines: readonly string[]) =>
  readSnapshot(new SourceText(lines.map(line => `${line}\n`).join('')))

describe('snapshots', () => {
  it('sort by bytes, as Go does', () => {
    const { symbols } = apiOf('var (\n\tB = 1\n\tA = "\u{1f600}"\n)\nvar Ａ, \u{1d400} int')
    const text = snapshotText(
      'm',
      './p',
      symbols.map(symbol => symbolLine('m/p', symbol)),
    )
    assert.equal(
      text,
      '# plumego extension api snapshot v1\nmodule\tm\npattern\t./p\n' +
        'symbol\tm/p\tvar\tA\tvar A = "\u{1f600}"\nsymbol\tm/p\tvar\tB\tvar B = 1\n' +
        'symbol\tm/p\tvar\tＡ\tvar Ａ int\nsymbol\tm/p\tvar\t\u{1d400}\tvar \u{1d400} int\n',
    )
  })

  it('are compared by package, kind and name; what is no symbol does not count', () => {
    const before = snapshotOf(
      'pattern\ta',
      'symbol\tp\tfunc\tA\tfunc Afunc()',
      'symbol\tp\tfunc\tB\told',
      'symbol\tp\tvar\tC\tx',
    )
    const after = snapshotOf(
      'pattern\tb',
      'symbol\tp\tfunc\tB\told',
      'symbol\tp\tfunc\tB\tnew\twith a tab',
      'symbol\tp\tconst\tC\tx',
    )
    assert.deepEqual(snapshotDifferences(before, after), [
      '  after  new\twith a tab',
      '  before old',
      '+ added symbol\tp\tconst\tC x',
      '- removed symbol\tp\tfunc\tA func Afunc()',
      '- removed symbol\tp\tvar\tC x',
      '~ changed symbol\tp\tfunc\tB',
    ])
    assert.deepEqual(snapshotDifferences(before, before), [])
  })

  it('say which line lacks a part', () => {
    assert.deepEqual(snapshotOf('symbol\tp\tfunc\tA\tf', 'symbol\tp\tfunc\tA').broken, {
      text: 'symbol\tp\tfunc\tA',
      line: 1,
    })
    assert.equal(snapshotOf('symbol\tp\tfunc\tA\t', 'symbol p').broken, undefined)
  })

  const modules: readonly (readonly [goMod: string, expected: string | undefined])[] = [
    ['module m\n', 'm'],
    ['// module a\n  module\tm\r\n', 'm'],
    ['module m // ours\nmodule n\n', 'n'],
    ['module "m"\n', '"m"'],
    ['module (\n\tm\n)\n', '('],
    ['go 1.26\n', undefined],
  ]
  for (const [goMod, expected] of modules) {
    it(`read the module path as Plumego’s tool does: ${JSON.stringify(goMod)}`, () => {
      assert.equal(snapshotModule(new SourceText(goMod)), expected)
    })
  }
})
