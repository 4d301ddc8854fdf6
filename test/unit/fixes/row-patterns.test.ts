import assert from 'node:assert/strict'
import { placeOfRow, rowsBelow } from '../../../server/src/core/fixes/row-patterns.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const places: readonly (readonly [what: string, packages: readonly string[], module: string, behind: string])[] = [
  ['in their order', ['x/a', 'x/c', 'x/d'], 'x/b', 'x/a'],
  ['first of all', ['x/b', 'x/c'], 'x/a', '---'],
  ['where two of three stand in their order', ['x/a', 'x/c', 'x/b', 'x/d'], 'x/bb', 'x/b'],
  ['at the end where fewer do', ['x/c', 'x/a', 'x/d', 'x/b'], 'x/bb', 'x/b'],
  ['at the end where none do', ['x/d', 'x/c', 'x/a'], 'x/b', 'x/a'],
  ['behind its family', ['x/d', 'x/b', 'x/b/in', 'x/a'], 'x/b/out', 'x/b/in'],
  ['below the head of an empty table', [], 'x/a', 'Package'],
]

describe('the place of a row', () => {
  for (const [what, packages, module, behind] of places) {
    it(`is ${what}`, () => {
      const lines = ['Package', '---', ...packages.map(name => `\`${name}\``)].map(cell => `| ${cell} | a |`)
      const source = new SourceText(`# Title\n\n${lines.join('\n')}\n\nMore.\n`)
      const start = source.text.indexOf('| Package')
      const head = { text: lines[0] ?? '', start, end: start + (lines[0] ?? '').length }
      const rows = rowsBelow(source, head)
      assert.deepEqual(
        rows.map(row => row.package),
        packages,
      )
      const { line } = source.positionAt(placeOfRow(source, head, rows, module))
      assert.match(source.lineText(line), new RegExp(`^\\| \`?${behind}\`? \\|`))
    })
  }
})
