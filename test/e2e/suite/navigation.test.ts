import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { openFile, until } from './driver.ts'

const at = (path: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0]
  assert.ok(folder)
  return vscode.Uri.joinPath(folder.uri, path)
}

const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)))

/** Moves a folder as the explorer does: whoever wants to change something with it is asked. */
async function move(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  edit.renameFile(at(from), at(to))
  assert.ok(await vscode.workspace.applyEdit(edit))
}

/** The files of the disk, once they are as wanted: what changes with a move is in editors first. */
async function saved(what: string, files: readonly string[], isWanted: (texts: string[]) => boolean): Promise<void> {
  await until(what, async () => {
    await vscode.workspace.saveAll()
    return isWanted(await Promise.all(files.map(textOf)))
  })
}

describe('navigation', () => {
  afterEach(async () => {
    await vscode.workspace.saveAll()
    const moved = await vscode.workspace.findFiles('x/messaging/queue/module.yaml')
    if (moved.length > 0) await move('x/messaging/queue', 'x/messaging/mq')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('leads from a pattern to the manifests that it reaches', async () => {
    const { document } = await openFile('specs/dependency-rules.yaml')
    const position = document.positionAt(document.getText().indexOf('x/messaging/**') + 2)
    const paths = await until('the definitions', async () => {
      const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      )
      const uris = links.map(link => ('targetUri' in link ? link.targetUri : link.uri))
      return uris.length > 0 ? uris.map(uri => vscode.workspace.asRelativePath(uri)) : undefined
    })
    assert.deepEqual(paths.slice(0, 2), ['x/messaging/module.yaml', 'x/messaging/mq/module.yaml'])
  })

  it('follows a folder that is renamed in the explorer, and back', async () => {
    const files = ['specs/extension-taxonomy.yaml', 'docs/concepts/extension-maturity.md', 'x/messaging/messaging.go']
    const before = await Promise.all(files.map(textOf))
    await move('x/messaging/mq', 'x/messaging/queue')
    const isMoved = (text: string): boolean => text.includes('x/messaging/queue') && !text.includes('x/messaging/mq')
    await saved('the new path everywhere', ['x/messaging/queue/module.yaml', ...files], texts => texts.every(isMoved))
    await until('the new place to be known', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'x/messaging/queue',
      )
      return symbols.some(({ name }) => name === 'x/messaging/queue')
    })
    await move('x/messaging/queue', 'x/messaging/mq')
    await saved('every file as it was', files, texts => texts.join('\0') === before.join('\0'))
  })
})
