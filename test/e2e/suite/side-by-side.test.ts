import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { mode, openFile, until } from './driver.ts'

const codesOf = (uri: vscode.Uri): unknown[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'plumego')
    .map(({ code }) => (typeof code === 'object' ? code.value : code))

/** The packaged extension is tested beside one that goes by the name of Red Hat's, the one under development alone. */
describe('beside another YAML extension', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  it('leaves plain YAML errors to it, and tells what Plumego says', async () => {
    const isBeside = vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined
    assert.equal(isBeside, mode === 'vsix')
    const editor = await openFile('x/openapi/module.yaml')
    const { uri } = editor.document
    await editor.edit(edit => {
      edit.insert(new vscode.Position(0, 0), 'broken: [\n')
      edit.replace(new vscode.Range(5, 0, 6, 0), 'risk: lo\n')
    })
    await until('the finding that CI has', () => codesOf(uri).includes('invalid-value'))
    assert.equal(codesOf(uri).includes('yaml-syntax'), !isBeside, String(codesOf(uri)))
  })

  it('leaves the outline of a YAML file to it', async () => {
    const { document } = await openFile('x/openapi/module.yaml')
    const definitions = () =>
      vscode.commands.executeCommand<unknown[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(1, 8),
      )
    await until('the server', async () => (await definitions()).length > 0)
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    assert.equal((symbols ?? []).length > 0, mode === 'dev')
  })

  it('claims no YAML file for a schema of its own', () => {
    const own = vscode.extensions.getExtension('plumego.plumego')
    assert.ok(own)
    const contributed: object = own.packageJSON.contributes
    assert.deepEqual(
      Object.keys(contributed).filter(point => /validation/i.test(point)),
      [],
    )
  })
})
