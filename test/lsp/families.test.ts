import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { FamiliesResult, FamiliesWorkspace } from '../../server/src/protocol/families.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { familiesBelow } from '../support/family-items.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('plumego/families', () => {
  let sample: string
  let client: LspClient

  beforeEach(async () => {
    sample = copySample()
    client = await LspClient.start([sample])
    client.probeDirectory = sample
    await client.settle()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const families = (): Promise<FamiliesResult> => client.request('plumego/families')

  const all = familiesBelow

  it('lists the categories of the boundary page, and what stands in none', async () => {
    const [workspace, ...others] = (await families()).workspaces
    assert.deepEqual(others, [])
    assert.equal(workspace?.root, uriOf(sample))
    assert.deepEqual(
      workspace.categories.map(({ letter }) => letter),
      ['A', 'B', 'C', 'D', undefined, undefined],
    )
    const items = all(workspace.categories.flatMap(category => category.families))
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'ids are not unique')
    const provider = items.find(item => item.path === 'x/ai/provider')
    assert.equal(provider?.status, 'beta-surface')
    assert.equal(provider.manifest?.uri, uriOf(sample, 'x/ai/provider/module.yaml'))
    for (const step of items.flatMap(({ steps }) => steps)) assert.ok(fs.existsSync(new URL(step.uri)), step.uri)
  })

  it('counts the findings at and below a path', async () => {
    const [workspace] = (await families()).workspaces
    const findings = new Map(
      all(workspace?.categories[0]?.families ?? []).map(({ path: name, findings }) => [name, findings]),
    )
    assert.deepEqual(findings.get('x/rest'), { count: 2, worst: 'error' })
    assert.deepEqual(findings.get('x/rest/versioning'), { count: 1, worst: 'error' })
    assert.equal(findings.get('x/websocket'), undefined)
  })

  const elsewhere: readonly (readonly [file: string, before: string, after: string, family: string])[] = [
    ['docs/concepts/extension-maturity.md', '| `x/websocket` |', '| `x/websockets` |', 'x/websocket'],
    ['specs/extension-maturity.yaml', '- module: x/websocket', '- module: x/websockets', 'x/websocket'],
    [
      'specs/dependency-rules.yaml',
      '      - x/resilience\n    deny:\n      - core/**\n      - security/**',
      '      - x/ai\n    deny:\n      - core/**\n      - x/ai/**',
      'x/rest',
    ],
    ['README.md', '`x/websocket`', '`x/websockets`', 'x/websocket'],
  ]
  for (const [file, before, after, family] of elsewhere) {
    it(`counts what ${file} says of a family`, async () => {
      const countOf = async (name: string): Promise<number> => {
        const [workspace] = (await families()).workspaces
        const items = all((workspace?.categories ?? []).flatMap(category => category.families))
        return items.find(item => item.path === name)?.findings?.count ?? 0
      }
      const known = await countOf(family)
      const text = fs.readFileSync(path.join(sample, file), 'utf8')
      assert.ok(text.includes(before), `${file} has no ${before}`)
      fs.writeFileSync(path.join(sample, file), text.replace(before, after))
      await client.watched(uriOf(sample, file), 2)
      await client.settle()
      assert.equal(await countOf(family), known + 1)
    })
  }

  it('is announced anew after a change, to a client that asked before', async () => {
    const uri = uriOf(sample, 'x/rest/module.yaml')
    const text = fs.readFileSync(path.join(sample, 'x/rest/module.yaml'), 'utf8')
    await client.open(uri, text)
    await client.change(uri, text.replace('status: beta', 'status: ga'))
    await client.settle()
    assert.equal(client.modelChanges, 0)
    await families()
    await client.change(uri, text.replace('status: beta', 'status: experimental'))
    await client.wait(() => client.modelChanges > 0)
    const [workspace] = (await families()).workspaces
    assert.equal(workspace?.categories[0]?.families[0]?.status, 'experimental')
  })
})

describe('plumego/families where a person may wonder', () => {
  let client: LspClient
  let root: string

  beforeEach(() => {
    root = temporaryDirectory()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  const noteIn = async (files: Readonly<Record<string, string>>): Promise<FamiliesWorkspace | undefined> => {
    lay(root, files)
    client = await LspClient.start([root], {}, {}, onlyCache(path.join(root, 'no-cache')))
    return (await client.request<FamiliesResult>('plumego/families')).workspaces[0]
  }

  it('says that the version in use is not on the disk', async () => {
    const answer = await noteIn({ 'go.mod': goModOf('v0.0.9'), 'main.go': importing('x/messaging') })
    assert.ok(answer && answer.categories.length > 0)
    const { note } = answer
    assert.match(note?.kind === 'not-on-disk' ? note.text : '', /^Plumego v0\.0\.9 is not on this disk/)
  })

  it('says that a version is older than the families, and of a new one without any nothing', async () => {
    const module = { 'go.mod': `module ${plumegoPath}\n`, 'core/core.go': 'package core\n' }
    assert.deepEqual((await noteIn(module))?.note, { kind: 'old-layout' })
    await client.stop()
    const pages = { 'specs/repo.yaml': 'layers:\n', 'docs/concepts/a.md': '# A\n' }
    const answer = await noteIn({ ...module, ...pages })
    assert.deepEqual([answer?.categories, answer?.note], [[], undefined])
  })

  it('says nothing where the families are those in use, flat ones included', async () => {
    const answer = await noteIn(flatPlumego)
    assert.ok(answer && answer.categories.length > 0)
    assert.equal(answer.note, undefined)
  })
})
