import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { importInHand, importsOf } from '../../../server/src/lsp/go-imports.ts'

const text = [
  '// Package a imports "b".',
  'package a /* "c" */',
  '',
  'import "fmt"; import (',
  '\tm "github.com/spcent/plumego/x/messaging" // "d"',
  '\t. `example.com/消息/e`',
  '\t_ "f"; "g"',
  ')',
  '',
  'const h = "github.com/spcent/plumego/x/rest"',
  '',
].join('\r\n')

const documentOf = (content: string): TextDocument => TextDocument.create('file:///a.go', 'go', 1, content)

describe('the import string in hand', () => {
  it('is found at every place between the quotes of an import, whole, and nowhere else', () => {
    const document = documentOf(text)
    const inside = new Map<number, string>()
    for (const { range, path } of importsOf(text).imports) {
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)]
      for (let offset = start + 1; offset < end; offset++) inside.set(offset, path)
    }
    assert.equal(new Set(inside.values()).size, 5)
    for (let offset = 0; offset <= text.length; offset++) {
      // Between CR and LF there is no position.
      if (text[offset - 1] === '\r') continue
      const found = importInHand(document, document.positionAt(offset))
      const path = inside.get(offset)
      assert.equal(found && document.getText(found.range), path, `at ${offset}`)
      if (!found || path === undefined) continue
      assert.equal(found.missingQuote, '')
      assert.equal(found.typed, document.getText({ start: found.range.start, end: document.positionAt(offset) }))
    }
  })

  it('is found while a text is typed, at the end of each beginning that ends in one', () => {
    const typed = text.slice(0, text.indexOf(')'))
    const found = new Set<string>()
    for (let offset = 0; offset <= typed.length; offset++) {
      const document = documentOf(typed.slice(0, offset))
      const hand = importInHand(document, document.positionAt(offset))
      if (hand) found.add(hand.typed)
      if (hand) assert.match(hand.missingQuote, /^["`]$/)
    }
    for (const path of ['', 'fmt', 'github.com/spcent/plumego/x/messaging', 'example.com/消息/e', 'f', 'g']) {
      assert.ok(found.has(path), path)
    }
    assert.ok(!found.has('b') && !found.has('c') && !found.has('d'))
  })
})
