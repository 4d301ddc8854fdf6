import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { InlayHint, Location } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const text = `package rest

import (
	"net/http"

	"github.com/spcent/plumego/x/messaging/mq"
	"github.com/spcent/plumego/x/ai/provider"
	"github.com/spcent/plumego/x/nothing"
	"github.com/spcent/plumego/log"
)
`
const on = { inlayHints: { status: true } }

describe('the status of imports in a Go file', () => {
  let sample: string
  let client: LspClient
  let uri: string

  beforeEach(() => {
    sample = copySample()
    uri = uriOf(sample, 'x/rest/status.go')
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const hints = (from = 0, to = 99): Promise<InlayHint[]> => {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } }
    return client.request('textDocument/inlayHint', { textDocument: { uri }, range })
  }

  const shown = (hint: InlayHint): string => {
    assert.ok(Array.isArray(hint.label))
    return `${hint.position.line}:${hint.position.character} ${hint.label.map(({ value }) => value).join()}`
  }

  const manifestAt = (line: number): Promise<Location | null> => {
    const at = { textDocument: { uri }, position: { line, character: 0 } }
    return client.request('workspace/executeCommand', { command: 'plumego.server.manifestOfImport', arguments: [at] })
  }

  it('stands behind each import that this Plumego has, and leads to its manifest', async () => {
    client = await LspClient.start([sample], {}, { initializationOptions: on })
    await client.open(uri, text)
    const all = await hints()
    assert.deepEqual(all.map(shown), ['5:43 ○ experimental', '6:42 ◐ beta surface', '8:32 ◆ ga'])
    const [part] = Array.isArray(all[0]?.label) ? all[0].label : []
    assert.match(String(part?.tooltip), /^its own status\nFor evaluation/)
    assert.equal(part?.location?.uri, uriOf(sample, 'x/messaging/mq/module.yaml'))
    assert.deepEqual((await hints(6, 7)).map(shown), ['6:42 ◐ beta surface'])
  })

  it('is not shown unless the settings ask for it, and a change holds at once', async () => {
    client = LspClient.spawn()
    let refreshed = 0
    client.connection.onRequest('workspace/inlayHint/refresh', () => {
      refreshed++
      return null
    })
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } }
    const workspaceFolders = [{ uri: uriOf(sample), name: 'sample' }]
    await client.initialize({ processId: process.pid, rootUri: null, workspaceFolders, capabilities })
    await client.open(uri, text)
    assert.deepEqual(await hints(), [])
    const before = refreshed
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: on } })
    assert.equal((await hints()).length, 3)
    assert.ok(refreshed > before)
  })

  it('is found in the manifest, which a command leads to', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    const manifest = fs.readFileSync(path.join(sample, 'x/messaging/mq/module.yaml'), 'utf8').split('\n')
    const line = manifest.findIndex(written => written.startsWith('status:'))
    const place = await manifestAt(5)
    assert.equal(place?.uri, uriOf(sample, 'x/messaging/mq/module.yaml'))
    assert.deepEqual(place.range.start, { line, character: 'status: '.length })
    for (const without of [0, 3, 7]) assert.equal(await manifestAt(without), null)
    const nonsense = { command: 'plumego.server.manifestOfImport', arguments: [{ textDocument: 7 }] }
    assert.equal(await client.request('workspace/executeCommand', nonsense), null)
  })
})
