import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CodeAction,
  InitializeParams,
} from 'vscode-languageserver-protocol/node'
import type { NewModuleArguments, NewModuleChoices, NewModuleResult } from '../../server/src/protocol/new-module.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { check } from '../support/check-command.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'
import { filesBelow } from '../support/sample-files.ts'

const able: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
}

describe('a new module over stdio', function () {
  this.timeout(30_000)
  let root: string
  let client: LspClient
  let asked: ApplyWorkspaceEditParams[]
  let shown: string[]

  beforeEach(() => {
    root = copySample()
    asked = []
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(root), { recursive: true })
  })

  /** @param accepts whether the client makes the edits that it is asked for */
  const start = async (capabilities: ClientCapabilities, accepts = true, more: Partial<InitializeParams> = {}) => {
    client = await LspClient.start([root], capabilities, more)
    shown = []
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      shown.push(message)
    })
    client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      asked.push(params)
      if (accepts) applyWorkspaceEdit(params.edit)
      return { applied: accepts }
    })
    client.probeDirectory = root
    await client.settle()
  }

  const make = (module: Omit<NewModuleArguments, 'root'>): Promise<NewModuleResult> =>
    client.request('workspace/executeCommand', {
      command: 'plumego.server.newModule',
      arguments: [{ root: uriOf(root), ...module }],
    })

  /** What the command prints of everything that it finds, without the line that counts files. */
  const findings = (): string[] => {
    const { output } = check(['--format', 'json', root])
    const { workspaces } = JSON.parse(output) as { workspaces: { diagnostics: { code: string; key: string[] }[] }[] }
    return workspaces
      .flatMap(({ diagnostics }) => diagnostics.map(({ code, key }) => `${code} ${key}`))
      .filter(found => !found.startsWith('unfilled-value '))
      .sort()
  }

  it('is offered the families, the owners and what is taken', async () => {
    await start(able)
    const { checkouts } = await client.request<NewModuleChoices>('plumego/newModuleChoices')
    const [checkout] = checkouts
    assert.equal(checkout?.root, uriOf(root))
    assert.deepEqual(
      checkout.families.find(({ path }) => path === 'x/messaging'),
      { path: 'x/messaging', description: '● beta · messaging' },
    )
    assert.ok(checkout.owners.includes('platform-api'))
    assert.ok(checkout.taken.includes('x/messaging/mq'))
    // Code without a manifest is what a module may begin with.
    assert.ok(!checkout.taken.includes('x/messaging/mq/store'))
  })

  it('is made by one edit that tells each change apart, and leaves nothing to find', async () => {
    await start(able)
    const before = findings()
    const answer = await make({ parent: 'x/gateway', name: 'mirror' })
    assert.match(shown.join('\n'), /^Extension Boundary page is not ticked in the preview: no check asks/)
    const { files, toWrite, ...outcome } = answer
    const manifest = uriOf(root, 'x/gateway/mirror/module.yaml')
    assert.deepEqual(outcome, { applied: true, manifest })
    const written = (asked[0]?.edit.documentChanges ?? []).flatMap(one =>
      'textDocument' in one ? one.textDocument.uri : [],
    )
    assert.deepEqual([...files].sort(), [...new Set(written)].sort())
    const [line, from, to] = [toWrite?.start.line ?? -1, toWrite?.start.character, toWrite?.end.character]
    const lines = fs.readFileSync(path.join(root, 'x/gateway/mirror/module.yaml'), 'utf8').split('\n')
    assert.equal(lines[line]?.slice(from, to), 'TODO')
    assert.deepEqual(findings(), before)
    const { label, edit } = asked[0] ?? { edit: {} }
    assert.equal(label, 'New module x/gateway/mirror')
    const annotations = Object.values(edit.changeAnnotations ?? {})
    assert.deepEqual(
      annotations.filter(({ needsConfirmation }) => needsConfirmation).map(({ label }) => label),
      ['Extension Boundary page'],
    )
    assert.ok(annotations.length >= 5)
  })

  it('that a person made by hand gets its entries in parts, which may be looked at first', async () => {
    await start(able)
    const whole = await make({ name: 'billing', owner: 'payments' })
    assert.equal(whole.applied, true)
    const specs = ['specs/repo.yaml', 'specs/extension-taxonomy.yaml', 'specs/dependency-rules.yaml']
    const pages = ['docs/concepts/extension-maturity.md', 'docs/concepts/extension-boundary.md']
    const entries = [...specs, 'specs/extension-maturity.yaml', ...pages]
    const made = entries.map(file => fs.readFileSync(path.join(root, file), 'utf8'))
    const sample = copySample()
    for (const file of entries) fs.copyFileSync(path.join(sample, file), path.join(root, file))
    fs.rmSync(path.dirname(sample), { recursive: true })
    const uri = uriOf(path.join(root, 'x/billing/module.yaml'))
    for (const file of entries) client.watched(uriOf(path.join(root, file)), 2)
    for (const file of whole.files) client.watched(file, 1)
    // What is still to be written goes first.
    client.open(uri, fs.readFileSync(path.join(root, 'x/billing/module.yaml'), 'utf8').replaceAll('TODO', 'Bills'))
    // That it is listed nowhere is told as CI tells it.
    await client.waitForDiagnostics(uri, all => all.some(({ code }) => code === 'extension-root-undeclared'))
    const name = { line: 0, character: 6 }
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: name, end: name },
      context: { diagnostics: [] },
    })
    const action = actions.find(({ title }) => title === 'Add the missing entries')
    const optional = Object.values(action?.edit?.changeAnnotations ?? {}).filter(one => one.needsConfirmation)
    assert.deepEqual(
      optional.map(({ label }) => label),
      ['Extension Boundary page'],
    )
    applyWorkspaceEdit(action?.edit ?? {})
    assert.deepEqual(
      entries.map(file => fs.readFileSync(path.join(root, file), 'utf8')),
      made,
    )
  })

  it('that is a family of its own is made for the owner who is named', async () => {
    await start(able)
    const before = findings()
    assert.equal((await make({ name: 'billing', owner: 'payments' })).applied, true)
    assert.deepEqual(findings(), before)
    assert.match(fs.readFileSync(path.join(root, 'x/billing/module.yaml'), 'utf8'), /^owner: payments$/m)
  })

  it('is not made where a person refuses, and nothing is changed', async () => {
    await start(able, false)
    const before = filesBelow(root)
    assert.equal((await make({ parent: 'x/gateway', name: 'mirror' })).applied, false)
    assert.deepEqual(filesBelow(root), before)
  })

  it('is refused with a reason, in the language of the reader', async () => {
    await start(able, true, { locale: 'zh-cn' })
    await assert.rejects(make({ parent: 'x/gateway', name: 'discovery' }), /x\/gateway\/discovery 已是模块/)
    await assert.rejects(make({ parent: 'x/gateway', name: 'Mirror' }), /不能用作包名/)
    await assert.rejects(make({ name: 'billing' }), /需要负责人/)
    const nonsense = client.request('workspace/executeCommand', { command: 'plumego.server.newModule', arguments: [7] })
    await assert.rejects(nonsense, /没有 Plumego/)
    await client.stop()
    await start({})
    await assert.rejects(make({ parent: 'x/gateway', name: 'mirror' }), /creates no files/)
    assert.deepEqual(asked, [])
  })
})
