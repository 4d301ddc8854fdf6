import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import {
  count,
  hasPage,
  hoverText,
  moveAway,
  needsPage,
  openFile,
  placeCursor,
  press,
  screenshot,
  textsOf,
  until,
  waitForText,
} from './driver.ts'

const diagnosticsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'plumego')

/** A code that links to its rule's page comes as an object. */
const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code)

const codesOf = (uri: vscode.Uri): unknown[] => diagnosticsOf(uri).map(codeOf)

/** What VS Code would show of hovers at the middle of a text, as Markdown. */
const hoversAt = async (editor: vscode.TextEditor, text: string): Promise<string> => {
  const { document } = editor
  const position = document.positionAt(document.getText().indexOf(text) + text.length / 2)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  )
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n')
}

/** Opens the list of fixes at the cursor and waits for one that says `text`. */
async function listFixes(text: string): Promise<void> {
  await until('the squiggle', async () => (await count('.squiggly-error')) > 0)
  await until('the list of fixes', async () => {
    // A key that comes before the editor is ready is lost, and nothing tells when it is.
    if ((await count('.action-widget')) === 0) await press('Control+Period')
    return (await textsOf('.action-widget')).some(shown => shown.includes(text))
  })
}

describe('in the editor', () => {
  afterEach(async () => {
    await moveAway()
    await vscode.commands.executeCommand('hideSuggestWidget')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('shows the status of an extension on hover', async () => {
    const editor = await openFile('x/rest/attachments.go')
    await until('the hover', async () => (await hoversAt(editor, 'plumego/x/data/file')).includes('● beta'))
    await hoverText('plumego/x/data/cache')
    if (hasPage) assert.match(await waitForText('.monaco-hover', 'experimental'), /its own status/)
    await screenshot('hover')
  })

  it('underlines a forbidden import and names the rule and its file', async () => {
    const editor = await openFile('router/legacy.go')
    const [diagnostic] = await until('the finding', () => {
      const found = diagnosticsOf(editor.document.uri)
      return found.length > 0 ? found : undefined
    })
    assert.ok(diagnostic)
    assert.equal(codeOf(diagnostic), 'forbidden-import')
    const page = typeof diagnostic.code === 'object' ? diagnostic.code.target.path : ''
    assert.match(page, /docs\/rules\/forbidden-import\.md$/)
    assert.equal(editor.document.getText(diagnostic.range), '"github.com/spcent/plumego/x/rest"')
    assert.match(diagnostic.message, /denies x\/\*\* \(specs\/dependency-rules\.yaml:\d+\)/)
    assert.match(diagnostic.relatedInformation?.[0]?.location.uri.path ?? '', /specs\/dependency-rules\.yaml$/)
    await hoverText('plumego/x/rest')
    if (hasPage) {
      await until('the squiggle', async () => (await count('.squiggly-error')) > 0)
      await waitForText('.monaco-hover', 'specs/dependency-rules.yaml')
    }
    await screenshot('forbidden-import')
  })

  it('completes a status from the keyboard, and the finding goes', async () => {
    const editor = await openFile('x/messaging/mq/module.yaml')
    const { document } = editor
    const line = document
      .getText()
      .split('\n')
      .findIndex(text => text.startsWith('status:'))
    await editor.edit(edit => edit.replace(document.lineAt(line).range, 'status: exp'))
    await until('the finding', () => codesOf(document.uri).includes('invalid-value'))
    await placeCursor(editor, 'status: exp')
    if (!hasPage) await press('Control+Space')
    else {
      await until('the list of completions', async () => {
        if ((await count('.suggest-widget')) === 0) await press('Control+Space')
        return (await textsOf('.suggest-widget')).some(text => text.includes('experimental'))
      })
    }
    await screenshot('completion')
    if (hasPage) await press('Enter')
    await until('the accepted value', async () => {
      // On a desktop nothing tells when the list is open; there the command does nothing before.
      if (!hasPage) await press('Enter')
      return document.lineAt(line).text === 'status: experimental'
    })
    await until('no finding', () => codesOf(document.uri).length === 0)
    const marks = '.squiggly-error, .tab .monaco-decoration-badge'
    if (hasPage) await until('no mark of it', async () => (await count(marks)) === 0)
    await screenshot('completion-accepted')
  })

  it('adds a missing key by a quick fix', async () => {
    const editor = await openFile('x/messaging/pubsub/module.yaml')
    const { document } = editor
    await until('the finding', () => codesOf(document.uri).includes('missing-key'))
    await placeCursor(editor, '# DELIBERATE')
    if (hasPage) {
      await listFixes('owner')
      await screenshot('quick-fix')
      await press('Enter')
    } else {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        editor.selection,
      )
      const edit = actions.find(({ title }) => title.includes('owner'))?.edit
      assert.ok(edit && (await vscode.workspace.applyEdit(edit)))
    }
    await until('the key', () => /^owner: \S/m.test(document.getText()))
    await until('no finding about it', () => !codesOf(document.uri).includes('missing-key'))
    await screenshot('quick-fix-applied')
  })

  it('silences a rule that CI does not run as soon as the settings say so', async () => {
    const { document } = await openFile('x/ai/provider/module.yaml')
    const isTold = (): boolean => codesOf(document.uri).includes('maturity-conflict')
    await until('the hint', isTold)
    const settings = vscode.workspace.getConfiguration('plumego')
    const setLevels = (levels: object | undefined) =>
      settings.update('rules.severity', levels, vscode.ConfigurationTarget.Global)
    await setLevels({ 'maturity-conflict': 'off' })
    await until('no hint', () => !isTold())
    await setLevels(undefined)
    await until('the hint again', isTold)
  })

  it('goes to the rule by the light bulb', async function () {
    needsPage(this)
    const editor = await openFile('router/legacy.go')
    await placeCursor(editor, 'plumego/x/rest')
    await listFixes('Go to the rule: specs/dependency-rules.yaml:')
    // Removing the import comes first.
    await press('ArrowDown')
    await press('Enter')
    const opened = await until('the rule', () => {
      const active = vscode.window.activeTextEditor
      return active?.document.uri.path.endsWith('/specs/dependency-rules.yaml') ? active : undefined
    })
    await until('the line of the rule', () => opened.document.lineAt(opened.selection.active).text.includes('- x/**'))
  })

  it('opens the page of a rule rendered', async () => {
    const { document } = await openFile('router/legacy.go')
    await until('the finding', () => codesOf(document.uri).includes('forbidden-import'))
    const [diagnostic] = diagnosticsOf(document.uri)
    const page = typeof diagnostic?.code === 'object' ? diagnostic.code.target : undefined
    assert.ok(page)
    await vscode.commands.executeCommand('vscode.open', page)
    await until('the page, rendered', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
      return input instanceof vscode.TabInputCustom && input.viewType === 'vscode.markdown.preview.editor'
    })
    assert.match((await vscode.workspace.openTextDocument(page)).getText(), /^# forbidden-import\n/)
    await screenshot('rule-page')
  })

  it('offers the manifest of an import in the menu of an import, and nowhere else', async function () {
    needsPage(this)
    const editor = await openFile('router/legacy.go')
    const menu = '.monaco-menu .action-label'
    const isOffered = async (): Promise<boolean> => {
      await vscode.commands.executeCommand('editor.action.showContextMenu')
      const labels = await until('the menu', async () => {
        const texts = await textsOf(menu)
        return texts.length > 0 ? texts : undefined
      })
      await press('Escape')
      await until('no menu', async () => (await count(menu)) === 0)
      return labels.some(label => label.includes('Open Manifest of Import'))
    }
    await placeCursor(editor, 'plumego/x/rest')
    await until('the command on an import of Plumego', isOffered)
    for (const elsewhere of ['"net/htt', 'func (r *Rou', 'package rou']) {
      await placeCursor(editor, elsewhere)
      await until(`no such command at ${elsewhere}`, async () => !(await isOffered()))
    }
    await placeCursor(editor, 'plumego/x/rest')
    await until('the command again', isOffered)
  })

  it('removes a forbidden import by the light bulb', async function () {
    needsPage(this)
    const editor = await openFile('router/legacy.go')
    const { document } = editor
    await until('the finding', () => codesOf(document.uri).includes('forbidden-import'))
    await placeCursor(editor, 'plumego/x/rest')
    await listFixes('Remove this import')
    await screenshot('import-fix')
    await press('Enter')
    await until('no import', () => !document.getText().includes('plumego/x/rest'))
    await until('no finding', () => codesOf(document.uri).length === 0)
  })

  it('mends at once all of a manifest that is safe to mend', async () => {
    const { document } = await openFile('x/messaging/pubsub/module.yaml')
    await until('the findings', () => codesOf(document.uri).length === 3)
    await until('the mends', async () => {
      // A command that comes before the editor has the focus is lost, and nothing tells when it has.
      await vscode.commands.executeCommand('editor.action.fixAll')
      return codesOf(document.uri).join() === 'missing-key'
    })
    assert.match(document.getText(), /^name: x\/messaging\/pubsub$/m)
    assert.match(document.getText(), /^risk: medium$/m)
    await screenshot('fixed-all')
  })

  it('asks git again once there is a history, and once it is gone', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    const ledger = vscode.Uri.joinPath(folder, 'specs/extension-beta-evidence.yaml')
    const git = (...words: string[]): string =>
      execFileSync('git', ['-C', folder.fsPath, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
        encoding: 'utf8',
      })
    const lacksHistory = (): boolean => codesOf(ledger).includes('history-missing')
    await until('no history', lacksHistory)
    git('init', '--quiet')
    try {
      git('commit', '--quiet', '--allow-empty', '--message', 'state')
      await until('a history', () => !lacksHistory())
    } finally {
      rmSync(join(folder.fsPath, '.git'), { recursive: true })
    }
    await until('no history again', lacksHistory)
  })

  it('mends five mistakes of a manifest by one fix-all', async () => {
    const editor = await openFile('x/rest/module.yaml')
    const { document } = editor
    const before = document.getText()
    const list =
      'responsibilities:\n  - Answering for a resource\n  - Attachments of a resource\n  - Versions in a path\n'
    const broken = before
      .replace('name: x/rest', 'name: rest')
      .replace('path: x/rest', 'path: x/rst')
      .replace('layer: extension', 'layer: stable')
      .replace('risk: medium', 'risk: medum')
      .replace(list, 'responsibilities: [Answering for a resource, Attachments of a resource, Versions in a path]\n')
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(before.length))
    await editor.edit(edit => edit.replace(whole, broken))
    const mistakes = ['name-mismatch', 'path-mismatch', 'layer-mismatch', 'invalid-value', 'empty-list']
    // Where several rules say the same, one diagnostic tells it for all.
    const isTold = (code: string): boolean =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some(
          ({ code: own, message }) => (typeof own === 'object' ? own.value : own) === code || message.includes(code),
        )
    await until('five findings', () => mistakes.every(isTold))
    if (hasPage) await until('the squiggles', async () => (await count('.squiggly-error')) >= mistakes.length)
    await screenshot('five-mistakes')
    await until('the mends', async () => {
      // A command that comes before the editor has the focus is lost, and nothing tells when it has.
      await vscode.commands.executeCommand('editor.action.fixAll')
      return document.getText() === before
    })
    await until('no finding', () => codesOf(document.uri).length === 0)
    if (hasPage) await until('no squiggle', async () => (await count('.squiggly-error')) === 0)
    await screenshot('five-mended')
  })
})
