import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { at, remove, textOf, write } from './checkout.ts'
import {
  attributesOf,
  click,
  drag,
  hoverText,
  needsPage,
  openFile,
  screenshot,
  setTheme,
  type,
  until,
  waitForText,
  widthOf,
} from './driver.ts'
import { treeRows } from './tree-rows.ts'

const paneOf = (name: string): string => `.pane:has(> .pane-header[aria-label^="${name}"])`
const pane = paneOf('Promotion')
const row = `${pane} .monaco-list-row`
const sideBar = '.part.sidebar'
const ledger = 'specs/extension-beta-evidence.yaml'
const head = 'docs/evidence/extension/snapshots/x-rest/head.snapshot'

const { rows, hasRow, expand } = treeRows(row)

const path = (): string => vscode.window.activeTextEditor?.document.uri.path ?? ''

/** Runs a command of the palette for a module that is chosen by its name. */
const runFor = async (command: string, module: string): Promise<void> => {
  const done = vscode.commands.executeCommand(`plumego.promotion.${command}`)
  await waitForText('.quick-input-list', 'x/')
  await type(module)
  await click('.quick-input-list .monaco-list-row', module)
  await done
}

/** Opens or closes a view of the side bar. */
const setExpanded = async (name: string, isExpanded: boolean): Promise<void> => {
  await until(`the view ${name}`, async () => {
    const header = `${paneOf(name)} > .pane-header`
    const [now] = await attributesOf(header, 'aria-expanded')
    if (now === String(isExpanded)) return true
    await click(`${header} .title`)
    return false
  })
}

describe('the promotion view', () => {
  const before = new Map<string, string>()

  beforeEach(async function () {
    needsPage(this)
    for (const file of [ledger, head]) before.set(file, await textOf(file))
    await vscode.commands.executeCommand('workbench.view.extension.plumego')
    await vscode.commands.executeCommand('plumego.promotion.focus')
    // It would leave a few rows to the other view.
    await setExpanded('Families', false)
    await until('the groups', () => hasRow('Blocked'))
  })

  afterEach(async () => {
    for (const [file, text] of before) if ((await textOf(file).catch(() => '')) !== text) await write(file, text)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  after(async () => {
    await setExpanded('Families', true)
    await setExpanded('Promotion', false)
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows what stands in the way of each module, as a checklist whose lines open', async () => {
    const groups = async (): Promise<string> =>
      (await rows()).filter(label => /^(?:Blocked|Complete|No entry|Beta) \d/.test(label)).join(', ')
    const expected = 'Blocked 1, Complete 0, No entry 15, Beta 6'
    // What the suites before left is taken back a moment ago.
    await until('the groups of the sample', async () => (await groups()) === expected).catch(async () =>
      assert.equal(await groups(), expected),
    )
    await expand('gateway experimental', 'Owner sign-off')
    const shown = await rows()
    const from = shown.findIndex(label => label.startsWith('Evidence entry'))
    assert.deepEqual(shown.slice(from, from + 10), [
      'Evidence entry pass · x/gateway',
      'Release refs missing · 0 of 2 named',
      'API snapshots missing · 0 of 2 named',
      'Exported API not checkable · it takes two snapshots',
      'Owner sign-off missing · not signed',
      'Evidence document pass · x-gateway.md',
      'Blockers missing · release_history_missing, api_snapshot_missing, owner_signoff_missing',
      'Primer pass · x/gateway',
      'Manifest pass',
      'Boundary checks pass · nothing found',
    ])
    for (const theme of ['dark', 'light', 'contrast'] as const) {
      await setTheme(theme)
      await screenshot(`promotion-${theme}`, sideBar)
    }
    await setTheme('light')
    await click(row, 'Owner sign-off')
    await until('the line of the ledger', () => path().endsWith(ledger))
    const editor = vscode.window.activeTextEditor
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /owner_signoff: missing/)
  })

  it('keeps what is opened when something changes, and when the server is started anew', async () => {
    await expand('gateway experimental', 'Owner sign-off')
    await write(ledger, (await textOf(ledger)).replace('owner_signoff: missing', 'owner_signoff: signed'))
    await until('the sign-off', () => hasRow('Owner sign-off pass · by edge'))
    await vscode.commands.executeCommand('plumego.restartServer')
    await until('the rows again', () => hasRow('Owner sign-off pass · by edge'))
  })

  it('shows two snapshots that differ beside one another, and their symbols in the view', async () => {
    const symbol = (rest: string): string => `symbol\tgithub.com/spcent/plumego/x/rest\t${rest}\n`
    const changed = (await textOf(head)).replace(/^symbol.*\n/m, '')
    await write(head, changed + symbol('func\tZap\tfunc Zapfunc() error'))
    await runFor('compareSnapshots', 'x/rest')
    await until('the symbols', () => hasRow('added, func Zap'))
    assert.ok(await hasRow('Exported API missing · 1 added, 1 removed, 0 changed'))
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {}
    assert.ok(input instanceof vscode.TabInputTextDiff)
    assert.match(input.original.path, /base\.snapshot\.go$/)
    const [older, newer] = await Promise.all(
      [input.original, input.modified].map(async uri => (await vscode.workspace.openTextDocument(uri)).getText()),
    )
    assert.ok(newer?.includes('\nfunc Zap() error\n') && !older?.includes('Zap'))
    await waitForText('.monaco-diff-editor', 'Zap')
    await screenshot('promotion-compare')
  })

  it('copies the checklist for an issue', async () => {
    await runFor('copyChecklist', 'x/gateway')
    const text = await until('the text', async () => {
      const copied = await vscode.env.clipboard.readText()
      return copied.startsWith('### Promotion of') ? copied : undefined
    })
    assert.match(text, /^- \[ \] \*\*Owner sign-off\*\* · missing · `not signed` · `specs\/.*:\d+`$/m)
    assert.ok(!text.includes('file:'))
  })

  it('starts evidence: an entry and a document, and no status', async () => {
    const manifest = await textOf('x/tenant/module.yaml')
    await runFor('startEvidence', 'x/tenant')
    await until('the document', () => path().endsWith('docs/evidence/extension/x-tenant.md'))
    await until('the entry among the blocked', () => hasRow('tenant experimental, '))
    await screenshot('promotion-start')
    await vscode.workspace.saveAll()
    assert.equal(await textOf('x/tenant/module.yaml'), manifest)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await remove('docs/evidence/extension/x-tenant.md')
  })

  it('shows the same list in the hover on the status of a manifest', async () => {
    await openFile('x/gateway/module.yaml')
    await hoverText('experimental')
    await waitForText('.monaco-hover', 'Promotion of x/gateway')
    await waitForText('.monaco-hover', 'Owner sign-off')
    await screenshot('promotion-hover')
  })

  it('says so where a checkout keeps no ledger', async () => {
    await vscode.workspace.fs.delete(at(ledger))
    await waitForText(`${pane} .welcome-view`, 'keeps an evidence ledger')
    await screenshot('promotion-empty', sideBar)
    await write(ledger, before.get(ledger) ?? '')
    await until('the groups again', () => hasRow('Blocked'))
  })

  for (const width of [200, 300]) {
    it(`can be read at ${width} pixels`, async () => {
      await expand('gateway experimental', 'Owner sign-off')
      const was = await widthOf(sideBar)
      await drag('.monaco-sash.vertical:not(.disabled)', width - was)
      await screenshot(`promotion-${width}`, sideBar)
      await drag('.monaco-sash.vertical:not(.disabled)', was - (await widthOf(sideBar)))
    })
  }
})
