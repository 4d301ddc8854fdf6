import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

type Supported = readonly string[] | undefined

const able = (itemDefaults: Supported): ClientCapabilities => ({
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown'] },
      ...(itemDefaults && { completionList: { itemDefaults: [...itemDefaults] } }),
    },
  },
})

/** What is typed, in place of the first line that begins so. */
const typed: readonly (readonly [file: string, instead: string, line: string])[] = [
  ['x/messaging/pubsub/module.yaml', 'risk:', 'risk: '],
  ['x/messaging/pubsub/module.yaml', 'risk:', 'risk: me'],
  ['x/messaging/pubsub/module.yaml', 'risk:', 'ri'],
  ['x/messaging/pubsub/module.yaml', 'risk:', 'doc_paths: '],
  ['x/messaging/pubsub/module.yaml', 'allowed_imports:', 'allowed_imports: [x'],
  ['x/messaging/pubsub/module.yaml', '  - ', '  - '],
  ['x/messaging/pubsub/module.yaml', '  - ', '-'],
  ['x/rest/module.yaml', 'owner:', 'owner: "'],
  ['x/messaging/pubsub/module.yaml', 'name:', ''],
  ['specs/repo.yaml', '      - log', '      - lo'],
  ['x/rest/module.yaml', '  - docs/', '  - '],
  ['specs/extension-beta-evidence.yaml', '  - module:', '  - '],
  ['router/legacy.go', '\t"', '\t"x/'],
  ['router/legacy.go', '\t"', '\t"github.com/spcent/plumego/x/re'],
]

/** An item as it is without defaults, by the words of the protocol. */
function whole(item: CompletionItem, { itemDefaults = {} }: CompletionList): CompletionItem {
  const { textEditText, ...rest } = item
  const { editRange, insertTextFormat } = itemDefaults
  const edit = editRange && 'start' in editRange && { range: editRange, newText: textEditText ?? item.label }
  return {
    ...(insertTextFormat && { insertTextFormat }),
    ...(edit && { textEdit: edit }),
    filterText: item.label,
    ...rest,
  }
}

describe('what the items of a list have in common', () => {
  let sample: string

  before(() => {
    sample = copySample()
  })

  after(() => fs.rmSync(path.dirname(sample), { recursive: true }))

  async function listsFor(supported: Supported): Promise<CompletionList[]> {
    const client = await LspClient.start([sample], able(supported))
    try {
      const lists: CompletionList[] = []
      for (const [file, instead, line] of typed) {
        const uri = uriOf(sample, file)
        const lines = fs.readFileSync(path.join(sample, file), 'utf8').split('\n')
        const at = lines.findIndex(candidate => candidate.startsWith(instead))
        assert.ok(at >= 0, `${file} has no line ${instead}`)
        await client.open(uri, lines.with(at, line).join('\n'))
        const position = { line: at, character: line.length }
        lists.push(await client.request('textDocument/completion', { textDocument: { uri }, position }))
        await client.close(uri)
      }
      return lists
    } finally {
      await client.stop()
    }
  }

  it('is sent once where the client takes that, means the same, and makes a list of paths less than half as long', async () => {
    const plain = await listsFor(undefined)
    const paths = typed.findIndex(([, instead]) => instead === '  - docs/')
    const wholeOf = (lists: readonly CompletionList[]): CompletionItem[][] =>
      lists.map(list => list.items.map(item => whole(item, list)))
    assert.ok(plain.every(({ items, itemDefaults }) => items.length > 0 && itemDefaults === undefined))
    for (const supported of [['editRange', 'insertTextFormat', 'data'], ['editRange'], ['insertTextFormat']]) {
      const lists = await listsFor(supported)
      assert.deepEqual(wholeOf(lists), wholeOf(plain), String(supported))
      const sent = new Set(lists.flatMap(({ itemDefaults = {} }) => Object.keys(itemDefaults)))
      assert.deepEqual([...sent].join(), supported.filter(name => name !== 'data').join())
      if (sent.size === 2) assert.ok(JSON.stringify(lists[paths]).length * 2 < JSON.stringify(plain[paths]).length)
    }
  })
})
