import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readPackageNames } from '../../../server/src/core/golang/scopes/package-uses.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const head = 'package p\n\nimport (\n\t"fmt"\n\tops "example.com/x/ops"\n)\n\n'

/**
 * A body of a Go file. `§` stands in front of each `ops` that is the package, and nothing in front of what is not: the
 * answer is compared as a whole.
 */
const cases: readonly (readonly [what: string, text: string])[] = [
  // Uses.
  ['a call', 'func f() { §ops.New() }'],
  ['types of parameters and results', 'func f(a *§ops.A, b ...§ops.B) (c map[§ops.K][]§ops.V, err error) { return }'],
  ['a parameter of its own name: its type is the package', 'func f(ops *§ops.A) { ops.Use() }'],
  [
    'a type of the package embedded, and in a field',
    'type T struct {\n\t§ops.A\n\t*§ops.B `json:"b"`\n\tops §ops.C\n}',
  ],
  ['methods of an interface', 'type I interface {\n\t§ops.A\n\tops(ops §ops.B) (x §ops.C)\n\t~int | §ops.D\n}'],
  ['a value of the package level', 'var a, b = §ops.A, func() §ops.B { return §ops.C }()'],
  ['a constant and an alias', 'const c = §ops.A\ntype T = §ops.B'],
  ['type arguments', 'var a = F[§ops.A, []§ops.B](§ops.C)\nvar b G[§ops.D]'],
  ['a constraint', 'func f[T §ops.A, P interface{ §ops.B | ~int }](a T) { §ops.C(a) }'],
  ['a receiver', 'func (s *Server) f() { §ops.A(s) }'],
  ['literals, keys among them', 'var m = map[string]§ops.A{§ops.B: {ops: §ops.C}, "x": §ops.D{E: 1}}'],
  ['over lines and comments', 'func f() {\n\t§ops. // why\n\t\tNew()\n\t_ = §ops /* x */ .A\n}'],
  ['go, defer, send and increment', 'func f() { go §ops.A(); defer §ops.B(); §ops.C <- §ops.D; §ops.E++ }'],
  ['channels', 'var c chan<- §ops.A\nvar d <-chan §ops.B\nvar e = make(chan §ops.C, §ops.N)'],
  ['arrays', 'var a [§ops.N]§ops.T\nvar b = [...]§ops.T{§ops.A}'],
  ['half typed', 'func f() { §ops.\n}\nfunc g() { §ops.A() }'],
  ['below a brace that is missing', 'func f(ops int) {\n\tif ops.x {\n\nfunc g() { §ops.A() }'],
  // No uses.
  ['a key of a literal', 'var a = T{ops: 1, b: {ops: 2}}'],
  ['a selector', 'func f() { a.ops.New(); a().ops.New(); a[0].ops.New(); a.(T).ops.New() }'],
  ['a selector behind a line', 'func f() { a.\n\tops.New() }'],
  ['labels', 'func f() {\nops:\n\tfor {\n\t\tbreak ops\n\t\tcontinue ops\n\t}\n\tgoto ops\n}'],
  ['comments and texts', 'var a = "ops.A" // ops.B\nvar b = `ops.C` /* ops.D */'],
  ['an assertion', 'func f(x any) { _ = x.(T) }'],
  // What hides the package.
  ['a parameter', 'func f(ops T) { ops.A() }\nfunc g() { §ops.A() }'],
  ['one of several parameters', 'func f(a, ops, b T) { ops.A() }'],
  ['a parameter of a function as type hides nothing', 'func f(g func(ops T)) { §ops.A() }'],
  ['a result', 'func f() (ops T, err error) { ops.A(); return }'],
  ['a receiver of its name', 'func (ops *T) f() { ops.A() }'],
  ['a parameter with type arguments', 'func f(ops G[int]) { ops.A() }'],
  ['types alone', 'func f(ops, G[int]) { §ops.A() }'],
  ['a type parameter', 'func f[ops any](x ops) { ops.A() }\ntype T[ops any] struct{ x ops.A }\nvar y §ops.A'],
  ["a receiver's type parameter", 'func (t *T[ops]) f() { ops.A() }'],
  ['a short declaration, from the next statement on', 'func f() { §ops.A(); ops := §ops.New(); ops.B() }'],
  ['one among others', 'func f() { a, ops := §ops.New(), §ops.A; ops.B(); a.ops = ops }'],
  ['a declaration, from the next on', 'func f() { var ops = §ops.New(); ops.A() }'],
  ['a declaration in brackets', 'func f() {\n\tvar (\n\t\ta = §ops.A\n\t\tops, b T\n\t\tc = ops.B\n\t)\n\tops.C()\n}'],
  ['a constant and a type', 'func f() { const ops = 1; ops.A() }\nfunc g() { type ops struct{ a ops.X }; ops.A() }'],
  ['in a block, and no longer behind it', 'func f() { { ops := a; ops.A() }; §ops.B() }'],
  [
    'in the head of an if, for its branches',
    'func f() { if ops := §ops.A(); ops.B() { ops.C() } else { ops.D() }; §ops.E() }',
  ],
  [
    'in the head of an else if',
    'func f() { if §ops.A() { §ops.B() } else if ops := §ops.C(); ops.D { ops.E() } else { ops.F() }; §ops.G() }',
  ],
  ['in a loop', 'func f() { for ops := §ops.A(); ops.B(); ops.C() { ops.D() }; §ops.E() }'],
  ['a range', 'func f() { for _, ops := range §ops.A() { ops.B() }; §ops.C() }'],
  ['a range over a literal', 'func f() { for _, ops := range []§ops.T{{A: §ops.X}} { ops.B() }; §ops.C() }'],
  ['a range that assigns', 'func f() { for a.ops = range §ops.A() { §ops.B() } }'],
  ['in the head of a switch', 'func f() { switch ops := §ops.A(); ops.B { case ops.C: ops.D() }; §ops.E() }'],
  [
    "a type switch: in its clauses' bodies",
    'func f(x any) { switch ops := §ops.A().(type) { case §ops.T, *§ops.U: ops.B(); default: ops.C() }; §ops.D() }',
  ],
  ['a type switch without a name', 'func f(x any) { switch x.(type) { case []§ops.T: §ops.A() } }'],
  ['in one clause alone', 'func f() { switch { case §ops.A: ops := 1; ops.B(); case §ops.C: §ops.D() } }'],
  ['a clause of select', 'func f() { select { case ops := <-§ops.A: ops.B(); case <-§ops.C: §ops.D() } }'],
  ['a function in a function', 'func f() { g(func(ops T) { ops.A() }); §ops.B(); func() { §ops.C() }() }'],
  ['around a function in a function', 'func f() { ops := a; g(func() { ops.A() }) }'],
  ['a function in the head of an if', 'func f() { if g(func() bool { ops := a; return ops.B }) { §ops.C() } }'],
  ['an assignment hides nothing', 'func f() { a, b = §ops.A, §ops.B; a.ops = 1; §ops.C() }'],
  ['a name of the whole package hides nothing', 'func ops() {}\nfunc f() { §ops.A() }'],
  ['another name', 'func f(Ops T, oops T) { §ops.A(); Ops.B(); oops.C() }'],
]

