import assert from 'node:assert/strict'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { flatPlumego, goModOf, lay, plumegoPath } from '../../support/applications.ts'
import {
  attributesOf,
  hoverText,
  moveAway,
  needsPage,
  placeCursor,
  screenshot,
  type,
  until,
  waitForNoText,
  waitForText,
} from './driver.ts'

const row = '.pane-body .monaco-list-row'
const view = '.pane-body'

/** What is known of x/ops where it is used, whatever the application has its Plumego from. */
const line = 'x/ops ○ experimental · denied in production without auth'

const main = `package main

import ops "${plumegoPath}/x/ops"

func main() {
	ops.New()
}
`

const below = (directory: string, files: Readonly<Record<string, string>> = flatPlumego): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]))

const withRest: Readonly<Record<string, string>> = {
  ...flatPlumego,
  'x/rest/module.yaml': 'name: x/rest\nstatus: beta\nowner: us\n',
  'x/rest/rest.go': 'package rest\n',
  'x/resilience/module.yaml': 'name: x/resilience\nstatus: experimental\nowner: us\n',
  'x/resilience/resilience.go': 'package resilience\n',
}

/** Laid side by side: by a replace, from the module cache, from a vendor directory, and one with none on the disk. */
const applications: Readonly<Record<string, string>> = {
  'replaced/go.mod': goModOf('v1.0.0', `replace ${plumegoPath} => ../plumego\n`),
  'replaced/main.go': main,
  ...below('plumego'),
  'cached/go.mod': goModOf('v1.0.2'),
  'cached/main.go': main,
  'vendored/go.mod': goModOf('v1.0.2'),
  'vendored/main.go': main,
  'vendored/vendor/modules.txt': `# ${plumegoPath} v1.0.2\n## explicit; go 1.24.0\n${plumegoPath}/x/ops\n`,
  [`vendored/vendor/${plumegoPath}/x/ops/module.yaml`]: flatPlumego['x/ops/module.yaml'] ?? '',
  [`vendored/vendor/${plumegoPath}/x/ops/ops.go`]: flatPlumego['x/ops/ops.go'] ?? '',
  'absent/go.mod': goModOf('v1.0.0'),
  'absent/main.go': main,
  'work/go.work': 'go 1.24\n\nuse (\n\t./one\n\t./two\n\t./plumego\n)\n',
  'work/one/go.mod': goModOf('v0.2.0').replace('/app', '/one'),
  'work/one/main.go': main,
  'work/two/go.mod': goModOf('v0.3.0').replace('/app', '/two'),
  'work/two/main.go': main,
  ...below('work/plumego'),
}

describe('applications, wherever their Plumego is', () => {
  let root: string
  const modules = process.env.GOMODCACHE ?? ''

  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'plumego-applications-')))
    lay(root, applications)
    lay(modules, below(`${plumegoPath}@v1.0.2`, withRest))
  })

  after(async () => {
    await moveAway()
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('workbench.view.explorer')
    rmSync(root, { recursive: true })
    rmSync(modules, { recursive: true, force: true })
  })

  const open = async (application: string): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(await vscode.workspace.openTextDocument(join(root, application, 'main.go')))

  const textOf = (content: vscode.MarkdownString | vscode.MarkedString): string =>
    typeof content === 'string' ? content : content.value
  /** What every provider says at the call, in the order in which the editor shows it. */
  const saidAt = async ({ document }: vscode.TextEditor): Promise<string[]> => {
    const position = document.positionAt(document.getText().indexOf('ops.New') + 1)
    const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    )
    return hovers.flatMap(({ contents }) => contents.map(textOf))
  }

  for (const application of ['replaced', 'cached', 'vendored', 'absent', 'work/one', 'work/two']) {
    it(`say at a call how mature the package is: ${application}`, async () => {
      const editor = await open(application)
      const [said = ''] = await until('a hover', async () => {
        const found = await saidAt(editor)
        return found.length > 0 ? found : undefined
      })
      assert.equal(said.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'), line)
      assert.match(said, /^\[x\/ops\]\((?:file|https):/)
    })
  }

  it('say it below what the Go extension says', async function () {
    const go = { provideHover: () => new vscode.Hover('package ops, as gopls has it') }
    for (const selector of [{ language: 'go', scheme: 'file' }, { language: 'go' }]) {
      const other = vscode.languages.registerHoverProvider(selector, go)
      try {
        const said = await saidAt(await open('cached'))
        assert.equal(said[0], 'package ops, as gopls has it')
        assert.match(said[1] ?? '', /experimental/)
        if (selector.scheme === undefined) continue
        needsPage(this)
        await hoverText('ops.New')
        await waitForText('.monaco-hover', 'package ops, as gopls has it')
        await waitForText('.monaco-hover', 'experimental')
        await screenshot('hover-at-a-call')
        await moveAway()
      } finally {
        other.dispose()
      }
    }
  })

  it('offer packages from the first letters of a name', async function () {
    needsPage(this)
    const editor = await open('cached')
    await editor.edit(edit => edit.insert(new vscode.Position(3, 0), 'import ""\n'))
    await placeCursor(editor, 'import "')
    await type('x/re')
    const offered = await until('the list', async () => {
      const labels = await attributesOf('.suggest-widget .monaco-list-row', 'aria-label')
      return labels.length > 1 && labels.map(label => /x\/\w+/.exec(label ?? '')?.[0])
    })
    // What is more mature comes first.
    assert.deepEqual(offered, ['x/rest', 'x/resilience'])
    await screenshot('completion-of-a-short-name')
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  it('offer a download in the view, and heal once it is made', async function () {
    needsPage(this)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await open('absent')
    await vscode.commands.executeCommand('workbench.view.extension.plumego')
    await vscode.commands.executeCommand('plumego.families.focus')
    await waitForText(view, 'is not on this disk')
    await vscode.commands.executeCommand('list.focusFirst')
    const isOffered = async (): Promise<boolean> =>
      (await attributesOf(row, 'aria-label')).some(label => label?.includes('Run “go mod download”'))
    await until('the offer', async () => {
      if (await isOffered()) return true
      await vscode.commands.executeCommand('list.scrollDown')
      return undefined
    })
    for (let i = 0; i < 8; i++) await vscode.commands.executeCommand('list.scrollDown')
    await screenshot('view-nothing-on-the-disk')
    lay(modules, below(`${plumegoPath}@v1.0.0`))
    await waitForNoText(view, 'is not on this disk')
    await until('no offer', async () => !(await isOffered()))
    await screenshot('view-after-the-download')
  })
})
