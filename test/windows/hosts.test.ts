import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { goModOf, importing, lay } from '../support/applications.ts'
import { check, sample } from '../support/check-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const trace = process.env.PLUMEGO_TRACE ?? ''

let seen = 0

/** Paths of a host that a process of this run opened since this was asked last: Wine says each that is looked at. */
function opened(host: string): string[] {
  const text = fs.readFileSync(trace, 'utf8')
  const lines = text.slice(seen).split('\n')
  seen = text.length
  return lines.filter(line => line.toLowerCase().includes(host))
}

const main = importing('x/rest')
const mod = (replacement: string): string =>
  goModOf('v1.0.0', `\nreplace github.com/spcent/plumego => ${replacement}\n`)

/** Workspaces that name another host, each in its way, and what else of the environment does. */
const workspaces: Readonly<Record<string, readonly [Readonly<Record<string, string>>, NodeJS.ProcessEnv?]>> = {
  'replace between backquotes': [{ 'go.mod': mod('`\\\\evil\\share`'), 'main.go': main }],
  'replace in quotes': [{ 'go.mod': mod('"\\\\\\\\evil\\\\share"'), 'main.go': main }],
  'replace with slashes': [{ 'go.mod': mod('//evil/share'), 'main.go': main }],
  'replace by the long form': [{ 'go.mod': mod('`\\\\?\\UNC\\evil\\share`'), 'main.go': main }],
  'use of go.work with slashes': [
    { 'go.mod': goModOf('v1.0.0'), 'go.work': 'go 1.24\n\nuse (\n\t.\n\t//evil/share\n)\n', 'main.go': main },
  ],
  'use of go.work between backquotes': [
    { 'go.mod': goModOf('v1.0.0'), 'go.work': 'go 1.24\n\nuse .\n\nuse `\\\\evil\\share`\n', 'main.go': main },
  ],
  'replace of go.work': [
    {
      'go.mod': goModOf('v1.0.0'),
      'go.work': 'go 1.24\n\nuse .\n\nreplace github.com/spcent/plumego => //evil/share\n',
      'main.go': main,
    },
  ],
  'GOFLAGS=-modfile': [
    { 'go.mod': goModOf('v1.0.0'), 'main.go': main },
    { GOFLAGS: '-modfile=\\\\evil\\share\\go.mod' },
  ],
  GOWORK: [{ 'go.mod': goModOf('v1.0.0'), 'main.go': main }, { GOWORK: '\\\\evil\\share\\go.work' }],
}

/** Changes of the sample that make it name one. */
const changes: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'doc_paths of a manifest': [
    'x/rest/module.yaml',
    'doc_paths:\n  - //evil/share/doc.md\n  - \\\\evil\\share\\doc.md\n',
  ],
  'landing_zones of a manifest': ['x/data/module.yaml', 'landing_zones:\n  - //evil/share/zone\n'],
  'the evidence ledger': [
    'specs/extension-beta-evidence.yaml',
    '  - module: x/ai\n    evidence_doc: //evil/share/a.md\n    api_snapshots:\n      - //evil/share/a.snapshot\n',
  ],
  'roots of the taxonomy': [
    'specs/extension-taxonomy.yaml',
    '  evil:\n    canonical_root: //evil/share\n    roots:\n      - //evil/share\n',
  ],
  'task routing': ['specs/task-routing.yaml', '  evil:\n    start_with:\n      - //evil/share/module.yaml\n'],
  'a page': ['docs/concepts/extension-maturity.md', '\n[a](//evil/share/a.md) ![b](//evil/share/b.png)\n'],
  settings: ['.vscode/settings.json', '{ "plumego.path": "//evil/share" }\n'],
}

describe('paths of other hosts', () => {
  let folder: string
  beforeEach(() => {
    folder = temporaryDirectory()
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  /** All that a server does when a workspace is opened, hovered and changed on the disk, and the command beside it. */
  async function use(root: string, file: string, env: NodeJS.ProcessEnv): Promise<void> {
    const client = await LspClient.start([root], {}, {}, env)
    client.probeDirectory = root
    const uri = uriOf(root, file)
    const text = fs.readFileSync(path.join(root, file), 'utf8')
    await client.open(uri, text)
    await client.settle()
    for (const [number, line] of text.split('\n').entries()) {
      await client.hover(uri, number, Math.floor(line.length / 2))
      await client.request('textDocument/definition', {
        textDocument: { uri },
        position: { line: number, character: Math.floor(line.length / 2) },
      })
    }
    await client.request('textDocument/documentLink', { textDocument: { uri } })
    await client.watched(uri, 2)
    await client.settle()
    await client.stop()
    check(['--format', 'json', root], root, env)
  }

  it('are seen where one is opened: the trap works', () => {
    fs.existsSync('\\\\control\\share\\go.mod')
    assert.ok(opened('control').length > 0)
  })

  for (const [name, [files, env = {}]] of Object.entries(workspaces)) {
    it(`are not looked at: ${name}`, async () => {
      lay(folder, files)
      await use(folder, 'main.go', env)
      await use(folder, 'go.mod', env)
      assert.deepEqual(opened('evil'), [])
    })
  }

  for (const [name, [file, text]] of Object.entries(changes)) {
    it(`are not looked at: ${name}`, async () => {
      fs.cpSync(sample, folder, { recursive: true })
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      fs.appendFileSync(path.join(folder, file), text)
      await use(folder, file, {})
      assert.deepEqual(opened('evil'), [])
    })
  }
})
