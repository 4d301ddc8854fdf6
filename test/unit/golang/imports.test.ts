import assert from 'node:assert/strict'
import { type GoImports, readImports } from '../../../server/src/core/golang/imports.ts'

/** Text as UTF-8, but U+DC80 to U+DCFF as the single byte 0x80 to 0xFF, so that tables can hold malformed UTF-8. */
function bytesOf(text: string): Uint8Array {
  const parts = [...text].map(character => {
    const code = character.charCodeAt(0)
    return code >= 0xdc80 && code <= 0xdcff && character.length === 1
      ? Buffer.of(code - 0xdc00)
      : Buffer.from(character)
  })
  return new Uint8Array(Buffer.concat(parts))
}

function read(text: string): GoImports {
  const result = readImports(bytesOf(text), true)
  assert.ok(result, 'a whole file always has a result')
  return result
}

/** `name path line:character-line:character`, without the name where there is none. */
const show = ({ imports }: GoImports): string[] =>
  imports.map(({ name, path, range: { start, end } }) => {
    const places = `${start.line}:${start.character}-${end.line}:${end.character}`
    return `${name === undefined ? '' : `${name} `}${path} ${places}`
  })

describe('the head of a Go file', () => {
  for (const [text, head] of [
    ['package a\n', ''],
    ['// b\npackage a\n', '// b\n'],
    ['/* é */ package a', '/* é */ '],
    [' package a', ' '],
  ] as const) {
    it(`ends where its clause begins: ${JSON.stringify(text)}`, () => assert.equal(read(text).head, head))
  }
})

const accepted: [what: string, source: string, imports: string[]][] = [
  ['no import', 'package a', []],
  ['one, at the end of the file', 'package a\nimport "fmt"', ['fmt 1:7-1:12']],
  ['everything on one line', 'package a;import "fmt";import x"os"', ['fmt 0:17-0:22', 'x os 0:31-0:35']],
  ['a group', 'package a\nimport (\n\t"fmt"\n\t_ "os"\n)\n', ['fmt 2:1-2:6', '_ os 3:3-3:7']],
  ['an empty group', 'package a\nimport ()\nimport (\n)\n', []],
  ['a group on one line', 'package a\nimport("a";."b";c`d`)', ['a 1:7-1:10', '. b 1:12-1:15', 'c d 1:17-1:20']],
  ['several groups', 'package a\nimport ("a")\nimport ("b")\n', ['a 1:8-1:11', 'b 2:8-2:11']],
  ['no semicolon before a bracket', 'package a\nimport "a" }', ['a 1:7-1:10']],
  ['tabs', 'package a\n\t\timport\t"a"', ['a 1:9-1:12']],
  ['CR LF', 'package a\r\n\r\nimport (\r\n\t"a"\r\n)\r\n', ['a 3:1-3:4']],
  ['a lone CR ends a line of the editor', 'package a\n// b\rc\nimport\r"a"', ['a 4:0-4:3']],
  ['CR CR LF', 'package a\r\r\nimport "a"', ['a 2:7-2:10']],
  ['a CR inside the literal', 'package a\nimport "a\rb"', ['a\rb 1:7-2:2']],
  ['a byte order mark takes no room', '\ufeffpackage a; import "a"', ['a 0:18-0:21']],
  ['characters of two bytes', 'package a\n/* é */ import "a"', ['a 1:15-1:18']],
  ['characters of three bytes', 'package a\n/* 世 */ import "世"', ['世 1:15-1:18']],
  ['characters of four bytes', 'package a\n/* 😀 */ import "😀"', ['😀 1:16-1:20']],
  ['wide characters on the line before', 'package é // 😀\nimport é٣ "a"', ['é٣ a 1:10-1:13']],
  ['a line separator ends no line', 'package a // \u2028import "b"\nimport "a"', ['a 1:7-1:10']],
  ['a raw string over two lines', 'package a\nimport `a\r\nb`', ['a\nb 1:7-2:2']],
  ['escapes of letters', 'package a\nimport "\\a\\b\\f\\n\\r\\t\\v\\\\\\""', ['\x07\b\f\n\r\t\v\\" 1:7-1:27']],
  ['escapes of bytes', 'package a\nimport "\\x78\\057\\xc3\\xa9"', ['x/é 1:7-1:25']],
  ['escapes of characters', 'package a\nimport "\\u0078é\\u00e9\\U0001F600"', ['xéé😀 1:7-1:32']],
  ['escapes that make no UTF-8', 'package a\nimport "\\xe2\\x82"', ['\ufffd\ufffd 1:7-1:17']],
  ['paths are not validated', 'package a\nimport ("";"a b";"\\x00")', [' 1:8-1:10', 'a b 1:11-1:16', '\0 1:17-1:23']],
  ['a block comment with a newline ends the line', 'package a/*\n*/import "a"/*\n*/;', ['a 1:9-1:12']],
  ['comments everywhere', '/**/package/**/a//\nimport/**/(/**/_/**/"a"/**/)//', ['_ a 1:20-1:23']],
  ['a name below the dot', 'package a\nimport .\n"a"', ['. a 2:0-2:3']],
  ['line directives', '//line a.go:1\npackage a\nimport/*line :3:4*/"a"\n//line b:x:7', ['a 2:19-2:22']],
  ['no directive behind a byte order mark', '\ufeff//line a:0\npackage a', []],
  ['no directive behind a blank', ' //line a:0\npackage a', []],
  ['imports behind another declaration', 'package a\nvar b = 1\nimport "a"', []],
  ['what is wrong behind the next token', 'package a\nimport "a"\nvar \udcff', ['a 1:7-1:10']],
  ['a line number that overflows to a negative one', '//line a:9223372036854775808\npackage a', []],
  ['NUL behind half an operator', 'package a\n+*\0', []],
  ['a number as the next token', 'package a\n0x1.8p-1i', []],
  ['a rune as the next token', "package a\n'\\''", []],
]

