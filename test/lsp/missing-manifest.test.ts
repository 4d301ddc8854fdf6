import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { FamiliesResult } from '../../server/src/protocol/families.ts'
import type { MissingManifest } from '../../server/src/protocol/missing-manifest.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { familiesIn } from '../support/family-items.ts'
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

  /** What is missing for each import of an application, in the file's order, where v1.0.0 is in the module cache. */
  async function missing(version: string, ...packages: string[]): Promise<(MissingManifest | null)[]> {
    const cached = Object.entries({ ...flatPlumego, 'x/bare/bare.go': 'package bare\n' })
    const inCache = Object.fromEntries(cached.map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text]))
    return missingIn({ ...inCache, 'app/go.mod': goModOf(version) }, ...packages)
  }

  /** The same where only these files are laid. */
  async function missingIn(
    files: Readonly<Record<string, string>>,
    ...packages: string[]
  ): Promise<(MissingManifest | null)[]> {
    lay(root, { ...files, 'app/main.go': importing(...packages) })
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

  it('has no page, where the version that is not on the disk is known to lack the package', async () => {
    const [ops, nosuch] = await missingIn({ 'app/go.mod': goModOf('v1.0.0') }, 'x/ops', 'x/nosuch')
    assert.match(ops?.message ?? '', /^The manifest of x\/ops is not on this disk/)
    assert.match(nosuch?.message ?? '', /^There is no package x\/nosuch, hence no manifest/)
    assert.equal(nosuch?.page, undefined)
  })

  it('is on pkg.go.dev, where a vendor directory leaves it out', async () => {
    const vendor = `app/vendor/${plumegoPath}`
    const files = {
      'app/go.mod': goModOf('v1.0.0'),
      'app/vendor/modules.txt': `# ${plumegoPath} v1.0.0\n## explicit; go 1.24.0\n${plumegoPath}/x/messaging\n`,
      [`${vendor}/x/messaging/messaging.go`]: 'package messaging\n',
      [`${vendor}/x/messaging/module.yaml`]: flatPlumego['x/messaging/module.yaml'] ?? '',
    }
    const [messaging, ops] = await missingIn(files, 'x/messaging', 'x/ops')
    assert.equal(messaging, null)
    assert.match(ops?.message ?? '', /^The manifest of x\/ops is not on this disk \(Plumego v1\.0\.0, vendor directory/)
    assert.equal(ops?.page, `https://pkg.go.dev/${plumegoPath}/x/ops@v1.0.0`)
    const families = familiesIn(await client.request<FamiliesResult>('plumego/families'))
    const stepsOf = (name: string) => families.find(({ path }) => path === name)?.steps.map(({ kind }) => kind)
    assert.deepEqual(stepsOf('x/ops'), ['documentation', 'repository'])
    assert.ok(!stepsOf('x/messaging')?.includes('documentation'))
  })

  const nested = `${plumegoPath}/x/nested`
  const unread: readonly (readonly [what: string, more: string, of: string, isDownloadable: boolean])[] = [
    ['a fork that is in no cache', `replace ${plumegoPath} => example.com/fork v1.2.0\n`, 'example.com/fork', true],
    ['a directory that is not there', `replace ${plumegoPath} => ../gone\n`, '../gone', false],
    ['a module of its own that is in no cache', `require ${nested} v0.3.0\n`, nested, false],
  ]
  for (const [what, more, of, isDownloadable] of unread) {
    it(`is not said to be missing of what nobody can read: ${what}`, async () => {
      const [told] = await missingIn({ 'app/go.mod': goModOf('v1.0.0', more) }, 'x/nested/a')
      assert.match(told?.message ?? '', /^The manifest of x\/nested\/a cannot be read \(/)
      assert.ok(told?.message.includes(of))
      assert.equal(told?.page, undefined)
      const { workspaces }: FamiliesResult = await client.request('plumego/families')
      const notes = workspaces.flatMap(({ note }) => (note?.kind === 'not-on-disk' ? note : []))
      if (of !== nested) assert.deepEqual(notes[0]?.modules, isDownloadable ? [uriOf(root, 'app')] : undefined)
    })
  }

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
