import fc from 'fast-check'
import type { Edit, Texts } from './mutations.ts'

/** Lines as they stand in Go files, whole and broken. */
const goLines = [
  '',
  '}',
  '{',
  ')',
  'func Zz() {}',
  'func (zz *App) Get() {}',
  'func (zz Zz[T]) Get() {}',
  'type Zz = struct{ Field int }',
  'type Zz struct {',
  'type Zz[T any] []T',
  'var Zz, _ = 1, func() { x. }',
  'const (',
  'import "os"',
  '\tif x := (T{}); x {',
  '\treturn',
  '\tfor range x {',
  '\t// TODO: later',
  '// Deprecated: use another.',
  '\ts := "not implemented"',
  'type ZzAlias = Other // kept',
  '\t/* FIXME',
  '`',
  "'",
  '\u00a0',
  '\ufeff',
  'x := 0x',
  'package zz',
]

const at = fc.nat({ max: 100_000 })

const goChange: fc.Arbitrary<(lines: string[]) => void> = fc.oneof(
  at.map(i => (lines: string[]) => void lines.splice(i % lines.length, 1)),
  fc.tuple(at, fc.constantFrom(...goLines)).map(
    ([i, line]) =>
      (lines: string[]) =>
        void lines.splice(i % lines.length, 0, line),
  ),
  fc.tuple(at, at).map(([i, j]) => (lines: string[]) => {
    const line = lines[i % lines.length] ?? ''
    lines[i % lines.length] = line.slice(0, j % (line.length + 1)) + line.slice((j % (line.length + 1)) + 1)
  }),
  at.map(i => (lines: string[]) => {
    const n = i % lines.length
    lines[n] = (lines[n] ?? '').replace(/\p{Lu}/u, letter => letter.toLowerCase())
  }),
)

/** Changes inside Go files: declarations that go, come or break, and words that mark something as out of date. */
export function goEdits(texts: Texts): fc.Arbitrary<Edit> {
  const files = [...texts.keys()].filter(file => file.endsWith('.go'))
  return fc
    .tuple(fc.constantFrom(...files), fc.array(goChange, { minLength: 1, maxLength: 3 }))
    .map(([file, changes]): Edit => {
      const lines = (texts.get(file) ?? '').split('\n')
      for (const change of changes) if (lines.length > 0) change(lines)
      return { op: 'write', path: file, text: lines.join('\n') }
    })
}

const entries = [
  'New',
  'App',
  'App.Get',
  '(App).Get',
  '(*App).Get',
  '(*Zz).Get',
  'Zz.Field',
  'Code*',
  'lower',
  '.New',
  '()',
  '"(Zz) . Get"',
]

/** Changes of the entries of public_entrypoints, and of what is passed over of them. */
export function entrypointEdits(texts: Texts): fc.Arbitrary<Edit> {
  const manifests = [...texts].filter(([, text]) => /^public_entrypoints:/m.test(text)).map(([file]) => file)
  const entry = fc.tuple(fc.constantFrom(...manifests), fc.constantFrom(...entries)).map(([file, value]): Edit => {
    const text = (texts.get(file) ?? '').replace(/^public_entrypoints:.*$/m, line => `${line}\n  - ${value}`)
    return { op: 'write', path: file, text }
  })
  const baseline = fc.tuple(fc.constantFrom(...manifests), fc.constantFrom(...entries)).map(([file, value]): Edit => {
    const line = `${file.replace('/module.yaml', '')}|${value}`
    return { op: 'write', path: 'specs/check-baseline/public-entrypoints-sync.txt', text: `# passed over\n ${line} \n` }
  })
  return fc.oneof({ weight: 4, arbitrary: entry }, { weight: 1, arbitrary: baseline })
}
