import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('hover in an application', () => {
  let client: LspClient
  let root: string
  let app: string
  let cache: string

  beforeEach(() => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
    cache = path.join(root, 'cache')
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true })
  })

  const layInCache = (version: string): void => lay(path.join(cache, `${plumegoPath}@${version}`), flatPlumego)

  async function start(folder = app): Promise<void> {
    client = await LspClient.start([folder], {}, {}, onlyCache(cache))
    client.probeDirectory = folder
  }

  /** What is said of the first package that a file imports. */
  async function hoverIn(file: string): Promise<string> {
    const uri = uriOf(file)
    await client.open(uri, fs.readFileSync(file, 'utf8'))
    const hover = await client.hover(uri, 3, 10)
    const contents = hover?.contents
    return typeof contents === 'object' && 'value' in contents ? contents.value : ''
  }

  const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
  const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''

  it('answers from the module cache and names source and version', async () => {
    layInCache('v1.0.0')
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': importing('x/pubsub') })
    await start()
    const said = await hoverIn(path.join(app, 'main.go'))
    assert.equal(firstLine(said), '● beta · its own status')
    assert.match(said, /Part of x\/messaging \(○ experimental\)/)
    assert.match(lastLine(said), / — Plumego v1\.0\.0, module cache$/)
  })
})
