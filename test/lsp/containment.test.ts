import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { buildWithFaults, type FaultyBuild } from '../support/faulty-build.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const goText = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'

describe('a mistake of the server’s', function () {
  this.timeout(120_000)
  let faulty: FaultyBuild
  let sample: string
  let client: LspClient

  before(async () => {
    faulty = await buildWithFaults()
  })

  after(() => faulty.remove())

  beforeEach(() => {
    sample = copySample()
  })

  afterEach(() => {
    client.process.kill()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** A server with faults, that has told what it can of the sample. */
  const start = async (...faults: string[]): Promise<void> => {
    client = LspClient.spawn({ PLUMEGO_FAULT: faults.join(',') }, faulty.server)
    client.probeDirectory = sample
    const workspaceFolders = [{ uri: uriOf(sample), name: 'sample' }]
    await client.initialize({ processId: process.pid, rootUri: null, workspaceFolders, capabilities: {} })
  }
  const errors = (): string[] => client.logged.filter(({ type }) => type === 1).map(({ message }) => message)
  const uri = (): string => uriOf(sample, 'router/mine.go')
  const at = () => ({ textDocument: { uri: uri() }, position: { line: 2, character: 40 } })
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }

  const requests = [
    { fault: 'lsp/hover.ts', method: 'textDocument/hover', more: {}, empty: null },
    { fault: 'lsp/completion.ts', method: 'textDocument/completion', more: {}, empty: null },
    {
      fault: 'lsp/code-actions.ts',
      method: 'textDocument/codeAction',
      more: { range, context: { diagnostics: [] } },
      empty: [],
    },
    { fault: 'lsp/import-status.ts', method: 'textDocument/inlayHint', more: { range }, empty: [] },
  ]

  it('in a request costs that answer, and is logged once with its place', async () => {
    await start(...requests.map(({ fault }) => fault))
    await client.open(uri(), goText)
    for (const { method, more, empty } of [...requests, ...requests]) {
      assert.deepEqual(await client.request(method, { ...at(), ...more }), empty, method)
    }
    assert.equal(errors().length, requests.length)
    for (const [i, message] of errors().entries())
      assert.ok(message.includes(`fault in ${requests[i]?.fault}`), message)
    for (const message of errors()) assert.match(message, /^ {4}at .*server\.cjs:\d+/m)
    await client.waitForDiagnostics(uri(), found => found.length > 0)
  })

  it('in a rule costs what it says, is told where it is missing, and logged once', async () => {
    await start('rule:forbidden-import', 'rule:missing-key')
    const manifest = uriOf(sample, 'x/messaging/pubsub/module.yaml')
    const told = await client.waitForDiagnostics(manifest, found => found.length > 1)
    const codes = told.map(({ code }) => code)
    assert.ok(codes.includes('check-blocked') && codes.includes('invalid-value'), codes.join())
    await client.open(uri(), goText)
    await client.settle()
    await client.change(uri(), `${goText}\n`)
    await client.settle()
    assert.equal(errors().length, 2, errors().join('\n'))
    for (const message of errors())
      assert.match(message, /^Failed while judging (forbidden-import|missing-key).* in \//)
    assert.ok(await client.hover(uri(), 2, 40))
  })

  it('in a reading costs that file, and names it', async () => {
    await start('reading:readManifestLines')
    await client.waitForDiagnostics(uriOf(sample, 'x/rest/module.yaml'), found => found.length > 0)
    for (const message of errors())
      assert.match(message, /^Failed while judging \S.* in \/\S*module\.yaml: reading \S*module\.yaml failed\n/)
    await client.open(uri(), goText)
    assert.ok(await client.hover(uri(), 2, 40))
  })

  it('in all that is published is logged once, and requests are answered', async () => {
    await start('lsp/diagnostics.ts')
    await client.wait(() => errors().length > 0)
    for (let i = 0; i < 5; i++) {
      await client.open(uri(), goText)
      assert.ok(await client.hover(uri(), 2, 40))
      await client.close(uri())
    }
    assert.equal(errors().length, 1)
  })
})
