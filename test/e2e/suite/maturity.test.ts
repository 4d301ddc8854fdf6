import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {
  hoverText,
  moveAway,
  needsPage,
  openFile,
  placeCursor,
  press,
  screenshot,
  setTheme,
  type,
  until,
  waitForText,
} from './driver.ts'

/** Packages of the sample, and what must be read first about each. */
const packages = [
  ['beta', 'x/messaging', '● beta · its own status'],
  ['experimental', 'x/messaging/pubsub', '○ experimental · its own status'],
  ['beta-surface', 'x/ai/provider', '◐ beta surface · stable in x/ai, with signed evidence'],
  ['inherited', 'x/messaging/mq/store', '○ experimental · inherited from x/messaging/mq'],
  ['protected', 'x/observability/ops', '○ experimental · its own status'],
] as const

const text = `package main

import (
${packages.map(([, path]) => `\t_ "github.com/spcent/plumego/${path}"`).join('\n')}
)

func main() {}
`

describe('the maturity of an import', () => {
  before(async () => {
    const editor = await openFile('examples/shop/main.go')
    const { document } = editor
    await editor.edit(edit => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text))
  })

  afterEach(moveAway)

  after(async () => {
    await setTheme('dark')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  for (const theme of ['dark', 'light'] as const) {
    for (const [name, path, first] of packages) {
      it(`is the first thing that a hover says: ${name}, ${theme}`, async function () {
        needsPage(this)
        await setTheme(theme)
        await hoverText(`plumego/${path}"`)
        const shown = await waitForText('.monaco-hover', first)
        assert.ok(shown.trim().startsWith(first), shown)
        await screenshot(`maturity-${name}-${theme}`)
      })
    }
  }

  it('stands behind the import where the settings ask for it', async function () {
    needsPage(this)
    const settings = vscode.workspace.getConfiguration('plumego.inlayHints')
    await settings.update('status', true, vscode.ConfigurationTarget.Global)
    await until('the hints', async () => (await waitForText('.view-lines', '◐ beta surface')) !== '')
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(theme)
      await screenshot(`inlay-hints-${theme}`)
    }
    await settings.update('status', undefined, vscode.ConfigurationTarget.Global)
  })

  it('stands in the list of packages that opens while an import is typed', async function () {
    needsPage(this)
    const editor = vscode.window.activeTextEditor
    assert.ok(editor)
    await placeCursor(editor, 'x/observability/ops"')
    await type('\n\t_ "github.com/spcent/plumego/x/mess')
    const row = await waitForText('.suggest-widget .monaco-list-row', 'x/messaging/mq')
    assert.match(row, /○ experimental/)
    await screenshot('import-completion')
    await press('Enter')
    await until('the accepted package', () =>
      editor.document.getText().includes('_ "github.com/spcent/plumego/x/messaging"\n)'),
    )
  })

  it('is found in the manifest that a command opens', async () => {
    const editor = vscode.window.activeTextEditor
    assert.ok(editor)
    const line = text.split('\n').findIndex(written => written.includes('x/messaging/pubsub'))
    editor.selection = new vscode.Selection(line, 0, line, 0)
    await vscode.commands.executeCommand('plumego.openManifestOfImport')
    const opened = await until('the manifest', () => {
      const { activeTextEditor } = vscode.window
      return activeTextEditor?.document.uri.path.endsWith('/x/messaging/pubsub/module.yaml') ? activeTextEditor : null
    })
    assert.match(opened.document.lineAt(opened.selection.start.line).text, /^status:/)
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
  })
})
