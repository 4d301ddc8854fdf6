import assert from 'node:assert/strict'
import { parseFile } from '../../../server/src/core/golang/syntax/file-parser.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

/** What `parser.ParseFile` of Go 1.26 takes and refuses, behind a package clause. */
const taken: readonly string[] = [
  'func f() {}',
  'func f()',
  'func f() int { return 1 }',
  'func f() { return\n1 }',
  'func f() { x := 1\n_ = x }',
  'func f() { if x {} else {} }',
  'func f() { if x := y; z {} }',
  'func f() { if (T{}) == x {} }',
  'func f() { for range x {} }',
  'func f() { for i := range x {} }',
  'func f() { for i := 0; i < 3; i++ {} }',
  'func f() { for x {} }',
  'func f() { switch x := y.(type) { case int: default: } }',
  'func f() { switch x := 1; x { case 1, 2: fallthrough\ncase 3: } }',
  'func f() { select { case x := <-c: case c <- 1: case a, b = <-c: case <-c: default: } }',
  'func f() { go f() }',
  'func f() { go func() {}() }',
  'func f() { L: for { break L; continue L }\ngoto L }',
  'func f() { L: }',
  'func f() { x++; y-- }',
  'func f() { c <- 1 }',
  'func f() { a, b = 1, 2 }',
  'func f() { x[1:2:3] = y[:]\n_ = z[1:] }',
  'func f() { f(a,\n) }',
  'func f(a, b int, c ...string) (d, e int) { return }',
  'func (t *T) m() {}',
  'func (t T[K]) m() {}',
  'func () m() {}',
  'func f[T any](x T) {}',
  'func f[T ~int | ~string, U interface{ ~[]T }](x T) {}',
  'func f() { var x = func() {}\nx() }',
  'func f() { type T struct{ a int }; const c = 1 }',
  'func f() { x := [3]int{1, 2, 3}; y := [...]int{}; z := map[string]int{"a": 1}; w := []T{{1}, {a: 2}} }',
  'func f() { x := &T{a: 1}; y := *p; z := -1 + ^2; w := !v }',
  'func f() { x.(int); x.(type) }',
  'func f() { `a\nb` }',
  'func f() { _ = <-chan int(nil); _ = (<-chan int)(nil); _ = <-c }',
  'func f() { <- <-chan int(x) }',
  'type T struct { a, b int; C string `json:"c"`; D; *E; p.F; *p.G; H[int]; i [3]int; j []int }',
  'type T interface { M(a int) (b error); N(); E; p.E; ~int | string; G[int] }',
  'type T = int',
  'type T[K comparable, V any] struct{}',
  'type T[K *int] struct{}',
  'type T[K *int,] struct{}',
  'type T[K (C)] struct{}',
  'type T[K (C),] struct{}',
  'type T[N] int',
  'type T[N * 2] int',
  'type T[P []int] struct{}',
  'type T[P *C | D] struct{}',
  'type T [3]int',
  'type T map[string]chan<- int',
  'type T func(a, b int) (<-chan int, error)',
  'type ( A int; B string )',
  'var x int',
  'var x, y = 1, 2',
  'var ( a = 1\nb int )',
  'const a',
  'const a int',
  'const ( A = iota\nB\nC )',
  'import "late"',
  'var é = 1',
  'func f() { if x == (T{1}) {} ; for _, y := range []T{{1}} {} }',
  'func f() { switch { case x: y() ; } }',
  'func f() { if f := func() bool { return T{}.x }; f() {} }',
  'func f() { x, y := <-c, 1 ; x, ok := <-c }',
  'func f() { a &^= c; d <<= 1; e >>= 2; g %= 3 }',
  'func f() { { { } } ; ; ; }',
  'func f(a, b int,) {}',
  'type T struct { f func(int) (string, error); m map[[2]int]struct{ x int } }',
  'func f() { _ = struct{ a int }{1}; _ = interface{}(nil); _ = func() int { return 1 }() }',
  'func f() { a[b[c]](d)[e].f.(g).h }',
]
const refused: readonly string[] = [
  'func f() { if x {}\nelse {} }',
  'func f() { if { } }',
  'func f() { if x; {} }',
  'func f() { if T{} == x {} }',
  'func f() { for i, j, k := range x {} }',
  'func f() { for i := 0; i < 3 {} }',
  'func f() { for x := 1 {} }',
  'func f() { switch x = y.(type) { } }',
  'func f() { switch x := 1 {} }',
  'func f() { select { case a, b, c = <-d: } }',
  'func f() { select { case a, b <- c: } }',
  'func f() { select { case a, b: } }',
  'func f() { go f }',
  'func f() { defer (f()) }',
  'func f() { a.b: x() }',
  'func f() { x +++ y }',
  'func f() { a, b }',
  'func f() { _ = x[1::3] }',
  'func f() { _ = x[] }',
  'func f() { _ = x[1,2] }',
  'func f() { f(a, b...) ; g(a..., b) }',
  'func f() { f(a\n) }',
  'func f(a int, string) {}',
  'func f(a ...int, b int) {}',
  'func f() (a ...int) { }',
  'func (t T) m[K any]() {}',
  'func f[](x int) {}',
  'func f[T]() {}',
  'func f(x int)\n{}',
  'func f() { func g() {} }',
  'func f() { import "a" }',
  'func f() { return }}',
  'func f() { ',
  'func f() { x := []int{1\n} }',
  'func f() { x. }',
  'func f() { 1x }',
  "func f() { 'ab' }",
  'func f() { "a\n" }',
  'func f() { /* }',
  'type T struct { (D) }',
  'type T struct { *(D) }',
  'type T struct { a int b int }',
  'type T interface { M[K any]() }',
  'type T []',
  'type T func[K any]()',
  'type T [2, 3]int',
  'var x',
  'var x int = 1 = 2',
  'const a = b = c',
  'var x = if',
  'var _ = 0\nimport "late"',
  'import fmt',
  'x := 1',
  'func',
  '}',
  'var a = 0x1G',
  'var a = 0b12',
  'var a = 1_000__0',
  "var a = '\\q'",
  'var a = "\\xZZ"',
  'var a·b = 1',
  'var a = b ? c : d',
  'var a = @',
  'func f() { for _, y := range T{1} {} }',
  'func f() { switch { x: } }',
  'func f() { go func() {} }',
  'func f() { _ = a &^ b &^= c }',
  'func f() { return a, b, }',
  'func f(a, b int;) {}',
  'func f() { if x { } ; else { } }',
  'func f() { goto }',
  'func f() { break 1 }',
]

