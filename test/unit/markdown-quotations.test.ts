import assert from 'node:assert/strict'
import { readMarkdownTables } from '../../server/src/core/spec/markdown-tables.ts'
import { SourceText } from '../../server/src/core/text/source-text.ts'

const table = '| Package |\n| --- |\n| `x/rest` |\n'

describe('tables of a page beside quotations and items', () => {
  for (const [name, before, after] of [
    ['a quotation before and behind it', '> said\nmore | of it\n\n', '\n> said\n> | a |\n'],
    ['a quotation right behind it', '', '> said\n'],
    ['a long quotation', `> said\n${'|\n'.repeat(500)}\n`, ''],
    ['a long item', `- said\n${'|\n'.repeat(500)}\n`, ''],
    ['a paragraph with a sign of more', 'a > b\n\n', ''],
  ] as const) {
    it(`are found where they stand: ${name}`, () => {
      const [found, ...others] = readMarkdownTables(new SourceText(before + table + after))
      assert.equal(others.length, 0)
      assert.deepEqual(
        found?.rows.map(([cell]) => [cell?.text, cell?.codes[0]?.start]),
        [['x/rest', before.length + table.indexOf('`x/rest`')]],
      )
    })
  }

  it('are none in a quotation', () => {
    assert.deepEqual(readMarkdownTables(new SourceText(`> ${table.replaceAll('\n', '\n> ')}\n`)), [])
  })
})
