import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { attributesOf, click, count, needsPage, screenshot, until } from './driver.ts'

const row = '.pane-body .monaco-list-row'

/** The tree of the sample, with x/ai expanded where it stands first. */
const tree = `
A — App-facing capability families
x/rest ● beta · platform-api, 2 findings
x/websocket ● beta · realtime
x/gateway ○ experimental · edge
x/tenant ○ experimental · multitenancy
x/observability ● beta · observability
x/ai ○ experimental · ai-gateway
provider ◐ beta surface · ai-gateway
tokenizer ○ experimental · ai-gateway
x/messaging ● beta · messaging, 3 findings
x/frontend ○ experimental · frontend
x/resilience ○ experimental · runtime
x/observability/ops ○ experimental · observability
B — Supporting primitives
x/data/cache ○ experimental · persistence
x/gateway/discovery ○ experimental · edge
x/messaging/mq ○ experimental · messaging
x/messaging/pubsub ○ experimental, 3 findings
x/data ○ experimental · persistence
C — Local development and protected operations
x/observability/devtools ○ experimental · observability
x/observability/ops ○ experimental · observability
D — Fast-moving domain packs
x/ai ○ experimental · ai-gateway
x/frontend ○ experimental · frontend
x/data ○ experimental · persistence · with several machines
Uncategorised
x/openapi ○ experimental · api
x/rpc ○ experimental · rpc
`

/** What a screen reader says of each row, without what it says of the row's buttons. */
const rows = async (): Promise<string[]> => {
  const labels = await attributesOf(row, 'aria-label')
  return labels.map(label => (label ?? '').replace(', has actions', '').trim())
}

describe('the tree of families', () => {
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.view.extension.plumego')
  })

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows the four categories, the families in none, and the status of each', async function () {
    needsPage(this)
    await until('the rows', async () => (await rows()).length > 20)
    await until('the subpackages of x/ai', async () => {
      if ((await rows()).some(label => label.startsWith('provider'))) return true
      // A tree that is just drawn anew loses a click.
      const [expanded] = await attributesOf(`${row}[aria-label^="x/ai "]`, 'aria-expanded')
      if (expanded === 'false') await click(`${row}[aria-label^="x/ai "] .monaco-tl-twistie`)
      return false
    })
    assert.deepEqual(await rows(), tree.trim().split('\n'))
    await until('the counts of findings', async () => (await count('.pane-body .monaco-decoration-badge')) === 3)
    await screenshot('families')
  })

  it('opens the manifest of a family that is clicked', async function () {
    needsPage(this)
    await click(row, 'x/websocket')
    const path = (): string => vscode.window.activeTextEditor?.document.uri.path ?? ''
    await until('the manifest', () => path().endsWith('x/websocket/module.yaml'))
  })
})
