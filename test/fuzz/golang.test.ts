import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readImports } from '../../server/src/core/golang/imports.ts'
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
