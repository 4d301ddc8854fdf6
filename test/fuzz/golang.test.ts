import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type GoImports, readImports } from '../../server/src/core/golang/imports.ts'
import { readPlainImports } from '../../server/src/core/golang/plain-section.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

/** Pieces that import sections are made of, and pieces that break them. */
const pieces = [
  'package a\n',
  'import ',
  'import (\n',
  ')\n',
  '"fmt"',
  '"a\\x62\\u00e9"',
  '`a\r\nb`',
  'é ',
  '. ',
  '_ ',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  ';',
  '// c\n',
  '// 世😀\r\n',
  '/* c\n */',
  '//line a:1\n',
  '/*line a:0*/',
  '"',
  '`',
  "'a'",
  '/*',
  '\\',
  '..',
  '&^=',
  '0x1p',
  'func',
  '\ufeff',
  '\0',
].map(piece => Buffer.from(piece))

const malformed = ['ff', 'c3', 'e282', 'eda080', 'f09f98', 'fffe'].map(hex => Buffer.from(hex, 'hex'))

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

const start = fc.constantFrom('', 'package a\n', 'package a\nimport (\n').map(text => Buffer.from(text))
const section = fc
  .tuple(start, fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.constantFrom(...malformed))))
  .map(([first, rest]) => join([first, ...rest]))
const file = fc.oneof(fc.uint8Array({ maxLength: 200 }), section)

describe('import scanner, fuzzed', () => {
  it('always has a result for a whole file', () => {
    fc.assert(fc.property(file, bytes => readImports(bytes, true) !== undefined))
  })

  it('says of the first bytes what it says of the whole file, or nothing', () => {
    const property = fc.property(file, fc.nat(), (bytes, cut) => {
      const early = readImports(bytes.slice(0, cut % (bytes.length + 1)), false)
      if (early) assert.deepEqual(early, readImports(bytes, true))
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('needs nothing behind the first bytes that settle it', () => {
    const property = fc.property(file, file, fc.nat(), (bytes, other, cut) => {
      const head = bytes.slice(0, cut % (bytes.length + 1))
      const early = readImports(head, false)
      if (early) assert.deepEqual(early, readImports(join([head, other]), true))
    })
    fc.assert(property, { numRuns: 2000 })
  })

  it('gives ranges that agree with the offsets', () => {
    const property = fc.property(file, bytes => {
      const decode = (end: number): string =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end))
      const source = new SourceText(decode(bytes.length))
      for (const { start, end, literal, range } of readImports(bytes, true)?.imports ?? []) {
        assert.deepEqual(range, source.range({ start: decode(start).length, end: decode(end).length }))
        assert.ok('"`'.includes(literal[0]!) && literal.endsWith(literal[0]!))
      }
    })
    fc.assert(property, { numRuns: 2000 })
  })
})

describe('plain import sections, fuzzed', () => {
  const plainPieces = [
    ...['package a', 'package func', 'package _', 'import (', ')', 'import "fmt"', 'import x "a/b"', 'import . "c"'],
    ...[
      '\t"github.com/a/b"',
      '\tname "d"',
      '\t_ "e" // why',
      '  "f"',
      '\tfunc "g"',
      '\t"h" "i"',
      '\t"j\\x61"',
      '\t`k`',
    ],
    ...[
      '',
      ' \t',
      '// "c"',
      '\t// d',
      '/* e */',
      '//line a:1',
      '// é',
      'import',
      'import fmt',
      'import ("z")',
      '"late"',
    ],
    ...['func f() {}', 'var _ = 0', 'type t int', 'const c = 1', 'func', 'x', 'variable', '}', '\0'],
  ]
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', ' ', ';')
  const likely = fc.tuple(fc.constant('package a'), fc.array(fc.tuple(fc.constantFrom(...plainPieces), end)))
  const text = likely.map(([clause, lines]) => `${clause}\n${lines.map(([line, lineEnd]) => line + lineEnd).join('')}`)

  it('are taken for plain only where the scanner says the same', () => {
    let plain = 0
    const property = fc.property(text, fc.nat(), fc.boolean(), (whole, cut, isCut) => {
      const head = isCut ? whole.slice(0, cut % (whole.length + 1)) : whole
      const found = readPlainImports(Buffer.from(head).toString('latin1'), !isCut)
      if (!found) return
      plain++
      const scanned = readImports(new TextEncoder().encode(head), !isCut)
      assert.deepEqual(shown(found), scanned && shown(scanned))
    })
    fc.assert(property, { numRuns: 20_000 })
    assert.ok(plain > 1000, `only ${plain} were plain`)
  })

  it('take every text quickly, also one that is made to be slow', () => {
    for (const slow of [
      '\t'.repeat(4000),
      ' /'.repeat(2000),
      '"'.repeat(4000),
      '//'.repeat(2000),
      '\n\t'.repeat(2000),
    ]) {
      assert.equal(readPlainImports(`package a\nimport (\n${slow}x`, true), undefined)
    }
  })
})

/** What an index holds of a section; what is made on demand is made. */
const shown = ({ packageName, imports, error }: GoImports) => ({
  packageName,
  error,
  imports: imports.map(({ path, name, literal, start, end, range, lines }) => ({
    ...{ path, name, literal, start, end, range },
    lines,
  })),
})