const refused: [what: string, source: string, message: string, place: string][] = [
  ['nothing', '', "expected 'package'", '0:0-0:0'],
  ['no package clause', 'import "a"', "expected 'package'", '0:0-0:6'],
  ['a keyword as the name', 'package func', "expected the package's name", '0:8-0:12'],
  ['a lone CR is no newline', 'package a\rimport "a"', 'expected a line end or semicolon', '1:0-1:6'],
  ['UTF-16', '\udcff\udcfep\0', 'the file is UTF-16, not UTF-8', '0:0-0:0'],
  ['NUL in a comment', '// \0\npackage a', 'NUL character', '0:3-0:4'],
  ['malformed UTF-8 in a comment', '// \udce2\udc82-\npackage a', 'malformed UTF-8', '0:3-0:4'],
  ['a byte of 0x80 alone in a comment', '// \udc80\npackage a', 'malformed UTF-8', '0:3-0:4'],
  ['a byte of 0x80 alone in a block comment', '/* \udc80 */package a', 'malformed UTF-8', '0:3-0:4'],
  ['malformed UTF-8 behind the last token', 'package a;b\udc80', 'malformed UTF-8', '0:11-0:12'],
  ['NUL behind the last token', 'package a\n)\0', 'NUL character', '1:1-1:2'],
  ['NUL behind an operator', 'package a\n&^=\0', 'NUL character', '1:3-1:4'],
  ['a surrogate', 'package a // \udced\udca0\udc80', 'malformed UTF-8', '0:13-0:14'],
  ['a second byte order mark', '\ufeff\ufeffpackage a', 'byte order mark inside the file', '0:0-0:1'],
  ['a form feed', 'package a\n\f', 'illegal character', '1:0-1:1'],
  ['a wide blank', 'package a\n\u00a0', 'illegal character', '1:0-1:1'],
  ['a digit in front', 'package ٣', 'illegal character', '0:8-0:9'],
  ['a letter younger than Unicode 15.0', 'package \u{2ebf0}', 'illegal character', '0:8-0:10'],
  ['an open comment', 'package a\n/*\n', 'comment not terminated', '1:0-1:2'],
  ['an open string', 'package a\nimport "a\n', 'string literal not terminated', '1:7-1:9'],
  ['an open string before CR LF', 'package a\r\nimport "a\r\n', 'string literal not terminated', '1:7-1:9'],
  ['an open raw string', 'package a\nimport `a\n', 'raw string literal not terminated', '1:7-1:8'],
  ['an unknown escape', 'package a\nimport "\\\'"', 'unknown escape sequence', '1:8-1:9'],
  ['a short escape', 'package a\nimport "\\x7"', 'escape sequence with too few digits', '1:8-1:11'],
  ['an octal escape above a byte', 'package a\nimport "\\400"', 'escape sequence is no character', '1:8-1:12'],
  ['an escaped surrogate', 'package a\nimport "\\ud800"', 'escape sequence is no character', '1:8-1:14'],
  ['a path that is no string', "package a\nimport 'a'", 'expected an import path in quotes', '1:7-1:10'],
  ['a name without a path', 'package a\nimport b\n"a"', 'expected an import path in quotes', '1:8-1:8'],
  ['two paths', 'package a\nimport "a" "b"', 'expected a line end or semicolon', '1:11-1:14'],
  ['an open group', 'package a\nimport ("a"\nfunc', "expected an import path or ')'", '2:0-2:4'],
  ['a line number of zero', 'package a\n//line b:0\n', 'invalid number in line directive', '1:9-1:10'],
  ['a directive at the start of the file', '//line b:0\npackage a', 'invalid number in line directive', '0:9-0:10'],
  ['a line number of 65 bits', '/*line b:18446744073709551616*/', 'invalid number in line directive', '0:9-0:29'],
  ['a line number above 2^30', '/*line b:1073741825*/', 'invalid number in line directive', '0:9-0:19'],
  ['a column of zero', '/*line b:1:0*/package a', 'invalid number in line directive', '0:9-0:12'],
  ['a bad number as the next token', 'package a\n0x_', 'malformed number', '1:0-1:3'],
  ['a bad rune as the next token', "package a\n'ab'", 'rune literal must hold one character', '1:0-1:4'],
]

