import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver-protocol/node'
import type { FamiliesResult, Target } from '../../server/src/protocol/families.ts'
import type { DetailGroup, FamilyDetails } from '../../server/src/protocol/family-details.ts'
import type { ImportAnswer } from '../../server/src/protocol/may-import.ts'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { familiesIn } from '../support/family-items.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

describe('plumego/familyDetails', () => {
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

  const detailsOf = (of: string): Promise<FamilyDetails | null> =>
    client.request('plumego/familyDetails', { root: uriOf(sample), path: of })

  const itemsOf = async (of: string, kind: DetailGroup['kind']) =>
    (await detailsOf(of))?.groups.find(group => group.kind === kind)?.items ?? []

  const lineOf = ({ uri, line }: Partial<Target>): string =>
    fs.readFileSync(new URL(uri ?? ''), 'utf8').split('\n')[(line ?? 0) - 1] ?? ''

  it('tells who imports a package, and opens the import', async () => {
    const items = await itemsOf('contract', 'used-by')
    assert.ok(items.some(({ label }) => label === 'x/rest'))
    for (const item of items) assert.match(lineOf(item), /plumego\/contract"/)
    assert.ok((await itemsOf('x/rest', 'used-by')).every(({ label }) => !label.startsWith('x/rest')))
  })

  it('tells what a family may import, and opens the line that says so', async () => {
    const items = await itemsOf('x/rest', 'may-import')
    assert.ok(items.some(({ label }) => label === 'contract'))
    assert.ok(items.every(({ label }) => label !== 'x/ai' && label !== 'x/rest'))
    for (const item of items) assert.match(lineOf(item), /x\/rest/)
  })

  it('lists what is found in a family as often as its row counts', async () => {
    const answer = await client.request<FamiliesResult>('plumego/families')
    const row = familiesIn(answer).find(item => item.path === 'x/rest')
    const items = await itemsOf('x/rest', 'findings')
    assert.equal(items.length, row?.findings?.count)
    assert.ok(items.every(({ severity, uri }) => severity !== undefined && uri !== undefined))
  })

  it('says of it what a hover says, how it is imported and where its rule is', async () => {
    const details = await detailsOf('x/rest')
    assert.equal(details?.importPath, `${plumegoPath}/x/rest`)
    assert.match(details.markdown, /^\*\*● beta\*\*/)
    assert.match(lineOf(details.rule ?? {}), /x\/rest/)
  })

  it('is null of nonsense and of what is not there', async () => {
    for (const question of [[], {}, { root: 1, path: 2 }, { root: 'file:///nowhere', path: 'x/rest' }]) {
      assert.equal(await client.request('plumego/familyDetails', question), null)
    }
  })

  const command = (name: string, given: object): Promise<Target> =>
    client.request('workspace/executeCommand', { command: `plumego.server.${name}`, arguments: [given] })

  it('imports a package in an open file, behind its last import', async () => {
    const uri = uriOf(sample, 'x/rest/new.go')
    const file = path.join(sample, 'x/rest/new.go')
    fs.writeFileSync(file, 'package rest\n\nimport (\n\t"fmt"\n)\n\nvar _ = fmt.Sprint\n')
    await client.open(uri, fs.readFileSync(file, 'utf8'))
    client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      applyWorkspaceEdit(edit)
      return { applied: true }
    })
    assert.equal(await command('addImport', { uri, importPath: `${plumegoPath}/contract` }), true)
    assert.match(fs.readFileSync(file, 'utf8'), /\n\t"fmt"\n\t"github.com\/spcent\/plumego\/contract"\n\)/)
    assert.equal(await command('addImport', { uri, importPath: 'fmt' }), false)
    assert.equal(await command('addImport', { uri: 'file:///nowhere.go', importPath: 'fmt' }), false)
  })

  it('adds a family to a category of the page, with its summary for its role', async () => {
    const page = path.join(sample, 'docs/concepts/extension-boundary.md')
    const before = fs.readFileSync(page, 'utf8')
    client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      applyWorkspaceEdit(edit)
      return { applied: true }
    })
    const place = await command('addToCategory', { root: uriOf(sample), path: 'x/rpc', letter: 'A' })
    const added = fs
      .readFileSync(page, 'utf8')
      .split('\n')
      .filter(line => !before.includes(line))
    assert.equal(added.length, 1)
    assert.match(added[0] ?? '', /^\| `x\/rpc` \| \S.* \|$/)
    assert.equal(lineOf(place), added[0])
    await client.watched(uriOf(sample, 'docs/concepts/extension-boundary.md'), 2)
    await client.settle()
    const answer = await client.request<FamiliesResult>('plumego/families')
    assert.deepEqual(familiesIn(answer).find(item => item.path === 'x/rpc')?.categories, ['A'])
  })

  const judged: readonly (readonly [from: string, to: string, kind: string])[] = [
    ['x/rest', 'contract', 'allowed'],
    ['x/rest', 'x/ai', 'denied'],
    ['router', 'x/rest/versioning', 'denied'],
    ['x/rest', 'metrics', 'not-listed'],
  ]
  for (const [from, to, kind] of judged) {
    it(`says that ${from} > ${to} is ${kind}, and which line says so`, async () => {
      const answer = await client.request<ImportAnswer>('plumego/mayImport', { root: uriOf(sample), from, to })
      assert.equal(answer.kind, kind)
      assert.ok(answer.text.startsWith(`${to}: `) && answer.text.includes(from), answer.text)
      assert.ok(answer.rules.length > 0)
      const expected = { allowed: from, denied: '**', 'not-listed': 'allowed_imports' }[answer.kind]
      for (const rule of answer.rules) assert.ok(lineOf(rule).includes(expected), lineOf(rule))
    })
  }

  it('judges no import where there is no checkout', async () => {
    for (const question of [
      {},
      [],
      { root: 'file:///nowhere', from: 'x/a', to: 'core' },
      { root: 1, from: 2, to: 3 },
    ]) {
      assert.equal(await client.request('plumego/mayImport', question), null)
    }
  })

  const refused: readonly (readonly [what: string, given: object, message: RegExp])[] = [
    ['a family that the page lists', { path: 'x/rest', letter: 'B' }, /lists x\/rest already/],
    ['a category that it does not have', { path: 'x/rpc', letter: 'Z' }, /no table for category Z/],
    ['a checkout that is not open', { root: 'file:///nowhere', path: 'x/rpc', letter: 'A' }, /no Plumego checkout/],
  ]
  for (const [what, given, message] of refused) {
    it(`refuses ${what}, and says why`, async () => {
      await assert.rejects(command('addToCategory', { root: uriOf(sample), ...given }), message)
    })
  }
})

