import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { hoverText, moveAway, needsPage, screenshot, waitForText } from './driver.ts'

/** A version that no disk has. */
const version = 'v0.0.9'

describe('an application without a Plumego on the disk', () => {
  let directory: string

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'plumego-app-'))
    mkdirSync(join(directory, 'cmd'))
    writeFileSync(
      join(directory, 'go.mod'),
      `module example.com/app\n\ngo 1.24\n\nrequire github.com/spcent/plumego ${version}\n`,
    )
    writeFileSync(
      join(directory, 'cmd', 'main.go'),
      'package main\n\nimport _ "github.com/spcent/plumego/x/messaging/pubsub"\n\nfunc main() {}\n',
    )
    const document = await vscode.workspace.openTextDocument(join(directory, 'cmd', 'main.go'))
    await vscode.window.showTextDocument(document)
  })

  after(async () => {
    await moveAway()
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    rmSync(directory, { recursive: true })
  })

  it('is answered from the bundled catalogue, which says so', async function () {
    needsPage(this)
    await hoverText('messaging/pubsub"')
    const shown = await waitForText('.monaco-hover', 'from the bundled catalogue')
    assert.match(shown, /not in the bundled catalogue/)
    assert.match(shown, /It is called x\/pubsub there/)
    assert.match(shown, new RegExp(`Plumego ${version}, not on this disk`))
    await screenshot('hover-bundled-catalogue')
  })
})
