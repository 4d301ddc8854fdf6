import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver-protocol/node'
import { applyEdits } from '../support/apply-edits.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const snippets: ClientCapabilities = {
  textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } } },
}

describe('completion in module.yaml', () => {
  let sample: string
  let client: LspClient
  let uri: string
  let text: string

  beforeEach(() => {
    sample = copySample()
    uri = uriOf(sample, 'x/messaging/pubsub/module.yaml')
    text = fs.readFileSync(path.join(sample, 'x/messaging/pubsub/module.yaml'), 'utf8')
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** What is offered behind `text`, which replaces the first line that begins with `instead`. */
  const offered = async (
    instead: string,
    line: string,
  ): Promise<{ items: readonly CompletionItem[]; text: string }> => {
    const lines = text.split('\n')
    const at = lines.findIndex(candidate => candidate.startsWith(instead))
    lines[at] = line
    const edited = lines.join('\n')
    await client.open(uri, edited)
    const position = { line: at, character: line.length }
    const items = await client.completions(uri, position)
    return { items, text: edited }
  }

  const accepted = (item: CompletionItem | undefined, before: string): string => {
    assert.ok(item?.textEdit && 'range' in item.textEdit)
    return applyEdits(before, [item.textEdit])
  }

  it('offers the values of a key, and accepting one mends the finding', async () => {
    client = await LspClient.start([sample], snippets)
    const { items, text: before } = await offered('risk:', 'risk: ')
    assert.deepEqual(
      items.map(({ label }) => label),
      ['low', 'medium', 'high', 'critical'],
    )
    const after = accepted(items[1], before)
    assert.match(after, /^risk: medium$/m)
    await client.change(uri, after)
    await client.waitForDiagnostics(uri, all => !all.some(({ code }) => code === 'invalid-value'))
  })

  it('offers the keys that are missing, as snippets', async () => {
    client = await LspClient.start([sample], snippets)
    const { items } = await offered('parent_family:', 'ow')
    const owner = items.find(({ label }) => label === 'owner')
    assert.equal(owner?.insertTextFormat, 2)
    assert.ok(!items.some(({ label }) => label === 'risk'), 'a key that is there is offered again')
  })

  it('says that a list is one for the text as it is, and ends it where the text is whole', async () => {
    client = await LspClient.start([sample], snippets)
    await client.open(uri, 'status: b')
    const params = { textDocument: { uri }, position: { line: 0, character: 9 } }
    const list: CompletionList = await client.request('textDocument/completion', params)
    assert.equal(list.isIncomplete, true)
    assert.deepEqual(
      list.items.map(({ label, filterText }) => [label, filterText]),
      [['beta', 'b']],
    )
    await client.change(uri, 'status: beta')
    assert.deepEqual(await client.completions(uri, { line: 0, character: 12 }), [])
  })

  it('tells a file that it has nothing to say of from a text that is whole', async () => {
    client = await LspClient.start([sample], snippets)
    for (const [file, text, isKnown] of [
      ['x/messaging/pubsub/module.yaml', 'status: beta', true],
      ['x/messaging/pubsub/module.yaml', 'summary: Sends', true],
      ['specs/task-routing.yaml', 'tasks:', true],
      ['specs/checks.yaml', 'checks:', false],
      ['docs/mkdocs.yaml', 'nav:', false],
    ] as const) {
      const [document, lines] = [uriOf(sample, file), text.split('\n')]
      await client.open(document, text)
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
      const list = await client.request('textDocument/completion', { textDocument: { uri: document }, position })
      assert.deepEqual(list, isKnown ? { isIncomplete: true, items: [] } : null, file)
      await client.close(document)
    }
  })

  it('inserts plain text for a client without snippets', async () => {
    client = await LspClient.start([sample])
    const { items, text: before } = await offered('parent_family:', 'ow')
    for (const item of items) {
      assert.equal(item.insertTextFormat, 1)
      assert.ok(item.textEdit && !item.textEdit.newText.includes('$'), JSON.stringify(item.textEdit))
    }
    assert.match(
      accepted(
        items.find(({ label }) => label === 'owner'),
        before,
      ),
      /^owner: messaging$/m,
    )
  })

  it('offers packages for an import pattern, and nothing in other files', async () => {
    client = await LspClient.start([sample], snippets)
    const { items } = await offered('  - core/**', '  - x/re')
    assert.ok(items.some(({ textEdit }) => textEdit?.newText === 'x/rest/**'))
    const rules = uriOf(sample, 'README.md')
    await client.open(rules, 'status: \n')
    const position = { line: 0, character: 8 }
    assert.deepEqual(await client.completions(rules, position), [])
  })

  it('explains a key and a value on hover', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    const line = text.split('\n').indexOf('status: experimental')
    const key = await client.hover(uri, line, 2)
    assert.deepEqual(key?.range, { start: { line, character: 0 }, end: { line, character: 6 } })
    const value = await client.hover(uri, line, 10)
    assert.deepEqual(value?.range, { start: { line, character: 8 }, end: { line, character: 20 } })
  })
})