describe('what an application uses', () => {
  let root: string
  let client: LspClient

  beforeEach(() => {
    root = temporaryDirectory()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  it('is told with its places, its statuses and the findings there', async () => {
    lay(root, {
      'app/go.mod': goModOf('v1.0.0'),
      'app/main.go': importing('x/ops'),
      'app/more/more.go': importing('x/ops'),
      'app/main_test.go': importing('x/pubsub'),
      ...Object.fromEntries(
        Object.entries(flatPlumego).map(([name, text]) => [`cache/${plumegoPath}@v1.0.0/${name}`, text]),
      ),
    })
    client = await LspClient.start(
      [path.join(root, 'app')],
      {},
      { initializationOptions: { application: { lowestMaturity: 'ga' } } },
      onlyCache(path.join(root, 'cache')),
    )
    client.probeDirectory = path.join(root, 'app')
    await client.settle()
    const answer = await client.request<FamiliesResult>('plumego/families')
    const [workspace] = answer.workspaces
    assert.deepEqual(workspace?.applications, [{ uri: uriOf(root, 'app'), name: 'app' }])
    const [ops, ...others] = workspace.used
    assert.deepEqual(others, [])
    assert.deepEqual(
      [ops?.path, ops?.status, ops?.places.map(({ label }) => label)],
      ['x/ops', 'experimental', ['main.go', 'more/more.go']],
    )
    assert.equal(familiesIn(answer).find(item => item.path === 'x/ops')?.used, 2)
    const question = { root: workspace.root, path: 'x/ops' }
    const { groups } = await client.request<FamilyDetails>('plumego/familyDetails', question)
    assert.deepEqual(
      groups.map(({ kind, items }) => [kind, items.length]),
      [['used-here', 2]],
    )
  })
})
