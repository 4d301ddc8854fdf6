import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { CompletionItem } from 'vscode-languageserver-protocol/node'
import { applyEdits } from '../support/apply-edits.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

describe('completion of an import in a Go file', () => {
  let sample: string
  let client: LspClient
  let uri: string

  beforeEach(async () => {
    sample = copySample()
    uri = uriOf(sample, 'x/fresh/fresh.go')
    client = await LspClient.start([sample], {
      textDocument: { completion: { completionItem: { labelDetailsSupport: true } } },
    })
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** What is offered at `|`. */
  const offered = async (marked: string): Promise<readonly CompletionItem[]> => {
    const before = marked.slice(0, marked.indexOf('|')).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    await client.open(uri, marked.replace('|', ''))
    return client.completions(uri, position)
  }

  const accepted = async (marked: string, label: string): Promise<string> => {
    const item = (await offered(marked)).find(candidate => candidate.label === label)
    assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is not offered`)
    assert.ok(marked.includes(`${item.filterText}|`), 'the filter text is what is typed')
    return applyEdits(marked.replace('|', ''), [item.textEdit])
  }

  it('shows the status in the list, and the summary as plain text', async () => {
    const items = await offered('package fresh\n\nimport "github.com/spcent/plumego/x/|"\n')
    const mq = items.find(({ label }) => label === 'x/messaging/mq')
    assert.deepEqual(mq?.labelDetails, { description: '○ experimental' })
    assert.equal(mq?.detail, '○ experimental · its own status')
    assert.ok(typeof mq?.documentation === 'object')
    assert.equal(mq.documentation.kind, 'plaintext')
  })

  it('says in the list what the file may not import', async () => {
    uri = uriOf(sample, 'router/fresh.go')
    const items = await offered('package router\n\nimport "github.com/spcent/plumego/x/|"\n')
    const rest = items.find(({ label }) => label === 'x/rest')
    assert.deepEqual(rest?.labelDetails, { description: '● beta · may not be imported here' })
    assert.ok((items[0]?.sortText ?? '') < (rest?.sortText ?? ''))
  })

  for (const [name, marked, expected] of [
    ['replaces what is typed', 'import "github.com/spcent/plumego/x/mes|"\n', 'import "PATH"\n'],
    ['replaces what stands behind the cursor too', 'import "github.com/|spcent/plumego/x/rest"\n', 'import "PATH"\n'],
    ['closes a string that lacks its end', 'import "github.com/spcent/plumego/x/|\n', 'import "PATH"\n'],
    ['keeps a comment behind it', 'import "github.com/spcent/| // mail\n', 'import "PATH" // mail\n'],
    ['works at the very end of a file', 'import "github.com/|', 'import "PATH"'],
    ['works in raw strings', 'import `github.com/|\n', 'import `PATH`\n'],
    [
      'works in a group with a name, above broken code',
      'import (\n\t"fmt"\n\tm "github.com/spcent/plumego/|\n\nfunc (',
      'import (\n\t"fmt"\n\tm "PATH"\n\nfunc (',
    ],
    ['works behind a non-ASCII comment', '/* 消息 */ import "github.com/|"\r\n', '/* 消息 */ import "PATH"\r\n'],
  ] as const) {
    it(name, async () => {
      const after = await accepted(`package fresh\n\n${marked}`, 'x/messaging')
      assert.equal(after, `package fresh\n\n${expected.replace('PATH', 'github.com/spcent/plumego/x/messaging')}`)
    })
  }

  for (const [name, marked] of [
    ['in other strings', 'package fresh\n\nconst path = "github.com/spcent/plumego/|"\n'],
    ['in comments', 'package fresh\n\n// import "github.com/spcent/plumego/|"\n'],
    ['outside of the quotes', 'package fresh\n\nimport |"github.com/spcent/plumego/x/rest"\n'],
    ['behind the quotes', 'package fresh\n\nimport "github.com/spcent/plumego/x/rest"|\n'],
    ['for other modules', 'package fresh\n\nimport "github.com/other/|"\n'],
  ] as const) {
    it(`offers nothing ${name}`, async () => assert.deepEqual(await offered(marked), []))
  }
})
