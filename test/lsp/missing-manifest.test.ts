import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { MissingManifest } from '../../server/src/protocol/missing-manifest.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('a manifest that cannot be opened', () => {
  let client: LspClient
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
  })

  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    fs.rmSync(root, { recursive: true })
  })

  /** What is missing for each import of an application, in the file's order. */
  async function missing(version: string, ...packages: string[]): Promise<(MissingManifest | null)[]> {
    const cached = Object.entries({ ...flatPlumego, 'x/bare/bare.go': 'package bare\n' })
    lay(root, {
      ...Object.fromEntries(cached.map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text])),
      'app/go.mod': goModOf(version),
      'app/main.go': importing(...packages),
    })
    client = await LspClient.start([path.join(root, 'app')], {}, {}, onlyCache(path.join(root, 'cache')))
    const uri = uriOf(root, 'app/main.go')
    await client.open(uri, importing(...packages))
    const at = (line: number) => ({ textDocument: { uri }, position: { line, character: 0 } })
    return Promise.all(
      packages.map((_, i) => client.request<MissingManifest | null>('plumego/missingManifest', at(3 + i))),
    )
  }

  it('is on pkg.go.dev, where the version is not on the disk', async () => {
    const pseudo = 'v1.0.1-0.20260601120000-0123456789ab'
    const [ops, bare] = await missing(pseudo, 'x/ops', 'core')
    assert.match(ops?.message ?? '', /^The manifest of x\/ops is not on this disk \(Plumego v1\.0\.1-0\.2026/)
    assert.equal(ops?.page, `https://pkg.go.dev/${plumegoPath}/x/ops@${pseudo}`)
    assert.equal(bare?.page, `https://pkg.go.dev/${plumegoPath}/core@${pseudo}`)
  })

  it('does not exist, where the package or its manifest does not; else there is nothing to say', async () => {
    const [ops, nosuch, bare] = await missing('v1.0.0', 'x/ops', 'x/nosuch', 'x/bare')
    assert.equal(ops, null)
    assert.match(
      nosuch?.message ?? '',
      /^There is no package x\/nosuch, hence no manifest \(Plumego v1\.0\.0, module cache\)/,
    )
    assert.match(bare?.message ?? '', /^No manifest speaks for x\/bare/)
    assert.equal(nosuch?.page, undefined)
  })

  it('is none of a line without an import of Plumego, nor of nonsense', async () => {
    await missing('v1.0.0', 'x/ops')
    for (const at of [
      { textDocument: { uri: uriOf(root, 'app/main.go') }, position: { line: 0, character: 0 } },
      { textDocument: { uri: uriOf(root, 'app/other.go') }, position: { line: 3, character: 0 } },
      { textDocument: 7 },
    ]) {
      assert.equal(await client.request('plumego/missingManifest', at), null)
    }
  })
})
