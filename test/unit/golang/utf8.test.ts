import assert from 'node:assert/strict'
import { readCommentLines } from '../../../server/src/core/golang/comment-lines.ts'
import { encodeUtf8 } from '../../../server/src/core/golang/utf8.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

describe('the bytes of a text', () => {
  it('are those that a platform’s encoder gives', () => {
    const encoder = new TextEncoder()
    const holds = (text: string): boolean => Buffer.from(encodeUtf8(text)).equals(Buffer.from(encoder.encode(text)))
    for (const text of ['', 'a', 'é', '\u07ff\u0800\uffff', '😀', 'a\ud800b', '\ufeffa']) assert.ok(holds(text), text)
  })
})

describe('line comments of Go', () => {
  const commentsOf = (text: string): string[] =>
    readCommentLines(new SourceText(text)).map(comment => `${comment.line}:${comment.character} ${comment.text}`)

  it('stand where an editor shows them', () => {
    const text = '// a\r\npackage p // 名\r\n\r\nvar s = "😀" //b  \r\n'
    assert.deepEqual(commentsOf(text), ['0:0  a', '1:10  名', '3:13 b'])
  })

  it('are none in strings, runes and block comments', () => {
    assert.deepEqual(commentsOf('package p\nvar s = "// a" + `\n// b`\nvar r = \'"\' /* // c\n// d */\n'), [])
  })

  it('are found in a file that is half typed', () => {
    assert.deepEqual(commentsOf('package p\nvar s = "open\n// a'), ['2:0  a'])
  })
})
