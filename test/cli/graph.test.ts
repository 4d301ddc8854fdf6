import assert from 'node:assert/strict'
import fs from 'node:fs'
import { check, sample } from '../support/check-command.ts'
import { temporaryDirectory } from '../support/lsp-client.ts'

const graph = (words: readonly string[], cwd = sample) => check(['graph', ...words], cwd)

describe('plumego-check graph', () => {
  const beginnings: readonly (readonly [format: string, start: RegExp])[] = [
    ['dot', /^digraph plumego \{\n/],
    ['mermaid', /^flowchart LR\n/],
    ['svg', /^<svg /],
    ['json', /^\{\n {2}"version": 1,/],
  ]
  for (const [format, start] of beginnings) {
    it(`writes ${format}`, () => {
      const { status, output, errors } = graph(['--format', format])
      assert.deepEqual([status, errors], [0, ''])
      assert.match(output, start)
      assert.ok(output.endsWith('\n'))
    })
  }

  it('writes DOT where no format is named, of the folder that is, and of what a folder lies in', () => {
    const { output } = graph([])
    assert.match(output, /"router" -> "x\/rest" \[[^\]]*label="denied"/)
    assert.equal(graph([sample], temporaryDirectory()).output, output)
    assert.equal(graph(['x/rest']).output, output)
  })

  it('is about one module where that is asked', () => {
    const { edges } = JSON.parse(graph(['--format', 'json', '--focus', 'x/rest']).output)
    assert.ok(edges.length > 10)
    for (const { from, to } of edges) assert.ok(from === 'x/rest' || to === 'x/rest')
  })

  const complaints: readonly (readonly [words: readonly string[], expected: RegExp])[] = [
    [['--format', 'png'], /Expected plumego-check graph \[--format dot\|mermaid\|svg\|json\]/],
    [['--fokus', 'x/rest'], /Expected plumego-check graph/],
    [['a', 'b'], /Expected plumego-check graph/],
    [['--focus', ''], /Expected plumego-check graph/],
    [['--focus', 'x/nope'], /No module x\/nope in .*: name one relative to that folder/],
  ]
  for (const [words, expected] of complaints) {
    it(`says what is wrong with ${words.join(' ')}`, () => {
      const { status, output, errors } = graph(words)
      assert.deepEqual([status, output], [2, ''])
      assert.match(errors, expected)
    })
  }

  it('says where there is no checkout', () => {
    const directory = temporaryDirectory()
    const { status, errors } = graph([], directory)
    fs.rmSync(directory, { recursive: true })
    assert.equal(status, 2)
    assert.match(errors, /lies in no checkout of Plumego/)
  })

  it('is told of by --help', () => assert.match(graph(['--help']).output, /plumego-check graph \[--format/))
})
