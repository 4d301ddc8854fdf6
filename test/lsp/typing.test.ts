import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { CompletionItem } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

/** A letter that somebody types asks for completion as a trigger does; every so many ask by hand. */
const askEvery = 7

describe('typing over stdio', function () {
  this.timeout(120_000)
  let sample: string
  let client: LspClient

  before(async () => {
    sample = copySample()
    const completionItem = { snippetSupport: true }
    client = await LspClient.start([sample], { textDocument: { completion: { completionItem } } })
  })

  after(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const completions = (uri: string, typed: string, triggerKind: 1 | 2): Promise<readonly CompletionItem[]> => {
    const before = typed.split('\n')
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    const context = { triggerKind, ...(triggerKind === 2 && { triggerCharacter: typed.at(-1) ?? '' }) }
    return client.completions(uri, position, context)
  }

  it('answers at every character of a manifest, and has nothing to say in the end', async () => {
    const file = 'x/messaging/module.yaml'
    const uri = uriOf(sample, file)
    const text = fs.readFileSync(path.join(sample, file), 'utf8')
    await client.open(uri, '')
    for (let end = 1; end <= text.length; end++) {
      const typed = text.slice(0, end)
      await client.change(uri, typed)
      const items = await completions(uri, typed, end % askEvery === 0 ? 1 : 2)
      assert.ok(Array.isArray(items))
    }
    assert.deepEqual(await client.waitForVersion(uri, await client.change(uri, `${text}\n`)), [])
    const failures = client.logged.filter(({ message }) => message.startsWith('Failed'))
    assert.deepEqual(failures, [])
  })

  it('gives examples only to who asks for them, before a word of prose is written', async () => {
    const uri = uriOf(sample, 'x/rest/module.yaml')
    await client.open(uri, 'summary: ')
    assert.deepEqual(await completions(uri, 'summary: ', 2), [])
    assert.equal((await completions(uri, 'summary: ', 1)).length, 1)
    await client.change(uri, 'summary: R')
    assert.deepEqual(await completions(uri, 'summary: R', 1), [])
  })

  it('offers nothing by itself but in manifests and specs, where a client can tell files apart', async () => {
    const dynamic = await LspClient.start([sample], {
      textDocument: { completion: { dynamicRegistration: true }, filters: { relativePatternSupport: true } },
    })
    const registered = () =>
      dynamic.registered
        .flatMap(({ registrations }) => registrations)
        .filter(({ method }) => method === 'textDocument/completion')
    // Imports, community extensions, and of the workspace its manifests, its specs and its recipes.
    await dynamic.wait(() => registered().length === 5)
    const offers = registered().map(({ registerOptions }) => registerOptions)
    const withLetters = offers.filter(({ triggerCharacters }) => triggerCharacters.includes('a'))
    const inWorkspace = ['**/module.yaml', 'specs/*.yaml', 'specs/change-recipes/*.yaml'].map(pattern => ({
      baseUri: uriOf(sample),
      pattern,
    }))
    // In which order a client is told is nobody's business.
    assert.deepEqual(
      withLetters.map(({ documentSelector }) => JSON.stringify(documentSelector)).sort(),
      ['**/community-extension.yaml', ...inWorkspace].map(pattern => JSON.stringify([{ pattern }])).sort(),
    )
    await dynamic.stop()
  })
})
