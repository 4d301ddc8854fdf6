import assert from 'node:assert/strict'
import { cursorAt } from '../../../server/src/core/cursor/cursor.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

/** What the mark `│` is about: its kind, the way to it, what is typed, and what stands beside it. */
function about(text: string): string {
  const source = new SourceText(text.replace('│', ''))
  const cursor = cursorAt(source, source.positionAt(text.indexOf('│')))
  if (!cursor) return 'nothing'
  const { kind, path, typed, lead, siblings } = cursor
  const beside = siblings.size > 0 ? ` beside ${[...siblings].join(', ')}` : ''
  return `${kind} ${['', ...path].join('/') || '/'} "${typed}"${lead === '' ? '' : ` behind "${lead}"`}${beside}`
}

const places: readonly (readonly [text: string, what: string])[] = [
  ['│', 'key / ""'],
  ['na│', 'key / "na"'],
  ['│name: a\npath: b', 'key / "name" beside path'],
  ['name: a\n│\nowner: b', 'key / "" beside name, owner'],
  ['name:│', 'value /name "" behind " "'],
  ['name: │', 'value /name ""'],
  ['name: a│b # why', 'value /name "ab"'],
  ['name: │ # why', 'value /name ""'],
  ['name: # w│hy', 'nothing'],
  ['# name: │', 'nothing'],
  ['name: "a │b"', 'value /name ""a b""'],
  ["name: 'it''s │", "value /name \"'it''s \""],
  ['list:\n  - a\n  - │\n  - b', 'item /list "" beside a, b'],
  ['list:\n  - a\n  -│', 'item /list "" behind " " beside a'],
  ['list:\n  - a\n  │', 'item /list "" behind "- " beside a'],
  ['list:\n  │', 'below /list "" behind "- "'],
  ['list:\n- a\n- │', 'item /list "" beside a'],
  ['list:\n\t- a\n\t- │', 'item /list "" beside a'],
  ['list:\r\n  - a\r\n  - │\r\nnext: b\r\n', 'item /list "" beside a'],
  ['\ufefflist:\n  - │', 'item /list ""'],
  ['list:\n  # why\n\n  - │', 'item /list ""'],
  ['a:\n  b:\n    c: │', 'value /a/b/c ""'],
  ['a:\n  b:\n    c: 1\n    │', 'key /a/b "" beside c'],
  ['a:\n  b: 1\n  │', 'key /a "" beside b'],
  ['list:\n  - module: x\n    own│', 'key /list/0 "own" beside module'],
  ['list:\n  - module: x\n    owner: │', 'value /list/0/owner ""'],
  ['list:\n  - module: │\n    owner: x', 'value /list/0/module ""'],
  ['list:\n  - module: x\n    refs:\n      - a\n      - │\n  - module: y', 'item /list/0/refs "" beside a'],
  ['list:\n  - module: x\n  - │', 'item /list "" beside x'],
  ['"a b":\n  "c": │', 'value /a b/c ""'],
  ['a: b\n  │', 'nothing'],
  ['prose: >\n  some │text', 'nothing'],
  ['a: [b, │]', 'item /a "" beside b'],
  ['a: [│', 'item /a ""'],
  ['a: [b, c│d, e]', 'item /a "cd" beside b, e'],
  ['a: [b, cd│, e]', 'item /a "cd" beside b, e'],
  ['a: [b, │cd]', 'item /a "cd" beside b'],
  ['a: [\n  b,\n  │\n]', 'item /a "" beside b'],
  ['a: [b] │', 'value /a "[b] "'],
  ['a: {b: c, │}', 'key /a "" beside b'],
  ['a: {b: │}', 'value /a/b "" beside b'],
  ['a: [{b: c}, {d: │}]', 'value /a/0/d "" beside d'],
  ['a: ["x, y", │]', 'item /a "" beside x, y'],
  ['a: [b, # c\n  │]', 'item /a "" beside b'],
  ['a: [\nb: │', 'value /b ""'],
  ['x: "\ny: │', 'value /y ""'],
  ['- a: │', 'value /0/a ""'],
  ['- - │', 'item /0 ""'],
  ['a: it\'s # no "quote\nb: │', 'value /b ""'],
  ['url: http://x│', 'value /url "http://x"'],
  ['---\nna│', 'key / "na"'],
]

describe('what a cursor is about', () => {
  for (const [text, what] of places) {
    it(JSON.stringify(text), () => assert.equal(about(text), what))
  }

  it('is told from the scalars around it', () => {
    const text = 'list:\n  - module: x/a\n    owner: me\n    refs:\n      - │\n  - module: x/b\n'
    const source = new SourceText(text.replace('│', ''))
    const cursor = cursorAt(source, source.positionAt(text.indexOf('│')))
    const around = [...(cursor?.around() ?? [])]
    assert.deepEqual(around.sort(), [
      ['module', 'x/a'],
      ['owner', 'me'],
      ['refs', ''],
    ])
  })

  for (const [what, text, count] of [
    ['each on a line', 'li│st:\n  - a\n  - b\nnext:\n  - c\n', 2],
    ['at the column of the key', 'li│st:\n- a\n- b\nnext:\n- c\n', 2],
    ['that are maps', 'li│st:\n  - a: 1\n    b:\n      - 2\n  - a: 3\nnext:\n  - c\n', 2],
    ['of a list in a map', 'map:\n  li│st:\n    - a\n  next:\n    - c\n', 1],
    ['that are none', 'li│st:\nnext:\n  - c\n', 0],
  ] as const) {
    it(`knows how many items stand below a key: ${what}`, () => {
      const source = new SourceText(text.replace('│', ''))
      assert.equal(cursorAt(source, source.positionAt(text.indexOf('│')))?.items(), count)
    })
  }
})
