import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, it } from 'mocha'
import { render, Slots } from '../../../server/src/core/hover/rich-text.ts'

const parse = (markdown: string): Nodes =>
  fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })

function kinds(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(kinds) : [])]
}

function words(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(words).join('') : ''
}

const harmless = new Set(['root', 'paragraph', 'break', 'text', 'strong', 'inlineCode'])

describe('text of a hover', () => {
  it('sets lines, paragraphs and the rule', () => {
    const text = {
      head: [[[{ bold: '● beta' }, ' · own']], [['Advice.']]],
      body: [[['One'], [{ code: 'x/a' }, ' ', { text: 'a.yaml:3', href: 'file:///w/a.yaml#L3' }]]],
    }
    assert.deepEqual(render(text), {
      markdown: '**● beta** · own\n\nAdvice.\n\n---\n\nOne  \n`x/a` [a.yaml:3](file:///w/a.yaml#L3)',
      plain: '● beta · own\n\nAdvice.\n\nOne\nx/a a.yaml:3',
    })
  })

  const workspaceTexts = [
    '![tracker](https://evil.example/x.png)',
    '[click](command:workbench.action.quit)',
    '<img src=x onerror=alert(1)> &lt;b&gt;',
    '<https://evil.example>',
    'https://evil.example www.evil.example me@evil.example',
    '**bold** _soft_ `code` ~~gone~~',
    '# heading',
    '- item',
    ' - item behind a blank',
    '1. one',
    '1) one',
    '| a | b |',
    'two\n\n---\n\nparagraphs',
    '    indented code',
    '> quote',
    '[ref]: https://evil.example',
    'x/**, release_history_missing, a\\*b',
  ]
  for (const text of workspaceTexts) {
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      const { markdown } = render({ head: [[[text]]], body: [] })
      const tree = parse(markdown)
      assert.deepEqual(
        kinds(tree).filter(kind => !harmless.has(kind)),
        [],
      )
      assert.equal(words(tree), text.replace(/\s+/g, ' ').trim())
    })
  }

  it('leaves nothing that GitHub or VS Code would make a link of', () => {
    const { markdown } = render({ head: [[['http://a.example www.a.example b@a.example']]], body: [] })
    assert.doesNotMatch(markdown, /http:\/\/|www\.|[^\\]@/)
  })

  it('shows any text, bold or code or plain, as text', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'*_`[]()<>!#-+=|~&\\:/.@1 \na') })
    fc.assert(
      fc.property(marks, text => {
        for (const part of [text, { bold: text }, { code: text }]) {
          const { markdown } = render({ head: [[[text], ['a ', part, ' b']]], body: [] })
          const found = kinds(parse(markdown)).filter(kind => !harmless.has(kind))
          assert.deepEqual(found, [], markdown)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keeps an address within its link', () => {
    const { markdown } = render({ head: [[[{ text: 'a]b', href: 'file:///w/a (1)/b.yaml' }]]], body: [] })
    assert.equal(markdown, '[a\\]b](file:///w/a%20%281%29/b.yaml)')
  })

  it('puts parts where a translation wants them', () => {
    const slots = new Slots()
    const family = slots.put({ bold: 'x/a' })
    const place = slots.put({ code: 'p' })
    assert.deepEqual(slots.line(`${place} 属于 ${family}。`), [{ code: 'p' }, ' 属于 ', { bold: 'x/a' }, '。'])
  })
})
