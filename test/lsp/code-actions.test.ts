import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CodeAction,
  Command,
  Diagnostic,
  ShowDocumentParams,
} from 'vscode-languageserver-protocol/node'
import { applyEdits } from '../support/apply-edits.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { copySample, LspClient, uriOf } from '../support/lsp-client.ts'

const versioned: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } }

describe('quick fixes', () => {
  let sample: string
  let client: LspClient
  let uri: string
  let text: string

  beforeEach(() => {
    sample = copySample()
    uri = uriOf(sample, 'x/messaging/pubsub/module.yaml')
    text = fs.readFileSync(path.join(sample, 'x/messaging/pubsub/module.yaml'), 'utf8')
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(path.dirname(sample), { recursive: true })
  })

  const diagnosticOf = async (code: string): Promise<Diagnostic> => {
    const isIt = (diagnostic: Diagnostic) => diagnostic.code === code
    const found = (await client.waitForDiagnostics(uri, all => all.some(isIt))).find(isIt)
    assert.ok(found)
    return found
  }

  const actionsFor = (diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], ...(only && { only }) },
    })

  it('mends a wrong enum value in the version that is open', async () => {
    client = await LspClient.start([sample], versioned)
    await client.open(uri, text)
    const version = await client.change(uri, `${text}\n`)
    await client.waitForVersion(uri, version)
    const diagnostic = await diagnosticOf('invalid-value')
    const [action] = (await actionsFor(diagnostic)).filter(({ title }) => title.includes('medium'))
    assert.equal(action?.kind, 'quickfix')
    assert.deepEqual(action.diagnostics, [diagnostic])
    const [change] = action.edit?.documentChanges ?? []
    assert.ok(change && 'textDocument' in change)
    assert.deepEqual(change.textDocument, { uri, version })
    const edits = change.edits.flatMap(edit => ('newText' in edit ? [edit] : []))
    const mended = applyEdits(`${text}\n`, edits)
    assert.equal(mended, `${text}\n`.replace('risk: medum', 'risk: medium'))
    await client.change(uri, mended)
    await client.waitForDiagnostics(uri, all => !all.some(({ code }) => code === 'invalid-value'))
  })

  it('adds a missing key, as plain changes for a client that knows no versions', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    const diagnostic = await diagnosticOf('missing-key')
    const [action] = await actionsFor(diagnostic, ['quickfix'])
    const edits = action?.edit?.changes?.[uri]
    assert.ok(edits, JSON.stringify(action))
    const mended = applyEdits(text, edits)
    assert.match(mended, /^owner:/m)
    await client.change(uri, mended)
    await client.waitForDiagnostics(uri, all => !all.some(({ code }) => code === 'missing-key'))
  })

  it('shows an import that two rules forbid once, and each fix and way once', async () => {
    const show = { ...versioned, window: { showDocument: { support: true } } }
    client = await LspClient.start([sample], show)
    uri = uriOf(sample, 'x/rest/both.go')
    text = 'package rest\n\nimport "github.com/spcent/plumego/x/ai"\n'
    await client.open(uri, text)
    const diagnostics = await client.waitForDiagnostics(uri, all => all.length > 0)
    const [diagnostic, ...more] = diagnostics
    assert.ok(diagnostic)
    assert.deepEqual(more, [])
    assert.equal(diagnostic.code, 'forbidden-import')
    assert.match(String(diagnostic.message), /Also: manifest-forbidden-import \(cross-extension-deps\)\.$/)
    const related = (diagnostic.relatedInformation ?? []).map(({ location }) => path.basename(location.uri))
    assert.deepEqual(related, ['dependency-rules.yaml', 'both.go', 'module.yaml'])
    const actions = await actionsFor(diagnostic)
    assert.deepEqual(
      actions.map(({ title }) => title.replace(/:\d+$/, '')),
      [
        'Remove this import',
        'Widen the rule: let x/rest import x/ai',
        'Go to the rule: specs/dependency-rules.yaml',
        'Go to the rule: x/rest/module.yaml',
      ],
    )
    for (const action of actions) assert.deepEqual(action.diagnostics, [diagnostic])
    const [change] = actions[0]?.edit?.documentChanges ?? []
    assert.ok(change && 'textDocument' in change)
    await client.change(
      uri,
      applyEdits(
        text,
        change.edits.flatMap(edit => ('newText' in edit ? [edit] : [])),
      ),
    )
    await client.waitForDiagnostics(uri, all => all.length === 0)
  })

  it('offers nothing to who asks for something else, nor for what was mended since', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    const diagnostic = await diagnosticOf('invalid-value')
    assert.deepEqual(await actionsFor(diagnostic, ['refactor']), [])
    await client.change(uri, text.replace('medum', 'high '))
    assert.deepEqual(await actionsFor(diagnostic), [])
  })

  it('makes all safe fixes of a document at once, for who asks for that', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    await diagnosticOf('invalid-value')
    const start = { line: 0, character: 0 }
    const request = (only?: string[]): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start, end: start },
        context: { diagnostics: [], ...(only && { only }) },
      })
    assert.ok(!(await request()).some(({ kind }) => kind !== 'quickfix'))
    for (const asked of ['source.fixAll.plumego', 'source.fixAll', 'source']) {
      const [action, ...others] = await request([asked])
      assert.deepEqual(others, [])
      assert.equal(action?.kind, 'source.fixAll.plumego')
      const mended = applyEdits(text, action.edit?.changes?.[uri] ?? [])
      assert.equal(mended, text.replace('name: x/pubsub', 'name: x/messaging/pubsub').replace('medum', 'medium'))
    }
    await client.change(uri, text.replace('name: x/pubsub', 'name: x/messaging/pubsub').replace('medum', 'medium'))
    await client.waitForDiagnostics(uri, all => !all.some(({ code }) => code === 'invalid-value'))
    assert.deepEqual(await request(['source.fixAll']), [])
  })

  it('removes a forbidden import, and not what has moved while the file is half typed', async () => {
    client = await LspClient.start([sample])
    const goUri = uriOf(sample, 'router/legacy.go')
    const source = fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8')
    await client.open(goUri, source)
    const isIt = ({ code }: Diagnostic): boolean => code === 'forbidden-import'
    const diagnostic = (await client.waitForDiagnostics(goUri, all => all.some(isIt))).find(isIt)
    assert.ok(diagnostic)
    const request = (): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri: goUri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      })
    const [action] = await request()
    const mended = applyEdits(source, action?.edit?.changes?.[goUri] ?? [])
    assert.ok(!mended.includes('plumego/x/rest"'))
    assert.ok(mended.length < source.length)
    const version = await client.change(goUri, source.replace('import', 'import "half\nimport'))
    await client.waitForVersion(goUri, version)
    assert.deepEqual(await request(), [])
  })

  it('acknowledges what CI does not look at, and never all at once', async () => {
    client = await LspClient.start([sample])
    const goUri = uriOf(sample, 'x/rest/new.go')
    const source = 'package rest\n\nimport "github.com/spcent/plumego/health"\n'
    await client.open(goUri, source)
    const isIt = ({ code }: Diagnostic): boolean => code === 'import-not-allowed'
    const diagnostic = (await client.waitForDiagnostics(goUri, all => all.some(isIt))).find(isIt)
    assert.ok(diagnostic)
    const request = (only: string): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri: goUri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: [only] },
      })
    const action = (await request('quickfix')).find(({ title }) => title.startsWith('Acknowledge'))
    assert.equal(action?.isPreferred, false)
    assert.deepEqual(action.diagnostics, [diagnostic])
    const offered = applyEdits(source, action.edit?.changes?.[goUri] ?? [])
    await client.change(goUri, offered)
    await client.waitForDiagnostics(goUri, all =>
      all.some(({ relatedInformation }) => relatedInformation?.length === 2),
    )
    await client.change(goUri, offered.replace('<why it stays>', 'until the list is reviewed'))
    await client.waitForDiagnostics(goUri, all => all.length === 0)
    assert.deepEqual(await request('source.fixAll'), [])
  })

  /** What is offered at a diagnostic of a code, once it is there. */
  const offeredAt = async (
    at: string,
    code: string,
  ): Promise<{ diagnostic: Diagnostic; actions: (CodeAction | Command)[] }> => {
    const isIt = (diagnostic: Diagnostic): boolean => diagnostic.code === code
    const diagnostic = (await client.waitForDiagnostics(at, all => all.some(isIt))).find(isIt)
    assert.ok(diagnostic)
    const actions: (CodeAction | Command)[] = await client.request('textDocument/codeAction', {
      textDocument: { uri: at },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    })
    return { diagnostic, actions }
  }

  /** Has the client show what it is asked to, and make what it is asked to make; returns both. */
  const obey = () => {
    const shown: ShowDocumentParams[] = []
    const applied: ApplyWorkspaceEditParams[] = []
    client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      shown.push(params)
      return { success: true }
    })
    client.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      applied.push(params)
      applyWorkspaceEdit(params.edit)
      return { applied: true }
    })
    return { shown, applied }
  }

  const run = ({ command, arguments: given }: Command): Promise<unknown> =>
    client.request('workspace/executeCommand', { command, arguments: given })

  /** The text that a shown place selects on the disk. */
  const selected = ({ uri: of, selection }: ShowDocumentParams): string | undefined => {
    const line = fs.readFileSync(fileURLToPath(of), 'utf8').split('\n')[selection?.start.line ?? -1]
    return line?.slice(selection?.start.character, selection?.end.character)
  }

  for (const [file, code, source] of [
    ['x/rest/new.go', 'import-not-allowed', 'package rest\n\nimport "github.com/spcent/plumego/health"\n'],
    ['x/rest/two.go', 'import-not-allowed', 'package rest\n\nimport (\n\t"github.com/spcent/plumego/health"\n)\n'],
    ['x/rest/module.yaml', 'unfilled-value', undefined],
    [
      'x/rest/init.go',
      'self-registration',
      'package rest\n\nimport "net/http"\n\nfunc init() { http.HandleFunc("/", nil) }\n',
    ],
  ] as const) {
    it(`put the caret on the reason that acknowledges ${code} in ${file}`, async () => {
      const disk = path.join(sample, file)
      const text = source ?? fs.readFileSync(disk, 'utf8').replace(/^summary: .*$/m, 'summary: TODO')
      fs.writeFileSync(disk, text)
      client = await LspClient.start([sample], { window: { showDocument: { support: true } } })
      const { shown } = obey()
      const { actions } = await offeredAt(uriOf(disk), code)
      const action = actions.find(({ title }) => title.startsWith('Acknowledge'))
      assert.ok(action && 'edit' in action && action.edit && action.command)
      applyWorkspaceEdit(action.edit)
      await run(action.command)
      assert.equal(shown[0] && selected(shown[0]), '<why it stays>')
    })
  }

  it('are commands for a client that takes no others, and its diagnostics hold what it asked for', async () => {
    client = LspClient.spawn()
    const { shown, applied } = obey()
    await client.initialize({
      processId: null,
      rootUri: uriOf(sample),
      capabilities: { workspace: { applyEdit: true }, window: { showDocument: { support: true } } },
    })
    const legacy = uriOf(sample, 'router/legacy.go')
    const { diagnostic, actions } = await offeredAt(legacy, 'forbidden-import')
    assert.deepEqual(Object.keys(diagnostic).sort(), ['code', 'message', 'range', 'severity', 'source'])
    for (const action of actions) assert.equal(typeof action.command, 'string', JSON.stringify(action))
    const [remove, goTo] = actions.filter((action): action is Command => typeof action.command === 'string')
    assert.ok(remove && goTo)
    await run(goTo)
    assert.equal(shown[0]?.uri, uriOf(sample, 'specs/dependency-rules.yaml'))
    await run(remove)
    assert.equal(applied[0]?.label, remove.title)
    assert.ok(!fs.readFileSync(path.join(sample, 'router/legacy.go'), 'utf8').includes('plumego/x/rest"'))
    await run({ title: '', command: remove.command, arguments: ['nonsense'] })
    assert.equal(applied.length, 1)
  })

  it('as commands leave a document alone that has changed since, and end at the reason of an acknowledgement', async () => {
    client = LspClient.spawn()
    const { shown, applied } = obey()
    await client.initialize({
      processId: null,
      rootUri: uriOf(sample),
      capabilities: { workspace: { applyEdit: true }, window: { showDocument: { support: true } } },
    })
    await client.open(uri, text)
    const { actions } = await offeredAt(uri, 'invalid-value')
    const mend = actions.find(({ title }) => title.includes('medium'))
    await client.change(uri, `# new\n${text}`)
    assert.ok(mend && typeof mend.command === 'string')
    await run({ ...mend, command: mend.command })
    assert.deepEqual(applied, [])
    const disk = path.join(sample, 'x/rest/new.go')
    fs.writeFileSync(disk, 'package rest\n\nimport "github.com/spcent/plumego/health"\n')
    await client.watched(uriOf(disk), 1)
    const { actions: others } = await offeredAt(uriOf(disk), 'import-not-allowed')
    const acknowledge = others.find(({ title }) => title.startsWith('Acknowledge'))
    assert.ok(acknowledge && typeof acknowledge.command === 'string')
    await run({ ...acknowledge, command: acknowledge.command })
    assert.equal(applied.length, 1)
    assert.equal(shown[0] && selected(shown[0]), '<why it stays>')
  })

  it('as commands are none of those that a client could not make', async () => {
    client = LspClient.spawn()
    await client.initialize({ processId: null, rootUri: uriOf(sample), capabilities: {} })
    assert.deepEqual((await offeredAt(uriOf(sample, 'router/legacy.go'), 'forbidden-import')).actions, [])
  })

  it('go to the rule, or to its page, where the client can be asked to', async () => {
    const shown: ShowDocumentParams[] = []
    client = await LspClient.start([sample], { window: { showDocument: { support: true } } })
    client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      shown.push(params)
      return { success: true }
    })
    const follow = async (file: string, code: string): Promise<ShowDocumentParams | undefined> => {
      const at = uriOf(sample, file)
      const isIt = (diagnostic: Diagnostic): boolean => diagnostic.code === code
      const diagnostic = (await client.waitForDiagnostics(at, all => all.some(isIt))).find(isIt)
      assert.ok(diagnostic)
      const actions: CodeAction[] = await client.request('textDocument/codeAction', {
        textDocument: { uri: at },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      })
      const command = actions.find(action => action.command?.command === 'plumego.goToRule')?.command
      assert.ok(command, JSON.stringify(actions))
      await client.request('workspace/executeCommand', { command: command.command, arguments: command.arguments })
      return shown.at(-1)
    }
    const rule = await follow('router/legacy.go', 'forbidden-import')
    assert.equal(rule?.uri, uriOf(sample, 'specs/dependency-rules.yaml'))
    const rules = fs.readFileSync(path.join(sample, 'specs/dependency-rules.yaml'), 'utf8').split('\n')
    assert.match(rules[rule?.selection?.start.line ?? -1] ?? '', /- x\/\*\*/)
    // An acknowledgement without a reason is named beside the finding, and is no rule.
    const register = '//plumego:acknowledge self-registration\nfunc init() { http.HandleFunc("/", nil) }\n'
    const goUri = uriOf(sample, 'x/rest/new.go')
    await client.open(goUri, `package rest\n\nimport "net/http"\n\n${register}`)
    const explained = await follow('x/rest/new.go', 'self-registration')
    assert.match(explained?.uri ?? '', /docs\/rules\/self-registration\.md$/)
    const page = await follow('x/messaging/pubsub/module.yaml', 'invalid-value')
    assert.match(fs.readFileSync(fileURLToPath(page?.uri ?? ''), 'utf8'), /^# invalid-value\n/)
    await client.request('workspace/executeCommand', { command: 'plumego.goToRule', arguments: ['nowhere'] })
    assert.equal(shown.length, 3)
  })

  for (const [locale, title] of [
    ['zh-cn', '# invalid-value\n[^]*## 为什么'],
    ['zh-Hans', '# invalid-value\n[^]*## 为什么'],
    ['en', '# invalid-value\n[^]*## Why'],
    ['de', '# invalid-value\n[^]*## Why'],
  ] as const) {
    it(`lead to the page of a rule in the reader's language, where it is ${locale}`, async () => {
      const capabilities: ClientCapabilities = {
        window: { showDocument: { support: true } },
        textDocument: { publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true } },
      }
      client = await LspClient.start([sample], capabilities, { locale })
      const { shown } = obey()
      const { diagnostic, actions } = await offeredAt(uri, 'invalid-value')
      const action = actions.find(
        ({ command }) => typeof command === 'object' && command.command === 'plumego.goToRule',
      )
      assert.ok(action && typeof action.command === 'object')
      await run(action.command)
      for (const page of [diagnostic.codeDescription?.href, shown[0]?.uri]) {
        assert.match(fs.readFileSync(fileURLToPath(page ?? ''), 'utf8'), new RegExp(`^${title}`))
      }
    })
  }

  it('offers no way to the rule where the client cannot be asked to open it', async () => {
    client = await LspClient.start([sample])
    await client.open(uri, text)
    const actions = await actionsFor(await diagnosticOf('invalid-value'))
    assert.deepEqual(
      actions.filter(({ command }) => command),
      [],
    )
  })
})
