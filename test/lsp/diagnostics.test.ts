import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const importOfRest = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'

describe('diagnostics of the language server', () => {
  let sample: string
  let client: LspClient

  beforeEach(async () => {
    sample = copySample()
    client = await LspClient.start([sample])
    client.probeDirectory = sample
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  it('tells a forbidden import of a file that nobody opened, with the rule line as related', async () => {
    const legacy = uriOf(sample, 'router/legacy.go')
    const [diagnostic] = await client.waitForDiagnostics(legacy, found => found.length > 0)
    assert.equal(diagnostic?.code, 'forbidden-import')
    assert.equal(diagnostic.source, 'plumego')
    assert.equal(diagnostic.severity, 1)
    assert.deepEqual(diagnostic.data, {
      check: 'dependency-rules',
      key: ['router/legacy.go', 'github.com/spcent/plumego/x/rest'],
    })
    const line = fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8').split('\n')[diagnostic.range.start.line]
    const { start, end } = diagnostic.range
    assert.equal(line?.slice(start.character, end.character), '"github.com/spcent/plumego/x/rest"')
    const related = diagnostic.relatedInformation?.map(({ location }) => location.uri)
    assert.ok(related?.includes(uriOf(sample, 'specs/dependency-rules.yaml')), String(related))
    assert.equal(client.lastOf(legacy)?.version, undefined)
  })

  it('links to the page of the rule, for a client that shows the link', async () => {
    const legacy = uriOf(sample, 'router/legacy.go')
    const [plain] = await client.waitForDiagnostics(legacy, found => found.length > 0)
    assert.equal(plain?.codeDescription, undefined)
    const linking = await LspClient.start([sample], {
      textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
    })
    try {
      const [diagnostic] = await linking.waitForDiagnostics(legacy, found => found.length > 0)
      const page = fs.readFileSync(fileURLToPath(diagnostic?.codeDescription?.href ?? ''), 'utf8')
      assert.match(page, /^# forbidden-import\n/)
    } finally {
      await linking.stop()
    }
  })

  it('answers an edit with the version that it is for', async () => {
    const uri = uriOf(sample, 'router/router.go')
    const text = fs.readFileSync(path.join(sample, 'router/router.go'), 'utf8')
    await client.open(uri, text)
    const version = await client.change(uri, importOfRest)
    const found = await client.waitForVersion(uri, version)
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start.line]),
      [['forbidden-import', 2]],
    )
    const back = await client.change(uri, text)
    assert.deepEqual(await client.waitForVersion(uri, back), [])
  })

  it('answers an edit that changes no finding, too', async () => {
    const uri = uriOf(sample, 'router/legacy.go')
    const text = fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8')
    await client.open(uri, text)
    const version = await client.change(uri, `${text}\n// more\n`)
    assert.equal((await client.waitForVersion(uri, version)).length, 1)
  })

  it('does not send a set again that the client holds', async () => {
    await client.settle()
    const before = new Map(client.published.map(set => [set.uri, client.setsOf(set.uri).length]))
    const legacy = uriOf(sample, 'router/legacy.go')
    await client.watched(legacy, 2)
    await client.open(legacy, fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8'))
    await client.close(legacy)
    await client.settle()
    for (const [uri, count] of before) {
      if (!uri.endsWith('/probe.go')) assert.equal(client.setsOf(uri).length, count, uri)
    }
  })

  it('keeps to the disk for an open file that differs only in what opening changes', async () => {
    await client.settle()
    const file = path.join(sample, 'router/legacy.go')
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(file, `\ufeff${text.replaceAll('\n', '\r\n')}`)
    const uri = uriOf(file)
    await client.watched(uri, 2)
    await client.settle()
    const before = client.setsOf(uri).length
    await client.open(uri, text)
    await client.settle()
    assert.equal(client.setsOf(uri).length, before)
    assert.equal(client.lastOf(uri)?.diagnostics.length, 1)
  })

  it('takes the text of the disk again when a document is closed unsaved', async () => {
    const uri = uriOf(sample, 'router/router.go')
    await client.open(uri, fs.readFileSync(path.join(sample, 'router/router.go'), 'utf8'))
    await client.waitForVersion(uri, await client.change(uri, importOfRest))
    await client.close(uri)
    await client.waitForDiagnostics(uri, found => found.length === 0)
    assert.equal(client.lastOf(uri)?.version, undefined)
  })

  it('follows the disk: a file that appears, changes and goes', async () => {
    const file = path.join(sample, 'router/new.go')
    const uri = uriOf(file)
    fs.writeFileSync(file, importOfRest)
    await client.watched(uri, 1)
    await client.waitForDiagnostics(uri, found => found.length === 1)
    fs.writeFileSync(file, 'package router\n')
    await client.watched(uri, 2)
    await client.waitForDiagnostics(uri, found => found.length === 0)
    fs.writeFileSync(file, importOfRest)
    await client.watched(uri, 2)
    await client.waitForDiagnostics(uri, found => found.length === 1)
    fs.rmSync(file)
    await client.watched(uri, 3)
    await client.waitForDiagnostics(uri, found => found.length === 0)
  })

  it('reads what lies in a directory that appears, and clears what lay in one that goes', async () => {
    const directory = path.join(sample, 'router/moved')
    const uri = uriOf(directory, 'deep/a.go')
    fs.mkdirSync(path.join(directory, 'deep'), { recursive: true })
    fs.writeFileSync(path.join(directory, 'deep/a.go'), importOfRest)
    await client.watched(uriOf(directory), 1)
    await client.waitForDiagnostics(uri, found => found.length === 1)
    fs.rmSync(directory, { recursive: true })
    await client.watched(uriOf(directory), 3)
    await client.waitForDiagnostics(uri, found => found.length === 0)
  })

  it('judges other files anew when a rule changes in an open document', async () => {
    const uri = uriOf(sample, 'specs/dependency-rules.yaml')
    const legacy = uriOf(sample, 'router/legacy.go')
    await client.waitForDiagnostics(legacy, found => found.length === 1)
    const text = fs.readFileSync(path.join(sample, 'specs/dependency-rules.yaml'), 'utf8')
    await client.open(uri, text)
    await client.change(uri, text.replaceAll('x/**', 'y/**'))
    // What is left is that its manifest does not list the import.
    await client.waitForDiagnostics(legacy, found => found.every(({ code }) => code === 'import-not-allowed'))
  })

  it('reads everything anew on command', async () => {
    const legacy = uriOf(sample, 'router/legacy.go')
    await client.waitForDiagnostics(legacy, found => found.length === 1)
    fs.rmSync(path.join(sample, 'router/legacy.go'))
    await client.request('workspace/executeCommand', { command: 'plumego.server.reload' })
    await client.waitForDiagnostics(legacy, found => found.length === 0)
  })
})
