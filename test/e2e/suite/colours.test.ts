import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { needsPage, openFile, screenshot, setTheme, textsOf, until } from './driver.ts'

/** The words that have a colour of their own. */
const words = '.view-line span span'

describe('colours', () => {
  afterEach(async () => {
    await setTheme('light')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  for (const theme of ['dark', 'light'] as const) {
    it(`tell modules, patterns and statuses apart: ${theme}`, async function () {
      needsPage(this)
      await setTheme(theme)
      await openFile('x/rest/module.yaml')
      await until('the words of the manifest', async () => {
        const shown = await textsOf(words)
        return ['x/rest', 'contract', 'x/ai', '/**', 'beta'].every(word => shown.includes(word))
      })
      await screenshot(`colours-manifest-${theme}`, '.editor-instance')
      await openFile('x/rest/rest.go')
      await until('the paths of imports', async () => (await textsOf(words)).includes('contract'))
      await screenshot(`colours-imports-${theme}`, '.editor-instance')
    })
  }

  it('leave other YAML alone', async function () {
    needsPage(this)
    const content = 'image: max/app\npaths: [x/**]\nstatus: beta\nowner: me\n'
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content })
    await vscode.window.showTextDocument(document)
    await until('the text', async () => (await textsOf(words)).includes('max/app'))
    const tokens = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri)
    assert.equal(tokens, undefined)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })
})
