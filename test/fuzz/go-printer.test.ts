import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expressionPrinter } from '../../server/src/core/golang/printing/expression-printer.ts'
import { parseBytes } from '../../server/src/core/golang/syntax/file-parser.ts'
import type { Decl, Expr } from '../../server/src/core/golang/syntax/nodes.ts'
import { cutFields } from '../../server/src/core/text/go-strings.ts'
import { GoCommand } from '../support/go-command.ts'

const program = path.join(import.meta.dirname, '..', 'support', 'go-printer.go.txt')

type Part = string | fc.Arbitrary<string>
const join = (...parts: readonly Part[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part))).map(texts => texts.join(''))

/** Where no line may end, and where one may. */
const gap = fc.constantFrom('', '', '', '', ' ', '  ', '\t', '/* c */', ' /* c */ ')
const lineGap = fc.constantFrom('', '', '', '', ' ', '\n', '\n\n\n', '\n\t', ' // c\n', '/* a\n b */')
const name = fc.constantFrom('a', 'b', 'C', 'Dd', 'éé', '_', 'x1', 'Long0123456789Name')
const literal = fc.constantFrom(
  ...['1', '0x1F', '0X1f', '1_000', '1.5', '1e3', '.5', '2i', '0b11', "'a'", "'\\n'", '"s"', '"a  b"', '"tab\\t"'],
  ...['`raw  x`', '`raw\n\n  y`', '`c\r\nr`', '"é\u00a0\u00a0z"'],
)
const operator = fc.constantFrom(
  ...['+', '-', '*', '/', '%', '<<', '>>', '&', '&^', '|', '^', '==', '!=', '<', '<=', '>=', '&&', '||'],
)
const tag = fc.constantFrom('', '', '', ' `json:"a  b"`', ' "t"')

/** Elements with commas between them, and perhaps one behind the last. */
const list = (
  one: fc.Arbitrary<string>,
  minLength: number,
  maxLength: number,
  takesComma = true,
): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(join(lineGap, one, gap), { minLength, maxLength }), fc.boolean(), lineGap)
    .map(([all, hasComma, end]) => all.join(',') + (takesComma && hasComma && all.length > 0 ? `,${end}` : ''))
const lines = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(join(lineGap, one, gap), { maxLength: 3 }), fc.constantFrom(';', '\n', '; '), lineGap)
    .map(([all, separator, end]) => all.join(separator) + end)

type Grammar = Record<'expr' | 'operand' | 'type' | 'field' | 'method' | 'signature', string>

