import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ConfigurationParams } from 'vscode-languageserver-protocol/node'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

/** Whatever its severity, a key that the schema does not know is found here. */
const manifest = 'x/rest/module.yaml'
const withSeverity = (level: string) => ({ rules: { severity: { 'schema-violation': level } } })

describe('settings of the language server', () => {
  let sample: string
  let uri: string
  let client: LspClient

  beforeEach(() => {
    sample = copySample()
    uri = uriOf(sample, manifest)
    const file = path.join(sample, manifest)
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^/, 'colour: green\n'))
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  /** Waits until the finding has an LSP severity; 0 stands for no finding. */
  const waitForSeverity = (severity: number) =>
    client.waitForDiagnostics(uri, all => {
      const found = all.find(({ code }) => code === 'schema-violation')
      return (found?.severity ?? 0) === severity
    })

  it('come with the start, and a change holds at once', async () => {
    client = await LspClient.start([sample], {}, { initializationOptions: withSeverity('hint') })
    await waitForSeverity(4)
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: withSeverity('off') } })
    await waitForSeverity(0)
    await client.notify('workspace/didChangeConfiguration', { settings: withSeverity('information') })
    await waitForSeverity(3)
    await client.notify('workspace/didChangeConfiguration', { settings: null })
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: null } })
    await waitForSeverity(2)
  })

  it('are asked for at each checkout, where the client can be asked', async () => {
    const asked: ConfigurationParams[] = []
    let answer: unknown = withSeverity('error')
    client = LspClient.spawn()
    client.connection.onRequest('workspace/configuration', (params: ConfigurationParams) => {
      asked.push(params)
      return params.items.map(() => answer)
    })
    const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } }
    const workspaceFolders = [{ uri: uriOf(sample), name: 'sample' }]
    const initializationOptions = withSeverity('off')
    await client.initialize({ processId: null, rootUri: null, workspaceFolders, capabilities, initializationOptions })
    await waitForSeverity(1)
    assert.deepEqual(asked[0]?.items, [{ scopeUri: uriOf(sample), section: 'plumego' }])
    const watched = () => client.registered.flatMap(({ registrations }) => registrations)
    await client.wait(() => watched().some(({ method }) => method === 'workspace/didChangeConfiguration'))
    answer = withSeverity('hint')
    await client.notify('workspace/didChangeConfiguration', { settings: null })
    await waitForSeverity(4)
    // A client that has no such section answers null: what it sent then holds.
    answer = null
    await client.notify('workspace/didChangeConfiguration', { settings: { plumego: withSeverity('information') } })
    await waitForSeverity(3)
  })

  it('are asked for again where folders change, which may bring others without a word', async () => {
    let answer: unknown = withSeverity('hint')
    client = LspClient.spawn()
    client.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) => items.map(() => answer))
    const capabilities = { workspace: { configuration: true, workspaceFolders: true } }
    const folder = { uri: uriOf(sample), name: 'sample' }
    await client.initialize({ processId: null, rootUri: null, workspaceFolders: [folder], capabilities })
    await waitForSeverity(4)
    const other = { uri: uriOf(path.dirname(sample)), name: 'around' }
    for (const [change, level, severity] of [
      [{ added: [other], removed: [] }, 'error', 1],
      [{ added: [], removed: [folder] }, 'information', 3],
      [{ added: [folder], removed: [other] }, 'off', 0],
    ] as const) {
      answer = withSeverity(level)
      await client.notify('workspace/didChangeWorkspaceFolders', { event: change })
      await waitForSeverity(severity)
    }
  })

  it('that cannot be understood are told once in the log, and change nothing', async () => {
    const initializationOptions = { rules: { severity: { 'missing-key': 'off', 'yaml-syntax': 7 } } }
    client = await LspClient.start([sample], {}, { initializationOptions })
    client.probeDirectory = sample
    await client.waitForDiagnostics(uriOf(sample, 'router/legacy.go'), found => found.length === 1)
    await client.notify('workspace/didChangeConfiguration', { settings: { ...initializationOptions, more: 1 } })
    await client.settle()
    const told = client.logged.filter(({ message }) => message.startsWith('plumego.rules.severity.'))
    assert.deepEqual(told.map(({ message }) => message.split(':')[0]).sort(), [
      'plumego.rules.severity.missing-key',
      'plumego.rules.severity.yaml-syntax',
    ])
  })

  it('that are no object, or have a key that there is not, are told once too', async () => {
    client = await LspClient.start([sample], {}, { initializationOptions: [] })
    client.probeDirectory = sample
    for (const settings of [{ rules: 7 }, { plumego: 'x' }, { gopls: {} }, { plumego: { rules: { severty: {} } } }]) {
      await client.notify('workspace/didChangeConfiguration', { settings })
      await client.settle()
      await client.notify('workspace/didChangeConfiguration', { settings })
      await client.settle()
    }
    assert.deepEqual(client.logged.flatMap(({ message }) => /^plumego[^:]*(?=: )/.exec(message)?.[0] ?? []).sort(), [
      'plumego',
      'plumego.rules',
      'plumego.rules.severty',
    ])
  })

  it('are told with the line of the workspace’s own file, and a file that is no JSON is told', async () => {
    fs.mkdirSync(path.join(sample, '.vscode'))
    const file = path.join(sample, '.vscode/settings.json')
    fs.writeFileSync(file, '{\n  "plumego.rules.severity": { "yaml-syntax": 7 }\n  "b": 1\n}')
    const initializationOptions = { rules: { severity: { 'yaml-syntax': 7 } } }
    client = await LspClient.start([sample], {}, { initializationOptions })
    client.probeDirectory = sample
    await client.settle()
    const told = client.logged.flatMap(({ message }) => /^\.vscode\/settings\.json:\d+: [^ ]+/.exec(message)?.[0] ?? [])
    assert.deepEqual(told, [
      '.vscode/settings.json:3: expected',
      '.vscode/settings.json:2: plumego.rules.severity.yaml-syntax:',
    ])
  })
})
