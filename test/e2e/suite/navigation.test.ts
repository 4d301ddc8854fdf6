import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { count, needsPage, openFile, placeCursor, press, type, until } from './driver.ts'

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

/** Renames the package of a manifest as a person does, in place. */
async function rename(manifest: string, to: string): Promise<void> {
  const editor = await openFile(manifest)
  await placeCursor(editor, 'path: x/re')
  await until('the box for a new name', async () => {
    // The command does not end before the box is closed.
    if ((await count('.rename-box input')) === 0) void vscode.commands.executeCommand('editor.action.rename')
    return (await count('.rename-box input:focus')) > 0
  })
  await press('Control+A')
  await type(to)
  await press('Enter')
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
    for (const [name, was] of [
      ['x/messaging/queue', 'x/messaging/mq'],
      ['x/resource', 'x/rest'],
    ] as const) {
      const moved = await vscode.workspace.findFiles(`${name}/module.yaml`)
      if (moved.length > 0) await move(name, was)
    }
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

  it('renames a package in its manifest, and what the editor asks about the folder adds nothing', async function () {
    needsPage(this)
    const files = [
      'specs/dependency-rules.yaml',
      'specs/extension-maturity.yaml',
      'docs/concepts/extension-maturity.md',
    ]
    const before = await Promise.all(files.map(textOf))
    await rename('x/rest/module.yaml', 'x/resource')
    const after = before.map(text => text.replaceAll(/\bx\/rest\b/g, 'x/resource'))
    await saved('the new path, once', files, texts => texts.join('\0') === after.join('\0'))
    assert.match(await textOf('x/resource/module.yaml'), /^path: x\/resource$/m)
    await rename('x/resource/module.yaml', 'x/rest')
    await saved('every file as it was', files, texts => texts.join('\0') === before.join('\0'))
  })
})
