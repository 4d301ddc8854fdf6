import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { ClientCapabilities, CodeAction, ShowDocumentParams } from 'vscode-languageserver-protocol/node'
import { flatPlumego, goModOf, importing, lay, onlyCache, plumegoPath } from '../support/applications.ts'
import { applyWorkspaceEdit } from '../support/apply-workspace-edit.ts'
import { check } from '../support/check-command.ts'
import { LspClient, temporaryDirectory, uriOf } from '../support/lsp-client.ts'

const able: ClientCapabilities = {
  window: { showDocument: { support: true } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
}

describe('an import that stays in a whole application', () => {
  let client: LspClient
  let root: string
  let app: string
  let settings: string

  beforeEach(() => {
    root = temporaryDirectory()
    app = path.join(root, 'app')
    settings = path.join(app, '.vscode/settings.json')
    lay(path.join(root, 'cache', `${plumegoPath}@v1.0.0`), flatPlumego)
    lay(app, { 'go.mod': goModOf('v1.0.0'), 'main.go': importing('x/ops'), 'two/two.go': importing('x/ops') })
  })

  afterEach(async () => {
    await client.stop()
    fs.rmSync(root, { recursive: true })
  })

  const code = 'protected-import'

  const actionFor = async (capabilities: ClientCapabilities): Promise<CodeAction | undefined> => {
    client = await LspClient.start([app], capabilities, {}, onlyCache(path.join(root, 'cache')))
    const uri = uriOf(app, 'main.go')
    const [diagnostic] = await client.waitForDiagnostics(uri, all => all.some(one => one.code === code))
    assert.ok(diagnostic)
    const actions: CodeAction[] = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    })
    return actions.find(({ title }) => title.includes('whole application'))
  }

  const write = (reason: string): Promise<void> => {
    fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace('<why it stays>', reason))
    return client.watched(uriOf(settings), 2)
  }

  for (const [title, before] of [
    ['a file that is not there yet', undefined],
    ['a file of others', '{\n  // ours\n  "editor.tabSize": 2\n}\n'],
  ] as const) {
    it(`is acknowledged in ${title}, once it has a reason, for editor and command`, async () => {
      if (before !== undefined) lay(app, { '.vscode/settings.json': before })
      const action = await actionFor(able)
      assert.ok(action?.edit && action.command)
      const shown: ShowDocumentParams[] = []
      client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
        shown.push(params)
        return { success: true }
      })
      applyWorkspaceEdit(action.edit)
      await client.request('workspace/executeCommand', action.command)
      assert.equal(shown[0]?.uri, uriOf(settings))
      const { start, end } = shown[0].selection ?? {}
      const line = fs.readFileSync(settings, 'utf8').split('\n')[start?.line ?? -1]
      assert.equal(line?.slice(start?.character, end?.character), '<why it stays>')
      // What was left for a person is no reason.
      await client.watched(uriOf(settings), 2)
      const other = uriOf(app, 'two/two.go')
      await client.open(other, importing('x/ops'))
      const version = await client.change(other, importing('x/ops'))
      assert.deepEqual(
        (await client.waitForVersion(other, version)).map(one => one.code),
        [code],
      )
      await write('behind the gateway')
      for (const name of ['main.go', 'two/two.go']) {
        await client.waitForDiagnostics(uriOf(app, name), all => !all.some(one => one.code === code))
      }
      const run = check(['--format', 'json', app], app, onlyCache(path.join(root, 'cache')))
      assert.ok(!run.output.includes(`"${code}"`), run.output)
      assert.equal(run.errors, '')
    })
  }

  it('is not acknowledged in a file that cannot be read, nor by a client that creates none', async () => {
    assert.equal(await actionFor({}), undefined)
    await client.stop()
    lay(app, { '.vscode/settings.json': '{ "a": ' })
    assert.equal(await actionFor(able), undefined)
  })
})
