import assert from 'node:assert/strict'
import { readDeclarations } from '../../../server/src/core/golang/declarations.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const initialCalls = (text: string) => {
  const { functions, initialCalls } = readDeclarations(new SourceText(text))
  const inits = functions.filter(({ name, isMethod }) => name === 'init' && !isMethod)
  return [
    ...inits.flatMap(({ calls }) => calls.map(call => ({ call, place: 'init' }))),
    ...initialCalls.map(call => ({ call, place: 'var' })),
  ]
}

const calls = (text: string): string[] =>
  initialCalls(`package p\n${text}\n`).map(({ call: { callee, args }, place }) => `${place} ${callee}/${args.length}`)

describe('the calls that loading a package makes', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['in init', 'func init() { a(); b.c(1, x(2)) }', ['init a/0', 'init b.c/2', 'init x/1']],
    ['in every init', 'func init() { a() }\nfunc init() { b() }', ['init a/0', 'init b/0']],
    [
      'in values of variables',
      'var a, b = c(), d.e(1)\nvar (\n\tf = g()\n\th int\n)',
      ['var c/0', 'var d.e/1', 'var g/0'],
    ],
    ['with type arguments', 'var a = b.c[map[string]int](1)', ['var b.c/1']],
    ['behind another call', 'var a = b().c(1,\n\t2,\n)', ['var b/0', 'var c/2']],
    ['of a function on the spot', 'var a = func() int { return b() }()', ['var b/0']],
    ['through sync.Once', 'func init() { once.Do(func() { a() }) }', ['init once.Do/1', 'init a/0']],
    ['not in methods', 'func (t *T) init() { a() }\nfunc (T) init() { a() }', []],
    ['not in other functions', 'func initial() { a() }\nfunc f() struct{ x int } { return a() }', []],
    [
      'not in functions that are kept',
      'func init() { a = func(x int) error { return b() } }\nvar c = func() { d() }',
      [],
    ],
    ['not in comments and strings', 'var a = "b()" // c()\nvar d = `\ne()` /* f() */', []],
    ['not in types', 'type T struct { f func(int) }\nvar f func(a int) (b error)\nvar m map[string]func()', []],
    ['not in constants', 'const a = len("b")', []],
    ['not for slices of bytes', 'var a = []byte("b")', []],
    ['in functions without a body around', 'func add(a, b int) int\nfunc init() { a() }', ['init a/0']],
  ]
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(calls(text), expected))

  it('stand where the callee stands, in characters of an editor', () => {
    const [found] = initialCalls('package p\r\n\r\nvar 名 = "é"; var _ = x.y("/a", 1)\r\n')
    assert.deepEqual(found?.call.range, { start: { line: 2, character: 21 }, end: { line: 2, character: 24 } })
    assert.deepEqual(found.call.names, ['x', 'y'])
  })

  it('are read of whatever text there is', () => {
    for (const text of [
      'func init() {',
      'func init(',
      'var a = (',
      'var',
      'func',
      'func init() { a( }',
      ')]}',
      '\ufeff\0',
    ]) {
      assert.ok(Array.isArray(calls(text)), text)
    }
  })
})

describe('what a Go file declares', () => {
  const declared = (text: string) => readDeclarations(new SourceText(`package p\n${text}\n`))

  it('are variables with their types and values', () => {
    const { variables } = declared(
      'var A = b.C(1)\nvar (\n\tD, e = f, &g.H{I: 1}\n\tJ *k.L\n\tM k.L = n\n)\nvar o, p = q()\nvar R map[string]int',
    )
    assert.deepEqual(
      variables.map(({ name, type, value }) => [name, type?.join('.'), value?.form]),
      [
        ['A', undefined, 'call'],
        ['D', undefined, 'name'],
        ['e', undefined, 'literal'],
        ['J', 'k.L', undefined],
        ['M', 'k.L', 'name'],
        ['o', undefined, undefined],
        ['p', undefined, undefined],
        ['R', undefined, undefined],
      ],
    )
  })

  it('are functions with the names that they declare and assign', () => {
    const { functions } = declared(`func (r *T) m(a, b int, c func(d int)) (e error) {
	f := a.b
	g, h := i()
	var j, k int
	for _, l := range m {
	}
	n = 1
	o.p = 2
	f = q
	s := &http.Server{}
	func(t *U) {}(nil)
}
func types(int, string) {}`)
    const [method, types] = functions
    assert.equal(method?.isMethod, true)
    assert.deepEqual(method.params, ['a', 'b', 'c'])
    assert.deepEqual([...method.locals.keys()].sort(), [
      '_',
      'a',
      'b',
      'c',
      'e',
      'f',
      'g',
      'h',
      'j',
      'k',
      'l',
      'r',
      's',
      't',
    ])
    assert.deepEqual(method.assigned, ['n'])
    assert.equal(method.locals.get('f'), undefined)
    assert.deepEqual(method.locals.get('s'), { form: 'literal', names: ['http', 'Server'] })
    assert.deepEqual(types?.params, ['', ''])
  })

  it('are read of whatever text there is', () => {
    for (const text of [
      'var a, = ',
      'func (',
      'func f(a, b',
      'func f() { := }',
      'var (a',
      'func f() { var ( }',
      'func f() { a.b = ',
    ]) {
      assert.ok(declared(text), text)
    }
  })
})
