import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { at, remove, textOf } from './checkout.ts'
import {
  click,
  hasPage,
  maximizePanel,
  needsPage,
  press,
  screenshot,
  textsOf,
  type,
  until,
  waitForText,
} from './driver.ts'

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
    if (await exists('x/gateway/mirror')) await remove('x/gateway/mirror')
    if (hasPage) await maximizePanel(false)
    await vscode.commands.executeCommand('workbench.action.closePanel')
  })

  it('asks for family and name, shows every change, and makes them when it is told to', async function () {
    needsPage(this)
    const done = vscode.commands.executeCommand('plumego.newModule')
    await waitForText('.quick-input-widget', 'New Module (1/2)')
    const offered = await until('the families', async () => {
      const rows = await textsOf('.quick-input-list .monaco-list-row')
      return rows.length > 3 ? rows : undefined
    })
    assert.match(offered[0] ?? '', /^x\//)
    await screenshot('new-module-families')
    await type('x/gateway')
    await until('the family', async () => (await textsOf('.quick-input-list .monaco-list-row')).length < 5)
    await press('Enter')
    await waitForText('.quick-input-widget', 'it comes to lie in x/gateway/')
    await waitForText('.quick-input-widget', 'New Module (2/2)')
    await type('Mirror')
    await waitForText('.quick-input-widget', 'Lower-case letters and digits')
    await press('Control+A')
    await type('mirror')
    await press('Enter')
    await waitForText(preview, 'module.yaml')
    await maximizePanel(true)
    await waitForText(preview, 'extension-boundary.md')
    await waitForText(preview, 'doc.go')
    assert.equal(await exists('x/gateway/mirror'), false)
    await screenshot('new-module-preview')
    // The window of a test shows no toasts; its list of notifications has them.
    await vscode.commands.executeCommand('notifications.showList')
    await waitForText('.notifications-center', 'is not ticked in the preview')
    await vscode.commands.executeCommand('notifications.clearAll')
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
      const texts = await Promise.all(wanted.map(([path]) => textOf(path)))
      return wanted.every(([, text], i) => text.test(texts[i] ?? ''))
    })
    assert.doesNotMatch(await textOf('docs/concepts/extension-boundary.md'), /mirror/)
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
      [],
    )
    const editor = vscode.window.activeTextEditor
    await until('the first value to write', () => editor?.document.getText(editor.selection) === 'TODO')
    await until('hints at what is still to be written, and nothing else', () => {
      const found = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.includes('/x/gateway/'))
      const codes = found.flatMap(([, all]) => all.map(({ code }) => (typeof code === 'object' ? code.value : code)))
      return codes.length > 3 && codes.every(code => code === 'unfilled-value')
    })
    await screenshot('new-module')
  })
})