const complaintOf = (text: string) => parseFile(new SourceText(`package p\n\n${text}\n`)).complaint

describe('whole Go files', () => {
  for (const text of taken) it(`parses: ${text}`, () => assert.equal(complaintOf(text)?.message, undefined))
  for (const text of refused) it(`refuses: ${text}`, () => assert.ok(complaintOf(text)))

  for (const [text, hasParameters] of [
    ['type T[P []int] struct{}', true],
    ['type T[P *C,] struct{}', true],
    ['type T[P *C | ~int] struct{}', true],
    ['type T[P *(C | ~int)] struct{}', true],
    ['type T[P (~int | C)] struct{}', true],
    ['type T[P *(C | D)] struct{}', false],
    ['type T[P (C)] struct{}', false],
    ['type T[P * 2] int', false],
  ] as const) {
    it(`tells type parameters from the length of an array: ${text}`, () => {
      const [decl] = parseFile(new SourceText(`package p\n\n${text}\n`)).decls
      const [spec] = decl?.kind === 'Gen' ? decl.specs : []
      assert.ok(spec?.kind === 'Type')
      assert.equal(spec.typeParams !== undefined, hasParameters)
    })
  }

  it('tells what is declared around what does not parse', () => {
    const text =
      'package p\n\nvar (\n\ta = 1\n\tb = }\n)\n\nfunc F(x int) {\n\tx.\n}\n\nfunc G() {}\n\ntype T struct {\n'
    const { decls } = parseFile(new SourceText(text))
    const names = decls.map(one => (one.kind === 'Func' ? one.name.name : one.specs.length))
    assert.deepEqual(names, [1, 'F', 'G', 0])
  })

  it('comes to an end on what is nested without end', () => {
    for (const open of ['(', '[', '{', 'func(', '-', 'if x { ', 'x.(', 'struct{a ']) {
      assert.ok(complaintOf(`func f() { x = ${open.repeat(200_000)}`), open)
    }
  })

  it('takes a file without a package clause for none', () => {
    for (const text of ['', 'package', 'package 1', 'packag p', '\ufeff', 'package p;;', 'package p func f() {}']) {
      assert.ok(parseFile(new SourceText(text)).complaint, JSON.stringify(text))
    }
  })
})
