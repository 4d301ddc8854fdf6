import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {
  attributesOf,
  click,
  count,
  drag,
  hover,
  moveAway,
  needsPage,
  press,
  screenshot,
  setTheme,
  textsOf,
  type,
  until,
  waitForNoText,
  waitForText,
  widthOf,
} from './driver.ts'
import { treeRows } from './tree-rows.ts'

const row = '.pane-body .monaco-list-row'
const sideBar = '.part.sidebar'

/** The tree of the sample: what its rows say to a screen reader. */
const tree = `
sample checkout
A App-facing capability families 10
rest beta, 2 findings
websocket beta
gateway experimental, blocked
tenant experimental
observability beta
ai experimental, 1 beta surface
messaging beta, 3 findings
frontend experimental
resilience experimental
observability/ops experimental
B Supporting primitives 5
data/cache experimental
gateway/discovery experimental
messaging/mq experimental
messaging/pubsub experimental, 3 findings
data experimental, 1 beta
C Local development and protected operations 2
observability/devtools experimental
observability/ops see A
D Fast-moving domain packs 3
ai see A
frontend see A
data see B · with several machines
Stable roots 9
Not on the Boundary page 2
openapi experimental
rpc experimental
`

const { rows, hasRow, expand } = treeRows(row)

/** Closes every row but that of the checkout, so that all groups are to be seen. */
const closeAll = async (): Promise<void> => {
  await until('the rows', async () => (await rows()).length > 0)
  await vscode.commands.executeCommand('workbench.actions.treeView.plumego.families.collapseAll')
  await expand('sample', 'A App-facing')
}

const path = (): string => vscode.window.activeTextEditor?.document.uri.path ?? ''

/** Chooses an entry of a list that a command opens. */
const choose = async (command: string, ...labels: string[]): Promise<void> => {
  const done = vscode.commands.executeCommand(`plumego.${command}`)
  for (const label of labels) await click('.quick-input-list .monaco-list-row', label)
  await done
}

describe('the tree of families', () => {
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.view.extension.plumego')
    await vscode.commands.executeCommand('plumego.showAllFamilies')
  })

  afterEach(async () => {
    await vscode.commands.executeCommand('plumego.showAllFamilies')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows each family once, by category, and what its icon cannot say', async function () {
    needsPage(this)
    await until('the rows', async () => (await rows()).length > 20)
    await until('the tree', async () => (await rows()).join('\n') === tree.trim()).catch(async () =>
      assert.deepEqual(await rows(), tree.trim().split('\n')),
    )
    await until('the counts of findings', async () => (await count('.pane-body .monaco-decoration-badge')) === 3)
    await screenshot('families')
  })

  it('tells below a family what may be imported and by whom it is used, once it is opened', async function () {
    needsPage(this)
    await closeAll()
    await expand('A ', 'rest beta')
    await expand('rest', 'May import')
    await expand('May import', 'contract')
    await screenshot('families-opened', sideBar)
    await click(row, 'contract')
    await until('the rule', () => path().endsWith('specs/dependency-rules.yaml'))
    // What is opened stays so, whatever becomes of the server.
    await vscode.commands.executeCommand('plumego.restartServer')
    await until('the rows', () => hasRow('rest beta'))
    await until('the opened row', () => hasRow('May import'))
  })

  it('tells of a family what a hover on its import says', async function () {
    needsPage(this)
    await closeAll()
    await expand('A ', 'websocket')
    await hover(row, 'websocket')
    const shown = await waitForText('.monaco-hover', 'beta')
    assert.match(shown, /Owner realtime/)
    await screenshot('families-tooltip')
    await moveAway()
  })

  it('opens the manifest of a family that is clicked, and leads from a reference to its family', async function () {
    needsPage(this)
    await closeAll()
    await expand('A ', 'websocket')
    await click(row, 'websocket')
    await until('the manifest', () => path().endsWith('x/websocket/module.yaml'))
    await closeAll()
    await expand('D ', 'frontend see A')
    await click(`${row}[aria-label^="frontend see A"]`)
    await until('the family', async () => {
      const selected = await attributesOf(`${row}.selected`, 'aria-label')
      return selected.some(label => label?.startsWith('frontend experimental'))
    })
  })

  it('shows what a filter leaves, says so, and all again', async function () {
    needsPage(this)
    await closeAll()
    await expand('A ', 'gateway experimental')
    await choose('filterFamilies', 'Beta and better')
    await until('the families that are beta', async () => !(await hasRow('gateway experimental')))
    await waitForText('.pane-body', 'Filter: beta and better')
    assert.ok(await hasRow('rest beta'))
    await until('what fits below a family', () => hasRow('file beta'))
    await screenshot('families-filtered', sideBar)
    await vscode.commands.executeCommand('plumego.showAllFamilies')
    await until('all families', async () => (await rows()).length > 0)
    await waitForNoText('.pane-body', 'Filter: beta and better')
  })

  it('groups by status, in dark, light and high contrast', async function () {
    needsPage(this)
    await choose('groupFamilies', 'By status')
    await until('a group for beta', () => hasRow('beta surface 1'))
    for (const theme of ['dark', 'light', 'contrast'] as const) {
      await setTheme(theme)
      await screenshot(`families-by-status-${theme}`, sideBar)
    }
    await setTheme('light')
    await choose('groupFamilies', 'By category')
    await until('the categories', () => hasRow('A App-facing'))
  })

  for (const width of [200, 300]) {
    it(`reads no two rows alike at ${width} pixels`, async function () {
      needsPage(this)
      await closeAll()
      await expand('A ', 'rest beta')
      const before = await widthOf(sideBar)
      await drag('.monaco-sash.vertical:not(.disabled)', width - before)
      await screenshot(`families-${width}`, sideBar)
      const labels = await textsOf(row)
      assert.equal(new Set(labels).size, labels.length)
      await drag('.monaco-sash.vertical:not(.disabled)', before - (await widthOf(sideBar)))
    })
  }

  it('keeps the adoption guide open while its steps are read', async function () {
    needsPage(this)
    const guide = vscode.commands.executeCommand('plumego.evaluateFamily')
    await until('the packages', async () => (await count('.quick-input-list .monaco-list-row')) > 5)
    await type('x/rest')
    await click('.quick-input-list .monaco-list-row.focused')
    await guide
    await waitForText('.quick-input-widget', 'Adopting x/rest')
    await screenshot('adoption-guide')
    await click('.quick-input-list .monaco-list-row', 'Manifest')
    await until('the manifest', () => path().endsWith('x/rest/module.yaml'))
    await waitForText('.quick-input-widget', 'Adopting x/rest')
    await press('Escape')
  })
})