describe('names that stand for packages', () => {
  for (const [what, marked] of cases) {
    it(what, () => {
      const lines = (head + marked).split('\n')
      const text = lines.join('\n').replaceAll('§', '')
      const expected = lines.flatMap((line, number) =>
        [...line.matchAll(/§/g)].map(({ index }, before) => `${number}:${index - before}`),
      )
      const found = readPackageNames(new SourceText(text)).filter(
        ({ name, importStart }) => name === 'ops' && importStart === undefined,
      )
      assert.deepEqual(
        found.map(({ range: { start } }) => `${start.line}:${start.character}`),
        expected,
      )
    })
  }

  it('are those that imports give, with where the path stands', () => {
    const text = 'package p\nimport a "x/a"\nimport (\n\t. "x/b"\n\t_ "x/c"; d `x/d`\n\t"x/e"\n)\n'
    const names = readPackageNames(new SourceText(text))
    assert.deepEqual(
      names.map(({ name, importStart = -1 }) => [name, text.slice(importStart, importStart + 5)]),
      [
        ['a', '"x/a"'],
        ['.', '"x/b"'],
        ['_', '"x/c"'],
        ['d', '`x/d`'],
      ],
    )
  })

  it('are none in what is nested too deeply to be read', () => {
    for (const open of ['(', '[', '{', 'func() {', 'struct{ a ', 'if a {', 'a[', 'chan func(']) {
      const text = `${head}func f() { ops.A(${open.repeat(10_000)}`
      assert.doesNotThrow(() => readPackageNames(new SourceText(text)), open)
    }
  })
})
