import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { flatPlumego, goModOf, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { communityFiles } from '../support/community-extension.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const [manifest = '', schema = ''] = communityFiles.map(([, text]) => text)
const fitting = manifest.replace('example.com/acme/plumego-limiter', 'example.com/app')

describe('an extension’s own repository in the language server', () => {
  let client: LspClient
  let root: string
  let app: string

  beforeEach(async () => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
    const plumego = { ...flatPlumego, 'specs/community-extension.schema.yaml': schema }
    const cached = Object.entries(plumego).map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text])
    lay(root, {
      ...Object.fromEntries(cached),
      'app/go.mod': goModOf('v1.0.0'),
      'app/limiter.go': 'package limiter\n\nfunc Allow() bool { return true }\n',
      'app/community-extension.yaml': fitting,
    })
    client = await LspClient.start([app], {}, {}, onlyCache(path.join(root, 'cache')))
    client.probeDirectory = app
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true })
  })

  const uri = (): string => uriOf(app, 'community-extension.yaml')
  const codesOf = (file: string): unknown[] =>
    client.lastOf(uriOf(app, file))?.diagnostics.map(({ code }) => code) ?? []

  it('has the verdict of the program while its manifest is typed, and no longer than it is so', async () => {
    await client.open(uri(), fitting)
    await client.change(uri(), fitting.replace('status: experimental', 'status: stable'))
    const [found] = await client.waitForDiagnostics(uri(), all => all.length === 1)
    assert.equal(found?.code, 'community-status-invalid')
    assert.equal(found?.severity, 1)
    await client.change(uri(), fitting)
    await client.waitForDiagnostics(uri(), all => all.length === 0)
  })

  it('is told what its code does against its promises, as the code is typed', async () => {
    const file = uriOf(app, 'limiter.go')
    await client.open(file, 'package limiter\n\nfunc Allow() bool { return true }\n')
    const version = await client.change(
      file,
      'package limiter\n\nvar n int\n\nfunc Allow() bool { n++; return n < 9 }\n',
    )
    await client.waitForVersion(file, version)
    await client.wait(() => codesOf('limiter.go').includes('community-global-state'))
    await client.open(uri(), fitting)
    await client.change(uri(), fitting.replace('no_globals: true', 'no_globals: false'))
    await client.wait(() => codesOf('limiter.go').length === 0 && codesOf('community-extension.yaml').length === 1)
    assert.deepEqual(codesOf('community-extension.yaml'), ['community-flag-not-true'])
  })

  it('takes changes of the disk, of what is not open as well', async () => {
    fs.writeFileSync(path.join(app, 'community-extension.yaml'), fitting.replace('owner: acme\n', ''))
    await client.watched(uri(), 2)
    await client.wait(() => codesOf('community-extension.yaml').includes('community-field-missing'))
    fs.rmSync(path.join(app, 'community-extension.yaml'))
    await client.watched(uri(), 3)
    await client.wait(() => codesOf('community-extension.yaml').length === 0)
  })

  it('has hovers and completion', async () => {
    await client.open(uri(), fitting)
    const hover = await client.hover(uri(), 4, 3)
    assert.match(JSON.stringify(hover?.contents), /Handler shape/)
    const text = fitting.replace('status: experimental', 'status: ')
    await client.change(uri(), text)
    const items = await client.completions(uri(), { line: 3, character: 'status: '.length })
    assert.deepEqual(
      items.map(({ label }) => label),
      ['experimental', 'beta', 'ga'],
    )
  })
})