const { expr, type, signature, field } = fc.letrec<Grammar>(tie => {
  const [x, operand, t] = [tie('expr'), tie('operand'), tie('type')]
  const choice = (...all: readonly fc.Arbitrary<string>[]) =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...all)
  const element = fc.oneof(x, join(x, gap, ':', lineGap, x), join('{', list(x, 0, 2), '}'))
  return {
    expr: choice(
      fc.oneof(name, literal),
      ...Array.from({ length: 5 }, () => join(x, gap, operator, lineGap, x)),
      join(fc.constantFrom('+', '-', '!', '^', '&', '<-', '*'), gap, operand),
      operand,
    ),
    operand: choice(
      name,
      join('(', lineGap, x, gap, ')'),
      join('((', x, '))'),
      join(operand, gap, '.', lineGap, name),
      join(operand, gap, '[', lineGap, x, gap, ']'),
      join(operand, '[', list(t, 2, 3), ']'),
      join(operand, '[', fc.option(x, { nil: '' }), gap, ':', lineGap, fc.option(x, { nil: '' }), ']'),
      join(operand, '[', x, ':', gap, x, ':', x, ']'),
      join(operand, '(', list(x, 0, 4), ')'),
      join(operand, '(', list(x, 1, 3, false), '...', fc.constantFrom('', ',\n', ','), ')'),
      join(operand, '.(', lineGap, t, gap, ')'),
      join('(', t, ')(', x, ')'),
      join('func() int (', x, ')'),
      join(
        fc.oneof(name, join(name, '.', name), join('[]', t), join('[...]', t), join('map[', t, ']', t)),
        '{',
        list(element, 0, 4),
        '}',
      ),
      join('struct{', lines(tie('field')), '}{', list(element, 0, 2), '}'),
    ),
    type: choice(
      fc.constantFrom('int', 'string', 'T', 'p.T', 'error'),
      join('*', gap, t),
      join('[]', gap, t),
      join('[', x, ']', t),
      join('map[', lineGap, t, gap, ']', t),
      join(fc.constantFrom('chan ', '<-chan ', 'chan<- '), t),
      join('func', gap, tie('signature')),
      join('struct', gap, '{', lines(tie('field')), '}'),
      join('interface', gap, '{', lines(tie('method')), '}'),
      join('G[', list(t, 1, 2), ']'),
      join('(', t, ')'),
      join('chan (<-chan ', t, ')'),
    ),
    field: fc.oneof(
      join(fc.constantFrom('a ', 'B ', 'a, B ', 'A,\nb '), gap, t, tag),
      join(fc.constantFrom('a', 'B', 'p.Q', '*B', '*p.q'), tag),
    ),
    method: fc.oneof(join('M', tie('signature')), fc.constantFrom('e', 'p.E', '~int | ~ string', 'G[int]')),
    signature: join(
      '(',
      fc.oneof(list(t, 0, 3), list(join(fc.constantFrom('a ', 'b, c ', 'd,\ne '), t), 0, 3)),
      ')',
      fc.oneof(fc.constant(''), join(' ', t), join(' (', t, ')'), join('(r ', t, ')'), join('(', list(t, 2, 2), ')')),
    ),
  }
})

const declaration = fc.oneof(
  join('var A', fc.option(join(' ', type), { nil: '' }), ' =', lineGap, expr),
  join('const A, B = ', expr, ',', lineGap, expr),
  join('type A ', fc.constantFrom('', '= '), type),
  join('type A struct {', lines(field), '}'),
  join('func A', fc.constantFrom('', '', '[T any]', '[T,\nU int|~string]', '[P interface{*T}, Q *T]'), signature),
)

/** What of a declaration is printed, in the order of the program. */
const printedParts = (decl: Decl): readonly (Expr | undefined)[] =>
  decl.kind === 'Func'
    ? [decl.type]
    : decl.specs.flatMap(spec => {
        if (spec.kind === 'Type') return [spec.type]
        return spec.kind === 'Value' ? [spec.type, ...spec.values] : []
      })

function ours(text: string): string[] {
  const tree = parseBytes(Buffer.from(text))
  if (tree.complaint) return []
  const print = expressionPrinter(tree.bytes)
  return tree.decls.flatMap(printedParts).flatMap(x => (x ? cutFields(print(x)?.text ?? '').join(' ') : []))
}

describe('types and values of Go', () => {
  it('are printed as go/printer prints them, however they are laid out', function () {
    this.timeout(120_000)
    if (!GoCommand.isInstalled) this.skip()
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'printer-'))
    try {
      fs.copyFileSync(program, path.join(directory, 'main.go'))
      const texts = fc.sample(declaration, 4000).map(text => `package p\n\n${text}\n`)
      const env = { ...process.env, GOFLAGS: '', GO111MODULE: 'off', GOWORK: 'off', GOTOOLCHAIN: 'local' }
      const input = JSON.stringify(texts)
      const run = spawnSync('go', ['run', 'main.go'], {
        cwd: directory,
        env,
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      assert.equal(run.status, 0, run.stderr)
      const theirs: readonly (readonly string[])[] = JSON.parse(run.stdout)
      for (const [i, text] of texts.entries()) assert.deepEqual(ours(text), theirs[i], text)
      const parsed = theirs.filter(parts => parts.length > 0).length
      console.log(`    ${parsed} of ${texts.length} parse`)
      assert.ok(parsed > texts.length / 2)
    } finally {
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
})
