import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { modulePathHover } from '../../../server/src/core/hover/module-path-hover.ts'
import { english } from '../../../server/src/core/text/localize.ts'
import { SourceText } from '../../../server/src/core/text/source-text.ts'
import { markedFiles } from '../../support/marked-files.ts'
import { workspaceFromFiles } from '../../support/workspace.ts'

const snapshot = workspaceFromFiles(
  markedFiles(`-- x/mail/module.yaml --
status: beta
-- x/mail/mail.go --
package mail
-- log/log.go --
package log
`).files,
).snapshot()

/** The word that the hover at `|` is about, and the first line of what it says. */
function hover(line: string): string | undefined {
  const position = { line: 1, character: line.indexOf('|') }
  const text = new SourceText(`name: x\n${line.replace('|', '')}\n`)
  const found = modulePathHover(snapshot, text, position, { t: english, link: file => file, origin: 'Plumego' })
  if (!found) return undefined
  const { start, end } = found.range
  return `${text.lineText(start.line).slice(start.character, end.character)}: ${found.plain.split('\n')[0]}`
}

const mail = '● beta · its own status'
const policy = '◆ ga · by the stability policy'

describe('hover on a module path in YAML', () => {
  for (const [line, expected] of [
    ['path: x/ma|il', `x/mail: ${mail}`],
    ['  - |x/mail', `x/mail: ${mail}`],
    ['  - x/mail|', `x/mail: ${mail}`],
    ['  - "x/ma|il" # since spring', `x/mail: ${mail}`],
    ['  x/m|ail:', `x/mail: ${mail}`],
    ['summary: Builds on x/ma|il, and on others.', `x/mail: ${mail}`],
    ['  - go test -timeout 20s ./x/ma|il/...', `x/mail: ${mail}`],
    ['  - github.com/spcent/plumego/x/ma|il', `github.com/spcent/plumego/x/mail: ${mail}`],
    ['    module: github.com/spcent/plum|ego', `github.com/spcent/plumego: ${policy}`],
    ['  - x/ma|ul', 'x/maul: ? not in this version · Plumego'],
    ['  - lo|g', `log: ${policy}`],
    ['    path: lo|g', `log: ${policy}`],
  ] as const) {
    it(line, () => assert.equal(hover(line), expected))
  }

  for (const line of [
    '  - x/mail/*|*',
    '  - x/mail/mail.g|o',
    '  - docs/modules/x/ma|il/README.md',
    '  - write a lo|g of it',
    'name: lo|g',
    'owner: lo|g',
    '  - |',
    '  - stdl|ib',
  ]) {
    it(`is silent: ${line}`, () => assert.equal(hover(line), undefined))
  }
})
