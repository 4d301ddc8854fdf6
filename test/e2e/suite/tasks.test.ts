// A contributor's tasks, from start to finish, with nothing but the extension: each ends with a clean check, and one undo
// leaves git clean. What a person does with hands is counted, and told with the result.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { at, commit, filesOf, folder, git, newFindings, plumegoCheck, textOf, write } from './checkout.ts'
import * as driver from './driver.ts'
import { count, mode, needsPage, openFile, placeCursor, screenshot, until, waitForText } from './driver.ts'

/** What the person did with hands since the task began: keys, texts and clicks. */
let gestures = 0
let begun = 0
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

/** Ticks the files of what the preview leaves to the person, and has the rest made with it. @param shown must be there */
async function applyPreview(ticks: readonly string[], shown = ''): Promise<void> {
  await until('the preview', async () => (await count(`${preview} .monaco-list-row`)) > 0)
  await driver.maximizePanel(true)
  await waitForText(preview, shown)
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

/** Nothing new is found: the task is done, and what comes behind it takes it back. */
function assertDone(base?: string): void {
  assert.equal(newFindings(base), '')
  console.log(`e2e: done after ${gestures} gestures and ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}

const diagnosed = (path: string, code: string): Promise<vscode.Diagnostic> =>
  until(`${code} in ${path}`, () =>
    vscode.languages
      .getDiagnostics(at(path))
      .find(one => (typeof one.code === 'object' ? one.code.value : one.code) === code),
  )

const isGone = (path: string, code: string): Promise<boolean> =>
  until(`no ${code} in ${path}`, () =>
    vscode.languages
      .getDiagnostics(at(path))
      .every(one => (typeof one.code === 'object' ? one.code.value : one.code) !== code),
  )

/** Types over the word that ends before a text. */
async function typeOver(editor: vscode.TextEditor, wordBefore: string, text: string): Promise<void> {
  await placeCursor(editor, wordBefore, 'before')
  await press('Control+Shift+ArrowLeft')
  await type(text)
  // The list of completions that came with the letters.
  await press('Escape')
}

/** Takes back what was done in one file, step by step as a person does. */
async function undoIn(path: string, isDone = () => git('status', '--porcelain', path) === ''): Promise<void> {
  await openFile(path)
  await until(`${path} to be as it was`, async () => {
    await press('Control+Z')
    await vscode.workspace.saveAll()
    return isDone()
  })
}

/** Takes a fix from the menu of the light bulb. */
async function fix(title: string): Promise<void> {
  gestures++
  await until(`the fix ${title}`, async () => {
    if ((await count('.action-widget')) === 0) {
      await driver.press('Control+Period')
      // Pressed again, it would take the first fix of a menu that is about to open.
      await until('the menu', async () => (await count('.action-widget')) > 0, 5_000).catch(() => undefined)
    }
    const isShown = (await driver.textsOf('.action-widget')).some(shown => shown.includes(title))
    // A menu that came before the fixes were there gets no more of them.
    if (!isShown) await driver.press('Escape')
    return isShown
  })
  await click('.action-widget .monaco-list-row', title)
}

describe('a contributor’s tasks', () => {
  before(function () {
    if (mode === 'vsix') this.skip()
    git('init', '--quiet', '--initial-branch=main')
    commit()
    for (const tag of ['start', 'v1.0.0', 'v1.1.0']) git('tag', tag)
  })

  beforeEach(() => {
    gestures = 0
    begun = Date.now()
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await screenshot(`failed-task-${gestures}-${this.currentTest.title}`)
    await driver.press('Escape')
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    if (driver.hasPage) await driver.maximizePanel(false)
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
    const isReasonAsked = (): boolean => {
      const shown = vscode.window.activeTextEditor
      return shown?.document.getText(shown.selection) === '<why x/gateway may import it>'
    }
    await until('the place for the reason', isReasonAsked)
    await screenshot('task-widened')
    await type('it asks a model where to forward')
    await saved('both files', async () => /- x\/ai\/provider$/m.test(await textOf('x/gateway/module.yaml')))
    assert.match(await textOf('specs/dependency-rules.yaml'), /# .*it asks a model where to forward\n/)
    assertDone()
    await until('nothing found at the import', () =>
      vscode.languages.getDiagnostics(at(file)).every(({ severity }) => severity !== vscode.DiagnosticSeverity.Error),
    )
    // What was typed is a step of its own, of one file.
    await undoIn('specs/dependency-rules.yaml', isReasonAsked)
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
    await applyPreview([], 'extension-boundary.md')
    await done
    await saved('the module', async () => (await vscode.workspace.findFiles('x/gateway/mirror/doc.go')).length > 0)
    await until('its entries', async () => /- x\/gateway\/mirror$/m.test(await textOf('specs/extension-taxonomy.yaml')))
    assertDone()
    await undo('specs/extension-taxonomy.yaml')
  })

  it('a family is promoted', async function () {
    needsPage(this)
    const [manifest, ledger] = ['x/resilience/module.yaml', 'specs/extension-beta-evidence.yaml']
    const [dashboard, note] = ['docs/concepts/extension-maturity.md', 'docs/evidence/extension/x-resilience.md']
    // What the two releases left.
    const { stdout: api } = plumegoCheck('snapshot', './x/resilience')
    for (const release of ['base', 'head'])
      await write(`docs/evidence/extension/snapshots/x-resilience/${release}.snapshot`, api)
    await write(note, 'Nothing collected yet.\n')
    commit()

    await typeOver(await openFile(manifest), '\nowner: runtime', 'beta')
    await diagnosed(manifest, 'promotion-without-evidence')
    await fix('Start the evidence for x/resilience')
    const { document } = await openFile(ledger)
    const open = '\n    blockers:\n      - owner_signoff_missing'
    await until('the entry', () => document.getText().includes(`owner_signoff: missing${open}`))
    await screenshot('task-evidence-started')
    await typeOver(await openFile(ledger), open, 'signed')
    await diagnosed(ledger, 'blocker-stale')
    await placeCursor(await openFile(ledger), open)
    await fix('Remove owner_signoff_missing')
    await openFile(note)
    await press('Control+A')
    await type('Both releases export the same names. Signed by runtime.')
    await isGone(manifest, 'promotion-without-evidence')

    const rows = await openFile(dashboard)
    await diagnosed(dashboard, 'dashboard-drift')
    await placeCursor(rows, '| `x/resilience` | exper')
    await fix('Show beta in the row')
    await isGone(dashboard, 'dashboard-drift')
    await placeCursor(rows, '`go test ./x/resilience/...` | Nothing')
    await fix('Link to evidence/extension/x-resilience.md')
    await isGone(dashboard, 'dashboard-evidence-link')
    await placeCursor(await openFile('README.md'), 'is experimental:\n`x/mess')
    await fix('Add x/resilience')
    await isGone('README.md', 'readme-omits-beta')
    await saved('all of it', async () => (await textOf('README.md')).includes('`x/resilience`'))
    await screenshot('task-promoted')
    assertDone()
    for (const path of ['README.md', dashboard, note, ledger, manifest]) await undoIn(path)
    assert.equal(git('status', '--porcelain'), '')
  })

  it('a package is moved out of its family', async function () {
    needsPage(this)
    const editor = await openFile('x/gateway/discovery/module.yaml')
    await placeCursor(editor, 'path: x/gateway/disco')
    gestures++
    await until('the box for a new name', async () => {
      if ((await count('.rename-box input')) === 0) await driver.press('F2')
      return (await count('.rename-box input:focus')) > 0
    })
    await press('Control+A')
    await type('x/discovery')
    await press('Enter')
    await applyPreview([])
    await saved('the folder at its new place', async () => (await filesOf('x/discovery')).length === 2)
    await saved('its own row', async () =>
      /^\| `x\/discovery` /m.test(await textOf('docs/concepts/extension-maturity.md')),
    )
    assertDone()
    await screenshot('task-moved')
    // From any file that was changed but the moved ones: VS Code forgets what can be undone in those.
    await undo('specs/repo.yaml')
    assert.equal((await filesOf('x/gateway/discovery')).length, 2)
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
    assert.match(newFindings('main'), /^log\/topic\.go\n.*forbidden-import/)
    await press('Escape')
    await fix('Remove this import')
    await saved('the file without it', async () => !(await textOf('log/topic.go')).includes('import'))
    assertDone('main')
    await undo('log/topic.go')
    await diagnosed('log/topic.go', 'forbidden-import')
    await vscode.commands.executeCommand('plumego.families.focus')
    await click('.action-label[aria-label*="All Findings"]')
    await until('all findings', () => errors().includes('router/legacy.go'))
    assert.equal(git('status', '--porcelain'), '')
  })
})
