import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ApplyWorkspaceEditParams, Hover } from 'vscode-languageserver-protocol/node'
import type { Target } from '../../server/src/protocol/families.ts'
import type {
  CriterionItem,
  PromotionCandidate,
  PromotionDetails,
  PromotionGroupItem,
  PromotionResult,
} from '../../server/src/protocol/promotion.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { copySample, LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'
import { loadMaterializer } from '../support/parity-cases.ts'

const ledger = 'specs/extension-beta-evidence.yaml'

describe('plumego/promotion', () => {
  let sample: string
  let client: LspClient

  beforeEach(async () => {
    sample = copySample()
    client = await LspClient.start([sample], {
      textDocument: { hover: { contentFormat: ['markdown'] } },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    })
    client.probeDirectory = sample
    await client.settle()
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const groups = async (): Promise<readonly PromotionGroupItem[]> => {
    const { workspaces } = await client.request<PromotionResult>('plumego/promotion')
    assert.equal(workspaces.length, 1)
    assert.equal(workspaces[0]?.root, uriOf(sample))
    return workspaces[0]?.groups ?? []
  }

  const candidateOf = async (wanted: string): Promise<PromotionCandidate & { readonly group: string }> => {
    const all = (await groups()).flatMap(({ kind, candidates }) => candidates.map(one => ({ ...one, group: kind })))
    const found = all.find(({ candidate }) => candidate === wanted)
    assert.ok(found, wanted)
    return found
  }

  const detailsOf = (candidate: string): Promise<PromotionDetails | null> =>
    client.request('plumego/promotionDetails', { root: uriOf(sample), candidate })

  const criterionOf = async (candidate: string, kind: string): Promise<CriterionItem> => {
    const found = (await detailsOf(candidate))?.criteria.find(one => one.kind === kind)
    assert.ok(found, kind)
    return found
  }

  const lineOf = ({ uri, line }: Target): string =>
    fs.readFileSync(new URL(uri), 'utf8').split('\n')[(line ?? 1) - 1] ?? ''

  /** Changes a file of the sample, which the server is told of. */
  const change = async (file: string, edit: (text: string) => string): Promise<void> => {
    const at = path.join(sample, file)
    fs.writeFileSync(at, edit(fs.readFileSync(at, 'utf8')))
    await client.watched(uriOf(sample, file), 2)
    await client.settle()
  }

  it('puts every module below ga into a group, each once', async () => {
    const all = await groups()
    assert.deepEqual(
      all.map(({ kind, title, candidates }) => [kind, title, candidates.length]),
      [
        ['blocked', 'Blocked', 1],
        ['complete', 'Complete', 0],
        ['no-entry', 'No entry', 15],
        ['beta', 'Beta', 6],
      ],
    )
    const names = all.flatMap(({ candidates }) => candidates.map(({ candidate }) => candidate))
    assert.equal(new Set(names).size, names.length)
    assert.ok(all[0]?.candidates.some(({ path: of, evidence }) => of === 'x/gateway' && evidence))
  })

  it('opens each criterion at the line that it is about', async () => {
    const criteria = (await detailsOf('x/gateway'))?.criteria ?? []
    const lines = criteria.map(one => `${one.kind} ${one.state}: ${lineOf(one).trim()}`)
    assert.deepEqual(lines.slice(0, 7), [
      'entry pass: - module: x/gateway',
      'releases missing: release_refs: []',
      'snapshots missing: api_snapshots: []',
      'api not-checkable: api_snapshots: []',
      'sign-off missing: owner_signoff: missing',
      'document pass: evidence_doc: docs/evidence/extension/x-gateway.md',
      'blockers missing: blockers:',
    ])
    assert.match(lines[7] ?? '', /^primer pass: /)
    assert.equal(lines[9], 'boundaries pass: x/gateway:')
  })

  it('tells what two snapshots have otherwise, symbol by symbol, and where', async () => {
    assert.equal((await criterionOf('x/rest', 'api')).state, 'pass')
    const snapshot = 'docs/evidence/extension/snapshots/x-rest/head.snapshot'
    const before = fs.readFileSync(path.join(sample, snapshot), 'utf8')
    const symbol = (rest: string): string => `symbol\tgithub.com/spcent/plumego/x/rest\t${rest}\n`
    await change(snapshot, text => text + symbol('func\tZap\tfunc Zapfunc()'))
    const { state, reason, changes } = await criterionOf('x/rest', 'api')
    assert.deepEqual([state, reason], ['missing', '1 added, 0 removed, 0 changed'])
    assert.deepEqual(
      changes?.map(({ kind, label, package: of, after }) => [kind, label, of, after]),
      [['added', 'func Zap', 'x/rest', 'func Zap()']],
    )
    assert.match(changes?.[0] ? lineOf(changes[0]) : '', /Zap/)
    assert.deepEqual((await candidateOf('x/rest')).snapshots, [
      uriOf(sample, snapshot.replace('head', 'base')),
      uriOf(sample, snapshot),
    ])
    const texts = await Promise.all(
      ['base', 'head'].map(name =>
        client.request<string>('plumego/apiText', { uri: uriOf(sample, snapshot.replace('head', name)) }),
      ),
    )
    const [older = [], newer = []] = texts.map(text => text.split('\n'))
    assert.deepEqual(
      newer.filter(line => !older.includes(line)),
      ['func Zap()'],
    )
    assert.deepEqual(
      older.filter(line => !newer.includes(line)),
      [],
    )
    await change(snapshot, () => before)
    assert.equal((await criterionOf('x/rest', 'api')).state, 'pass')
  })

  it('follows what is typed, before it is saved', async () => {
    const uri = uriOf(sample, ledger)
    const text = fs.readFileSync(path.join(sample, ledger), 'utf8')
    await client.open(uri, text)
    await client.change(uri, text.replace('owner_signoff: missing', 'owner_signoff: signed'))
    assert.equal((await criterionOf('x/gateway', 'sign-off')).state, 'pass')
    assert.equal((await criterionOf('x/gateway', 'blockers')).state, 'missing')
  })

  it('shows the same list in the hover on the status of a manifest, and nowhere else', async () => {
    const uri = uriOf(sample, 'x/gateway/module.yaml')
    const text = fs.readFileSync(path.join(sample, 'x/gateway/module.yaml'), 'utf8')
    await client.open(uri, text)
    const hoverAt = async (word: string): Promise<string> => {
      const before = text.slice(0, text.indexOf(word)).split('\n')
      const hover: Hover | null = await client.hover(uri, before.length - 1, (before.at(-1)?.length ?? 0) + 1)
      return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
    }
    const markdown = (await detailsOf('x/gateway'))?.markdown ?? ''
    assert.match(markdown, /✗ \[Owner sign-off\]\(file:.*#L\d+\) · missing · not signed/)
    assert.ok((await hoverAt('experimental')).endsWith(markdown))
    assert.ok((await hoverAt('status')).endsWith(markdown))
    assert.ok(!(await hoverAt('edge')).includes('Owner sign-off'))
  })

  it('starts evidence: an entry and a document, and the module stands among the blocked', async () => {
    client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      applyWorkspaceEdit(edit)
      return { applied: true }
    })
    const { canStart, group } = await candidateOf('x/tenant')
    assert.deepEqual([canStart, group], [true, 'no-entry'])
    const manifest = fs.readFileSync(path.join(sample, 'x/tenant/module.yaml'), 'utf8')
    const place = await client.request<Target>('workspace/executeCommand', {
      command: 'plumego.server.startEvidence',
      arguments: [{ root: uriOf(sample), path: 'x/tenant' }],
    })
    assert.equal(place.uri, uriOf(sample, 'docs/evidence/extension/x-tenant.md'))
    assert.match(fs.readFileSync(new URL(place.uri), 'utf8'), /^Module: `x\/tenant`$/m)
    await client.watched(uriOf(sample, ledger), 2)
    await client.watched(place.uri, 1)
    await client.settle()
    const after = await candidateOf('x/tenant')
    assert.deepEqual([after.canStart, after.group, after.evidence?.uri], [false, 'blocked', place.uri])
    assert.equal((await criterionOf('x/tenant', 'entry')).state, 'pass')
    assert.equal((await criterionOf('x/tenant', 'document')).state, 'pass')
    assert.equal(fs.readFileSync(path.join(sample, 'x/tenant/module.yaml'), 'utf8'), manifest)
  })

  it('refuses to start evidence that there is, and is null of nonsense', async () => {
    const start = (given: unknown) =>
      client.request('workspace/executeCommand', { command: 'plumego.server.startEvidence', arguments: [given] })
    await assert.rejects(start({ root: uriOf(sample), path: 'x/rest' }), /has an entry about x\/rest already/)
    await assert.rejects(start({ root: uriOf(sample), path: '../../etc' }), /has no module\.yaml/)
    await assert.rejects(start({}), /no Plumego checkout/)
    for (const question of [[], {}, { root: 1 }, { root: 'file:///nowhere', candidate: 'x/rest' }]) {
      assert.equal(await client.request('plumego/promotionDetails', question), null)
      assert.equal(await client.request('plumego/apiText', question), null)
    }
  })
})

describe('plumego/promotion of other workspaces', () => {
  it('is in Chinese for who reads that', async () => {
    const sample = copySample()
    const client = await LspClient.start([sample], {}, { locale: 'zh-cn' })
    client.probeDirectory = sample
    await client.settle()
    const { workspaces } = await client.request<PromotionResult>('plumego/promotion')
    const groups = workspaces[0]?.groups ?? []
    assert.deepEqual(
      groups.map(({ title }) => title),
      ['受阻', '齐备', '没有条目', 'Beta'],
    )
    const question = { root: uriOf(sample), candidate: 'x/gateway' }
    const details = await client.request<PromotionDetails>('plumego/promotionDetails', question)
    const signOff = details.criteria.find(({ kind }) => kind === 'sign-off')
    assert.deepEqual([signOff?.label, signOff?.stateLabel, signOff?.reason], ['负责人签署', '缺少', '未签署'])
    assert.match(details.issue, /^### `?x\/gateway`? 的升级$/m)
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  it('says of the real Plumego what its ledger says', async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    const plumego = path.join(temporaryDirectory(), 'plumego')
    materializer.layWorkspace(plumego, materializer.pristineFiles())
    const client = await LspClient.start([plumego])
    client.probeDirectory = plumego
    await client.settle()
    const { workspaces } = await client.request<PromotionResult>('plumego/promotion')
    const groups = workspaces[0]?.groups ?? []
    assert.deepEqual(
      groups.map(({ kind, candidates }) => [kind, candidates.length]),
      [
        ['blocked', 1],
        ['complete', 0],
        ['no-entry', 40],
        ['beta', 24],
      ],
    )
    const { root } = workspaces[0] ?? {}
    const candidate = groups[0]?.candidates[0]?.candidate
    assert.equal(candidate, 'x/gateway/discovery:core-static')
    const { criteria } = await client.request<PromotionDetails>('plumego/promotionDetails', { root, candidate })
    assert.deepEqual(
      criteria.filter(({ state }) => state === 'missing').map(({ kind, reason }) => [kind, reason]),
      [
        ['snapshots', '1 of 2 named'],
        ['sign-off', 'not signed'],
        ['blockers', 'api_snapshot_missing, owner_signoff_missing'],
      ],
    )
    await client.stop()
    fs.rmSync(path.dirname(plumego), { recursive: true })
  })
})
