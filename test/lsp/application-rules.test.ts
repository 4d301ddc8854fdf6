import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CodeAction, Hover, InlayHint, Location, Position, Range } from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { applyEdits } from '../support/apply-edits.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

/** The same Plumego, laid out as the versions after v1.0.0 are. */
const nestedPlumego = Object.fromEntries(
  Object.entries(flatPlumego).map(([name, text]) => [
    name.replace('x/pubsub', 'x/messaging/pubsub').replace('x/ops', 'x/observability/ops'),
    text
      .replaceAll('x/pubsub', 'x/messaging/pubsub')
      .replaceAll('x/ops', 'x/observability/ops')
      .replace('status: experimental\nowner: us\nrisk: low\nsummary: A x/messaging ', 'status: beta\nsummary: A '),
  ]),
)

describe('an application in an editor', () => {
  let client: LspClient
  let root: string
  let app: string

  beforeEach(() => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
    layInCache('v1.0.0', flatPlumego)
    layInCache('v1.1.0', nestedPlumego)
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  const layInCache = (version: string, files: Readonly<Record<string, string>>): void =>
    lay(path.join(root, 'cache', `${plumegoPath}@${version}`), files)

  async function start(initializationOptions: object = {}): Promise<void> {
    const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const] } } }
    client = await LspClient.start([app], capabilities, { initializationOptions }, onlyCache(path.join(root, 'cache')))
    client.probeDirectory = app
  }

  const codesOf = (uri: string): unknown[] => client.lastOf(uri)?.diagnostics.map(({ code }) => code) ?? []

  it('is told what it takes on, as its settings ask', async () => {
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': importing('x/messaging', 'x/ops') })
    await start()
    const uri = uriOf(app, 'main.go')
    const [found] = await client.waitForDiagnostics(uri, all => all.length === 1)
    assert.deepEqual(
      [found?.code, found?.severity, found?.range.start],
      ['protected-import', 3, { line: 4, character: 3 }],
    )
    await client.notify('workspace/didChangeConfiguration', { settings: { application: { lowestMaturity: 'beta' } } })
    await client.waitForDiagnostics(uri, all => all.length === 3)
    assert.deepEqual(codesOf(uri).sort(), ['experimental-import', 'experimental-import', 'protected-import'])
  })

  it('sees nothing once it has acknowledged what it mounts', async () => {
    const text = importing('x/messaging', 'x/ops')
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': text })
    await start()
    const uri = uriOf(app, 'main.go')
    await client.open(uri, text)
    const [found] = await client.waitForDiagnostics(uri, all => all.length === 1)
    assert.ok(found)
    const asked = { textDocument: { uri }, range: found.range, context: { diagnostics: [found] } }
    const actions: CodeAction[] = await client.request('textDocument/codeAction', asked)
    const edits = actions.find(({ title }) => title.startsWith('Acknowledge'))?.edit?.changes?.[uri]
    const after = applyEdits(text, edits ?? []).replace(/(plumego:acknowledge protected-import) .*/, '$1 behind a gate')
    assert.notEqual(after, text)
    await client.change(uri, after)
    await client.waitForDiagnostics(uri, all => all.length === 0)
  })

  it('sees a hint go when another file starts from the family', async () => {
    lay(app, { 'go.mod': goModOf('v1.1.0'), 'main.go': importing('x/messaging/pubsub'), 'other.go': 'package main\n' })
    const page = 'docs/architecture/extension-boundary.md'
    const row = '\n### B — Parts\n\n| Package | Parent family |\n|---|---|\n| `x/messaging/pubsub` | `x/messaging` |\n'
    layInCache('v1.1.0', { [page]: `${nestedPlumego[page]}${row}` })
    await start()
    const uri = uriOf(app, 'main.go')
    await client.waitForDiagnostics(uri, all => all.length === 1)
    assert.deepEqual(codesOf(uri), ['subordinate-import'])
    await client.open(uriOf(app, 'other.go'), importing('x/messaging'))
    await client.waitForDiagnostics(uri, all => all.length === 0)
  })

  it('imports a package by its name in the version in use', async () => {
    const text = importing('x/messaging/pubsub')
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': text })
    await start()
    const uri = uriOf(app, 'main.go')
    await client.open(uri, text)
    const [found] = await client.waitForDiagnostics(uri, all => all.length === 1)
    assert.equal(found?.code, 'unknown-package')
    assert.match(
      String(found.message),
      /no package x\/messaging\/pubsub in Plumego v1\.0\.0\. It is called x\/pubsub there\./,
    )
    const range: Range = found.range
    const context = { diagnostics: [found] }
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context,
    })
    const fix = actions.find(({ title }) => title === `Import ${plumegoPath}/x/pubsub instead`)
    const after = applyEdits(text, fix?.edit?.changes?.[uri] ?? [])
    assert.equal(after, importing('x/pubsub'))
    await client.change(uri, after)
    await client.waitForDiagnostics(uri, all => all.length === 0)
  })

  it('shows the status of packages of the version in use, and offers them', async () => {
    const text = importing('x/pubsub', 'x/messaging')
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': text })
    await start({ inlayHints: { status: true } })
    const uri = uriOf(app, 'main.go')
    await client.open(uri, text)
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
    const hints: InlayHint[] = await client.request('textDocument/inlayHint', { textDocument: { uri }, range })
    assert.deepEqual(
      hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join())),
      ['● beta', '○ experimental'],
    )
    const position = { line: 3, character: 10 }
    const items = await client.completions(uri, position)
    assert.deepEqual(
      items.map(({ label, detail }) => `${label}: ${detail}`),
      [
        'x/pubsub: ● beta · its own status',
        'x/messaging: ○ experimental · its own status',
        'x/ops: ○ experimental · its own status',
        'x/ops/healthhttp: ○ experimental · inherited from x/ops',
      ],
    )
    const at = { textDocument: { uri }, position }
    const command = { command: 'plumego.server.manifestOfImport', arguments: [at] }
    const place: Location | null = await client.request('workspace/executeCommand', command)
    const manifest = path.join(root, 'cache', `${plumegoPath}@v1.0.0`, 'x/pubsub/module.yaml')
    assert.equal(place && fileURLToPath(place.uri), manifest)
  })

  it('is told in go.mod which Plumego it uses, and what a newer one has otherwise', async () => {
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': importing('x/messaging') })
    await start()
    const uri = uriOf(app, 'go.mod')
    await client.open(uri, goModOf('v1.0.0'))
    const hoverAt = async ({ line, character }: Position): Promise<string[]> => {
      const hover: Hover | null = await client.hover(uri, line, character)
      const contents = hover?.contents
      return typeof contents === 'object' && 'value' in contents ? contents.value.split('\n') : []
    }
    assert.deepEqual(await hoverAt({ line: 4, character: 12 }), [
      'Plumego v1.0.0, module cache',
      '',
      'Newest in the module cache: v1.1.0.',
      'Renamed there: x/ops → x/observability/ops, x/pubsub → x/messaging/pubsub.',
      '● beta there: x/messaging.',
    ])
    assert.deepEqual(await hoverAt({ line: 0, character: 12 }), [])
    await client.change(uri, goModOf('v1.1.0'))
    fs.writeFileSync(path.join(app, 'go.mod'), goModOf('v1.1.0'))
    await client.watched(uri, 2)
    assert.deepEqual(await hoverAt({ line: 4, character: 12 }), ['Plumego v1.1.0, module cache'])
  })
})
