import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from 'vscode-languageserver-protocol/node'
import type { FamiliesResult } from '../../server/src/protocol/families.ts'
import { familiesBelow } from '../support/family-items.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const importOfRest = 'package router\n\nimport "github.com/spcent/plumego/x/rest"\n'

describe('life of the language server', () => {
  let sample: string
  let client: LspClient

  beforeEach(() => {
    sample = copySample()
  })

  afterEach(() => {
    client.process.kill()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  it('tells its name, and ends with status 0 after shutdown and exit', async () => {
    client = LspClient.spawn()
    const result = await client.initialize({ processId: null, rootUri: null, capabilities: {} })
    assert.equal(result.serverInfo?.name, 'plumego-language-server')
    assert.equal(await client.stop(), 0)
  })

  it('ends when its input ends', async () => {
    client = await LspClient.start([sample])
    const exited = once(client.process, 'exit')
    client.process.stdin?.end()
    await exited
  })

  for (const [title, params] of [
    ['null folders', { workspaceFolders: null }],
    ['no folders and no options', {}],
    ['options that nobody knows', { workspaceFolders: [], initializationOptions: { colour: 'green', trace: null } }],
  ] as const) {
    it(`answers without a folder about a file of a checkout: ${title}`, async () => {
      client = LspClient.spawn()
      await client.initialize({ processId: null, rootUri: null, capabilities: {}, ...params })
      const uri = uriOf(sample, 'router/mine.go')
      await client.open(uri, importOfRest)
      await client.waitForDiagnostics(uri, found => found.length === 1)
      assert.ok(await client.hover(uri, 2, 12))
      assert.deepEqual([...new Set(client.published.map(set => set.uri))], [uri])
    })
  }

  it('takes the root of clients that know no folders', async () => {
    client = LspClient.spawn()
    await client.initialize({ processId: null, rootUri: uriOf(sample), capabilities: {} })
    await client.waitForDiagnostics(uriOf(sample, 'router/legacy.go'), found => found.length === 1)
  })

  it('answers a hover before all that there is to find is found', async () => {
    client = await LspClient.start([sample])
    const uri = uriOf(sample, 'router/mine.go')
    await client.open(uri, importOfRest)
    assert.ok(await client.hover(uri, 2, 12))
    assert.deepEqual(client.published, [])
    await client.waitForDiagnostics(uri, found => found.length === 1)
  })

  it('counts in the families what is found, however early it is asked', async () => {
    client = await LspClient.start([sample])
    const { workspaces } = await client.request<FamiliesResult>('plumego/families')
    const counted = familiesBelow(workspaces[0]?.categories[0]?.families ?? []).filter(({ findings }) => findings)
    assert.notDeepEqual(counted, [])
    assert.ok(client.published.length > 0)
  })

  it('says so where a folder holds no Plumego, and goes on', async () => {
    const empty = temporaryDirectory()
    client = await LspClient.start([empty, path.join(empty, 'missing')])
    await client.wait(() => client.logged.some(({ message }) => message.startsWith(`${empty} holds no Plumego`)))
    const uri = uriOf(sample, 'router/legacy.go')
    await client.open(uri, importOfRest)
    assert.ok(await client.hover(uri, 2, 12))
    fs.rmdirSync(empty)
  })

  it('finds a checkout a little below a folder, and of a folder within it tells only that folder', async () => {
    client = await LspClient.start([path.dirname(sample)])
    await client.waitForDiagnostics(uriOf(sample, 'router/legacy.go'), found => found.length === 1)
    await client.stop()
    client = await LspClient.start([path.join(sample, 'x/rest')])
    await client.waitForDiagnostics(uriOf(sample, 'x/rest/tenancy.go'), found => found.length === 1)
    client.probeDirectory = path.join(sample, 'x/rest')
    await client.settle()
    assert.equal(client.lastOf(uriOf(sample, 'router/legacy.go')), undefined)
  })

  it('serves two folders at once, and clears what was told of one that goes', async () => {
    const other = copySample()
    const capabilities = { workspace: { workspaceFolders: true } }
    client = await LspClient.start([sample, other], capabilities)
    const files = [sample, other].map(root => uriOf(root, 'router/legacy.go'))
    for (const uri of files) await client.waitForDiagnostics(uri, found => found.length === 1)
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(other), name: 'sample' }] },
    })
    await client.waitForDiagnostics(files[1] ?? '', found => found.length === 0)
    assert.equal(client.lastOf(files[0] ?? '')?.diagnostics.length, 1)
    fs.rmSync(path.dirname(other), { recursive: true })
  })

  it('takes a folder that becomes a checkout later', async () => {
    const goMod = fs.readFileSync(path.join(sample, 'go.mod'))
    fs.rmSync(path.join(sample, 'go.mod'))
    fs.renameSync(path.join(sample, 'specs'), path.join(sample, 'later'))
    client = await LspClient.start([sample])
    await client.wait(() => client.logged.some(({ message }) => message.includes('Application found')))
    fs.writeFileSync(path.join(sample, 'go.mod'), goMod)
    fs.renameSync(path.join(sample, 'later'), path.join(sample, 'specs'))
    await client.watched(uriOf(sample, 'go.mod'), 1)
    await client.waitForDiagnostics(uriOf(sample, 'router/legacy.go'), found => found.length === 1)
  })

  it('asks the client to watch what it reads, relative to the checkout where the client can', async () => {
    const didChangeWatchedFiles = { dynamicRegistration: true, relativePatternSupport: true }
    client = await LspClient.start([sample], { workspace: { didChangeWatchedFiles } })
    await client.wait(() => client.registered.length > 0)
    const [registration] = client.registered[0]?.registrations ?? []
    assert.equal(registration?.method, 'workspace/didChangeWatchedFiles')
    assert.deepEqual(registration.registerOptions.watchers, [
      { globPattern: { baseUri: uriOf(sample), pattern: '**/*' }, kind: 5 },
      {
        globPattern: {
          baseUri: uriOf(sample),
          pattern: '**/{*.go,go.mod,go.work,modules.txt,*.yaml,*.md,*.mdx,*.snapshot,.gitignore,CODEOWNERS}',
        },
        kind: 2,
      },
      { globPattern: { baseUri: uriOf(sample), pattern: '.vscode/settings.json' }, kind: 2 },
      { globPattern: { baseUri: uriOf(sample), pattern: '.git/{HEAD,packed-refs,refs/**,info/exclude}' }, kind: 2 },
    ])
  })

  it('asks git again where a tag appears or goes', async () => {
    const git = (...words: string[]): string =>
      execFileSync('git', ['-C', sample, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { encoding: 'utf8' })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'state')
    const ledger = path.join(sample, 'specs/extension-beta-evidence.yaml')
    fs.writeFileSync(ledger, fs.readFileSync(ledger, 'utf8').replace('      - "@"', '      - v9.9.9'))
    const isUnresolved = ({ code, message }: Diagnostic): boolean =>
      code === 'release-ref-unresolved' && typeof message === 'string' && message.includes('v9.9.9')
    client = await LspClient.start([sample])
    await client.waitForDiagnostics(uriOf(ledger), found => found.some(isUnresolved))
    git('tag', 'v9.9.9')
    await client.watched(uriOf(sample, '.git/refs/tags/v9.9.9'), 1)
    await client.waitForDiagnostics(uriOf(ledger), found => !found.some(isUnresolved))
    git('tag', '--delete', 'v9.9.9')
    await client.watched(uriOf(sample, '.git/refs/tags/v9.9.9'), 3)
    await client.waitForDiagnostics(uriOf(ledger), found => found.some(isUnresolved))
  })

  it('goes on with a manifest that is not YAML and a Go file that does not parse', async () => {
    fs.writeFileSync(path.join(sample, 'x/rest/module.yaml'), 'name: [\n\t: }')
    fs.writeFileSync(path.join(sample, 'x/rest/broken.go'), 'package rest\nimport (\n"')
    fs.rmSync(path.join(sample, 'specs/extension-taxonomy.yaml'))
    client = await LspClient.start([sample])
    await client.waitForDiagnostics(uriOf(sample, 'router/legacy.go'), found => found.length === 1)
    await client.waitForDiagnostics(uriOf(sample, 'x/rest/module.yaml'), found => found.length > 0)
    await client.waitForDiagnostics(uriOf(sample, 'x/rest/broken.go'), found => found.length > 0)
    assert.deepEqual(
      client.logged.filter(({ type }) => type === 1),
      [],
    )
  })

  it('speaks Chinese where the client does', async () => {
    client = await LspClient.start([sample], {}, { locale: 'zh-cn' })
    const legacy = uriOf(sample, 'router/legacy.go')
    const [diagnostic] = await client.waitForDiagnostics(legacy, found => found.length > 0)
    assert.match(String(diagnostic?.message), /\p{Script=Han}/u)
  })
})
