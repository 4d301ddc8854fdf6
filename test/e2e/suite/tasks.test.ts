// A contributor's tasks, from start to finish, with nothing but the extension: each ends with a clean check, and one undo
// leaves git clean. What a person does with hands is counted, and told with the result.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import * as driver from './driver.ts'
import { count, mode, needsPage, openFile, placeCursor, screenshot, until, waitForText } from './driver.ts'

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? []
  assert.ok(first)
  return first.uri
}
const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path)
const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)))
const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text))

const git = (...words: string[]): string =>
  execFileSync('git', ['-C', folder().fsPath, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const commit = (): void => {
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'state')
}

/** What CI would fail on that the base does not have. */
function newErrors(base = 'HEAD'): string {
  const extension = vscode.extensions.getExtension('plumego.plumego')
  assert.ok(extension)
  const program = join(extension.extensionPath, 'server/bin/plumego-check.cjs')
  const { status, stdout } = spawnSync(process.execPath, [program, '--changed', base, folder().fsPath], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  return status === 0 ? '' : stdout
}

/** What the person did with hands since the task began: keys, texts and clicks. */
let gestures = 0
const press = (key: string): Promise<void> => {
  gestures++
  return driver.press(key)
}
const type = (text: string): Promise<void> => {
  gestures++
  return driver.type(text)
}
const click = (selector: string, text?: string): Promise<void> => {
  gestures++
  return driver.click(selector, text)
}

const preview = '.bulk-edit-panel'
const dialog = '.monaco-dialog-box'

/** Ticks the files of what the preview leaves to the person, and has the rest made with it. */
async function applyPreview(ticks: readonly string[]): Promise<void> {
  await until('the preview', async () => (await count(`${preview} .monaco-list-row`)) > 0)
  await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel')
  for (const file of ticks) await click(`${preview} .monaco-list-row:has-text("${file}") .edit-checkbox`)
  await screenshot(`task-preview-${gestures}`)
  await click(`${preview} .monaco-button`, 'Apply')
}

async function saved(what: string, isDone: () => boolean | Promise<boolean>): Promise<void> {
  await until(what, async () => {
    await vscode.workspace.saveAll()
    return isDone()
  })
}

/** One undo, in all files. */
async function undo(file: string): Promise<void> {
  await openFile(file)
  const done = vscode.commands.executeCommand('undo')
  await until('git to be clean', async () => {
    // An editor asks where the change was made in several files.
    if ((await count(dialog)) > 0) await driver.click(`${dialog} .monaco-button`, 'Undo in')
    await vscode.workspace.saveAll()
    return git('status', '--porcelain') === ''
  })
  await done
}

const diagnosed = (path: string, code: string): Promise<vscode.Diagnostic> =>
  until(`${code} in ${path}`, () =>
    vscode.languages
      .getDiagnostics(at(path))
      .find(one => (typeof one.code === 'object' ? one.code.value : one.code) === code),
  )

/** Takes a fix from the menu of the light bulb. */
async function fix(title: string): Promise<void> {
  gestures++
  await until(`the fix ${title}`, async () => {
    // A key that comes before the fixes are there opens nothing.
    if ((await count('.action-widget')) === 0) await driver.press('Control+Period')
    return (await driver.textsOf('.action-widget')).some(shown => shown.includes(title))
  })
  await click('.action-widget .monaco-list-row', title)
}

describe('a contributor’s tasks', () => {
  before(function () {
    if (mode === 'vsix') this.skip()
    git('init', '--quiet', '--initial-branch=main')
    commit()
    git('tag', 'start')
  })

  beforeEach(() => {
    gestures = 0
  })

  afterEach(async function () {
    console.log(`e2e: ${this.currentTest?.title}: ${gestures} gestures`)
    if (this.currentTest?.state === 'failed') await screenshot(`failed-task-${gestures}-${this.currentTest.title}`)
    await driver.press('Escape')
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await vscode.commands.executeCommand('workbench.action.closePanel')
    git('switch', '--quiet', '--force', 'main')
    git('reset', '--quiet', '--hard', 'start')
    git('clean', '--quiet', '--force', '-d')
  })

  after(() => {
    if (mode !== 'vsix') rmSync(join(folder().fsPath, '.git'), { recursive: true, force: true })
  })

  it('an import that the rule denies is allowed', async function () {
    needsPage(this)
    const file = 'x/gateway/gateway.go'
    const line = '\t"github.com/spcent/plumego/contract"\n'
    await write(file, (await textOf(file)).replace(line, `${line}\t_ "github.com/spcent/plumego/x/ai/provider"\n`))
    commit()
    const editor = await openFile(file)
    await diagnosed(file, 'forbidden-import')
    await placeCursor(editor, 'plumego/x/ai/pro')
    await fix('Widen the rule')
    await applyPreview(['dependency-rules.yaml', 'module.yaml'])
    await until('the place for the reason', () => {
      const shown = vscode.window.activeTextEditor
      return shown?.document.getText(shown.selection) === '<why x/gateway may import it>'
    })
    await screenshot('task-widened')
    await saved('both files', async () => /- x\/ai\/provider$/m.test(await textOf('x/gateway/module.yaml')))
    assert.equal(newErrors(), '')
    await until('nothing found at the import', () =>
      vscode.languages.getDiagnostics(at(file)).every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
    )
    await undo('specs/dependency-rules.yaml')
  })

  it('a subpackage is added', async function () {
    needsPage(this)
    const done = vscode.commands.executeCommand('plumego.newModule')
    gestures++
    await waitForText('.quick-input-widget', 'New Module (1/2)')
    await type('x/gateway')
    await until('the family', async () => {
      const rows = await driver.textsOf('.quick-input-list .monaco-list-row')
      return rows.length < 5 && rows[0]?.startsWith('x/gateway')
    })
    await press('Enter')
    await waitForText('.quick-input-widget', 'New Module (2/2)')
    await type('mirror')
    await press('Enter')
    await waitForText(preview, 'extension-boundary.md')
    await click(`${preview} .monaco-button`, 'Apply')
    await done
    await saved('the module', async () => (await vscode.workspace.findFiles('x/gateway/mirror/doc.go')).length > 0)
    await until('its entries', async () => /- x\/gateway\/mirror$/m.test(await textOf('specs/extension-taxonomy.yaml')))
    assert.equal(newErrors(), '')
    await undo('specs/extension-taxonomy.yaml')
  })

  it('a branch is reviewed', async function () {
    needsPage(this)
    git('switch', '--quiet', '--force-create', 'topic')
    await write('log/topic.go', 'package log\n\nimport _ "github.com/spcent/plumego/x/rest"\n')
    commit()
    await diagnosed('log/topic.go', 'forbidden-import')
    await diagnosed('router/legacy.go', 'forbidden-import')
    await vscode.commands.executeCommand('plumego.families.focus')
    await click('.action-label[aria-label*="This Branch Only"]')
    const errors = (): string[] =>
      vscode.languages
        .getDiagnostics()
        .filter(([, all]) => all.some(({ source }) => source === 'plumego'))
        .map(([uri]) => vscode.workspace.asRelativePath(uri))
    await until('the findings of the branch alone', () => errors().join() === 'log/topic.go')
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    await screenshot('task-branch')
    await openFile('README.md')
    await press('F8')
    await until('the first finding', () => vscode.window.activeTextEditor?.document.uri.path.endsWith('log/topic.go'))
    await vscode.commands.executeCommand('plumego.families.focus')
    await click('.action-label[aria-label*="All Findings"]')
    await until('all findings', () => errors().includes('router/legacy.go'))
    assert.equal(git('status', '--porcelain'), '')
  })
})