const recovered: [what: string, source: string, imports: string[]][] = [
  ['below an open string', 'package a\nimport (\n"a\n"b"\n)', ['b']],
  ['below a bad escape', 'package a\nimport "\\z"\nimport "b"', ['b']],
  ['below a name alone', 'package a\nimport fmt\nimport "b"', ['b']],
  ['around a comma', 'package a\nimport ("a", "b")', ['a', 'b']],
  ['before words', 'package a\nimport "a" b c\nimport "d"', ['a', 'd']],
  ['around a malformed comment', 'package a\nimport "a" // \udcff\nimport "b"', ['a', 'b']],
  ['not in what follows an open group', 'package a\nimport (\n"a"\nvar x = f(\n"b",\n)', ['a']],
  ['behind an open group', 'package a\nimport (\n"a"\nimport "b"', ['a', 'b']],
  ['not behind a stray bracket', 'package a\nimport ("a" }\n"b")', ['a', 'b']],
]

describe('imports of a Go file', () => {
  for (const [what, source, imports] of accepted) {
    it(`accepts: ${what}`, () => {
      const result = read(source)
      assert.equal(result.error, undefined)
      assert.deepEqual(show(result), imports)
    })
  }

  for (const [what, source, message, place] of refused) {
    it(`refuses: ${what}`, () => {
      const { error } = read(source)
      assert.ok(error, 'an error')
      const { start, end } = error.range
      assert.equal(error.message, message)
      assert.equal(`${start.line}:${start.character}-${end.line}:${end.character}`, place)
    })
  }

  for (const [what, source, imports] of recovered) {
    it(`still reads imports of a broken section: ${what}`, () => {
      const result = read(source)
      assert.ok(result.error, 'an error')
      assert.deepEqual(
        result.imports.map(({ path }) => path),
        imports,
      )
    })
  }

  it('tells the package, the literal as written, and its bytes', () => {
    const source = bytesOf('\ufeffpackage größe\nimport é "a\\x62"\nimport `c\rd`')
    const result = readImports(source, true)
    assert.equal(result?.packageName, 'größe')
    const [first, second] = result.imports
    assert.deepEqual([first?.literal, first?.path, first?.name], ['"a\\x62"', 'ab', 'é'])
    assert.deepEqual([second?.literal, second?.path], ['`c\rd`', 'cd'])
    assert.equal(Buffer.from(source.subarray(first?.start, first?.end)).toString(), '"a\\x62"')
  })

  it('has no package name where the clause is broken', () => {
    assert.equal(read('packag a').packageName, undefined)
  })

  it('keeps long paths and paths of equal length apart', () => {
    const paths = Array.from({ length: 3000 }, (_, i) => `p/${String(i).padStart(4, '0')}`)
    paths.push('long/'.repeat(60_000))
    const result = read(`package a\nimport (\n${paths.map(path => `"${path}"`).join('\n')}\n)\n`)
    assert.deepEqual(
      result.imports.map(({ path }) => path),
      paths,
    )
  })
})

describe('the first bytes of a Go file', () => {
  const decided = ['package a\nvar x', 'package a\nimport "a"\nfunc f', 'packag a', 'package a\nimport "b" "c"\nvar x']
  for (const source of decided) {
    it(`are enough: ${JSON.stringify(source)}`, () => {
      assert.deepEqual(readImports(bytesOf(source), false), read(source))
    })
  }

  const open: [what: string, source: string][] = [
    ['nothing yet', ''],
    ['half a keyword', 'packa'],
    ['a section that may go on', 'package a\nimport "a"\n'],
    ['a token that may go on', 'package a\nimport "a"\nfunc'],
    ['a token whose next character Go decodes', 'package a\n)'],
    ['two dots', 'package a\n..'],
    ['an open comment', 'package a\nimport "a"\n// '],
    ['an open string', 'package a\nimport "a'],
    ['half a character', 'package a\nb\udce4\udcb8'],
    ['half a byte order mark', '\udcef\udcbb'],
    ['half a UTF-16 mark', '\udcff'],
  ]
  for (const [what, source] of open) {
    it(`are not enough: ${what}`, () => {
      assert.equal(readImports(bytesOf(source), false), undefined)
    })
  }
})
