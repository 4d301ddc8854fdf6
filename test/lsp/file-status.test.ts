import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { FileStatus } from '../../server/src/protocol/file-status.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('plumego/fileStatus', () => {
  let root: string
  let client: LspClient

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  const statusOf = (uri: unknown): Promise<FileStatus | null> =>
    client.connection.sendRequest<FileStatus | null>('plumego/fileStatus', uri)

  it('names the module of a file of a checkout, its status and the line that says so', async () => {
    const sample = copySample()
    root = path.dirname(sample)
    client = await LspClient.start([sample])
    const table: readonly (readonly [file: string, label: string])[] = [
      ['x/rest/rest.go', 'x/rest ● beta'],
      ['x/rest/module.yaml', 'x/rest ● beta'],
      ['x/ai/provider/provider.go', 'x/ai/provider ◐ beta surface'],
      ['x/messaging/deep/er/none.go', 'x/messaging ● beta'],
      ['router/legacy.go', 'router ◆ ga'],
      ['specs/repo.yaml', 'specs'],
      ['go.mod', 'the root package'],
    ]
    for (const [file, label] of table) {
      const status = await statusOf(uriOf(sample, file))
      assert.deepEqual([status?.label, status?.origin], [label, 'Plumego, this checkout'], file)
      if (!label.startsWith('x/')) continue
      const { uri = '', line = 0 } = status?.place ?? {}
      const written = fs.readFileSync(new URL(uri), 'utf8').split('\n')[line - 1] ?? ''
      // Of a package that its family speaks for, its own manifest.
      assert.match(written, /^(?:status|name): /, file)
    }
  })

  it('names an application, its Plumego and how mature its imports have to be; of other files nothing', async () => {
    root = temporaryDirectory()
    const laid = Object.entries(flatPlumego).map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text])
    lay(root, { 'app/go.mod': goModOf('v1.0.0'), 'app/main.go': importing('x/ops'), ...Object.fromEntries(laid) })
    client = await LspClient.start([path.join(root, 'app')], {}, {}, onlyCache(path.join(root, 'cache')))
    for (const file of ['app/main.go', 'app/go.mod']) {
      assert.deepEqual(await statusOf(uriOf(root, file)), {
        label: 'app',
        origin: 'Plumego v1.0.0, module cache',
        lowestMaturity: 'any',
      })
    }
    for (const other of [uriOf(root, 'other/main.go'), 'untitled:1', 1, ['x']])
      assert.equal(await statusOf(other), null)
  })
})
