import assert from 'node:assert/strict'
import { pageMentions } from '../../../server/src/core/navigation/page-mentions.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'

const page = `| Package | Owner | Primer |
| --- | --- | --- |
| \`x/a\` | api | [x/a](../modules/x/a.md) |
| \`x/b\` |  | - |
| \`x/c\` |
`

describe('what a page names', () => {
  const mentions = pageMentions('docs/concepts/extension-maturity.md', new SourceText(page))

  it('is an owner where a cell holds one, and none where it is empty or not there', () => {
    assert.deepEqual(
      mentions.flatMap(one => (one.kind === 'owner' ? [[one.name, page.slice(one.span.start, one.span.end)]] : [])),
      [['api', 'api']],
    )
  })

  it('is each path, that of a link from the page on', () => {
    assert.deepEqual(
      mentions.flatMap(one => (one.kind === 'path' ? one.path : [])),
      ['x/a', 'x/a', 'docs/modules/x/a.md', 'x/b', 'x/c'],
    )
  })
})
