import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import * as vscode from 'vscode'
import {
  click,
  needsPage,
  openFile,
  press,
  screenshot,
  textsOf,
  until,
  waitForNoText,
  waitForText,
  webview,
} from './driver.ts'

const row = '.pane-body .monaco-list-row'
const welcome = '.welcome-view'
/** The window of a test shows no toasts; its list of notifications has them. */
const notice = '.notifications-center .notification-list-item'

async function waitForNotice(): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList')
  await waitForText(notice, 'The Plumego language server has stopped')
}

/** The server's process: this extension host's own child, so that no other window's is ended. */
function serverProcess(): number | undefined {
  for (const name of readdirSync('/proc').filter(one => /^\d+$/.test(one))) {
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
      const isServer = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('dist/server.cjs')
      if (isServer && Number(parent) === process.pid) return Number(name)
    } catch {
      // It ended meanwhile.
    }
  }
  return undefined
}

const findings = (): number =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics)
    .filter(({ source }) => source === 'plumego').length

const isStopped = async (): Promise<boolean> => (await textsOf(welcome)).some(text => text.includes('has stopped'))

const hasRows = async (): Promise<boolean> => (await textsOf(row)).length > 10

/** Ends the server again and again, as a fault in it would, until nobody starts it any more. */
async function endForGood(): Promise<number> {
  for (let times = 1; ; times++) {
    const id = await until('a server', serverProcess)
    await until('findings', () => findings() > 0)
    process.kill(id, 'SIGKILL')
    await until('another server, or none', async () => (serverProcess() ?? id) !== id || (await isStopped()))
    if (await isStopped()) return times
  }
}

describe('a server that ends', () => {
  beforeEach(async function () {
    needsPage(this)
    if (process.platform !== 'linux') this.skip()
    await vscode.commands.executeCommand('workbench.view.extension.plumego')
    await vscode.commands.executeCommand('plumego.restartServer')
    await until('the rows', hasRows)
  })

  after(async () => {
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.commands.executeCommand('plumego.restartServer')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('is started again, and the view never says that there is no family', async () => {
    const id = await until('a server', serverProcess)
    process.kill(id, 'SIGKILL')
    await until('another one', () => (serverProcess() ?? id) !== id)
    const seen: string[] = []
    const again = vscode.commands.executeCommand('plumego.restartServer')
    await until('the rows', async () => {
      seen.push(...(await textsOf(welcome)))
      return (await again.then(() => true)) && hasRows()
    })
    assert.deepEqual(
      seen.filter(text => text.includes('No extension family')),
      [],
    )
    await until('the findings', () => findings() > 0)
  })

  it('five times is seen to have stopped: no row, no finding, and a way back from view and notification', async () => {
    await openFile('router/legacy.go')
    assert.equal(await endForGood(), 5)
    await waitForNotice()
    assert.deepEqual(await textsOf(row), [])
    assert.equal(findings(), 0)
    await screenshot('server-stopped')
    await click(`${welcome} .monaco-button`, 'Restart')
    await until('the rows', hasRows)
    await until('the findings', () => findings() > 0)
    await waitForNoText(welcome, 'has stopped')
    await vscode.commands.executeCommand('notifications.clearAll')
    await endForGood()
    await waitForNotice()
    await click(`${notice} .monaco-button`, 'Restart')
    await until('the rows', hasRows)
  })

  it('is told of in the promotion view, which comes back with it', async () => {
    const pane = '.pane:has(> .pane-header[aria-label^="Promotion"])'
    await vscode.commands.executeCommand('plumego.promotion.focus')
    await waitForText(`${pane} .monaco-list-row`, 'Blocked')
    await endForGood()
    await waitForText(`${pane} ${welcome}`, 'has stopped')
    await screenshot('promotion-stopped', '.part.sidebar')
    await click(`${pane} ${welcome} .monaco-button`, 'Restart')
    await waitForText(`${pane} .monaco-list-row`, 'Blocked')
    await click(`${pane} > .pane-header .title`)
    await waitForNoText(`${pane} .monaco-list-row`, 'Blocked')
  })

  it('is told of on the Boundary Map, which comes back with it', async () => {
    const map = webview('main[data-start]')
    await vscode.commands.executeCommand('plumego.showBoundaryMap')
    await map.waitForText('th.row', 'x/rest')
    await endForGood()
    await map.waitForText('.notice', 'The Plumego language server has stopped')
    await screenshot('map-stopped')
    assert.deepEqual(await map.violations(), [])
    await map.click('.notice button', 'Restart')
    await map.waitForText('th.row', 'x/rest')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('is started by Refresh, and New Module tells why it cannot', async () => {
    await endForGood()
    await vscode.commands.executeCommand('notifications.clearAll')
    void vscode.commands.executeCommand('plumego.newModule')
    await waitForNotice()
    assert.deepEqual(
      (await textsOf(notice)).filter(text => text.includes('No folder') || text.includes('not running')),
      [],
    )
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.commands.executeCommand('plumego.refresh')
    await until('the rows', hasRows)
    await press('Escape')
  })
})
