import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { click, needsPage, press, screenshot, textsOf, type, until, waitForText } from './driver.ts'

const at = (path: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0]
  assert.ok(folder)
  return vscode.Uri.joinPath(folder.uri, path)
}

const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)))

const exists = async (path: string): Promise<boolean> => {
  try {
    await vscode.workspace.fs.stat(at(path))
    return true
  } catch {
    return false
  }
}

const preview = '.bulk-edit-panel'

/** What the module writes to beside its own files. */
const shared = [
  'x/gateway/module.yaml',
  'specs/extension-taxonomy.yaml',
  'specs/extension-maturity.yaml',
  'docs/concepts/extension-maturity.md',
]

describe('a new module', () => {
  const before = new Map<string, Uint8Array>()

  beforeEach(async () => {
    for (const path of shared) before.set(path, await vscode.workspace.fs.readFile(at(path)))
  })

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.saveAll')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    for (const [path, bytes] of before) await vscode.workspace.fs.writeFile(at(path), bytes)
    if (await exists('x/gateway/mirror')) await vscode.workspace.fs.delete(at('x/gateway/mirror'), { recursive: true })
    await vscode.commands.executeCommand('workbench.action.closePanel')
  })

  it('asks for family and name, shows every change, and makes them when it is told to', async function () {
    needsPage(this)
    const done = vscode.commands.executeCommand('plumego.newModule')
    await waitForText('.quick-input-widget', 'A family of its own')
    await type('x/gateway')
    await until('the family', async () => (await textsOf('.quick-input-list .monaco-list-row')).length < 5)
    await press('Enter')
    await waitForText('.quick-input-widget', 'it comes to lie in x/gateway/')
    await type('Mirror')
    await waitForText('.quick-input-widget', 'Lower-case letters and digits')
    await press('Control+A')
    await type('mirror')
    await press('Enter')
    await waitForText(preview, 'extension-boundary.md')
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel')
    await waitForText(preview, 'doc.go')
    assert.equal(await exists('x/gateway/mirror'), false)
    await screenshot('new-module-preview')
    await click(`${preview} .monaco-button`, 'Apply')
    await done
    await until('the manifest', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('x/gateway/mirror/module.yaml'),
    )
    const wanted: readonly (readonly [path: string, text: RegExp])[] = [
      ['x/gateway/mirror/module.yaml', /^parent_family: x\/gateway$/m],
      ['x/gateway/mirror/doc.go', /^package mirror$/m],
      ['specs/extension-taxonomy.yaml', /^ {6}- x\/gateway\/mirror$/m],
      ['docs/concepts/extension-maturity.md', /^\| `x\/gateway\/mirror` \| `x\/gateway` \|/m],
    ]
    await until('every file as it should be', async () => {
      // What was made is in editors first.
      await vscode.workspace.saveAll()
      const texts = await Promise.all(wanted.map(([path]) => textOf(path)))
      return wanted.every(([, text], i) => text.test(texts[i] ?? ''))
    })
    assert.doesNotMatch(await textOf('docs/concepts/extension-boundary.md'), /mirror/)
    await until('the module without a finding', () => {
      const found = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.includes('/x/gateway/'))
      return found.every(([, diagnostics]) => diagnostics.length === 0)
    })
    await screenshot('new-module')
  })
})
