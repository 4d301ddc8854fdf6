import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { at, commit, folder, git, textOf, write } from './checkout.ts'
import { hasPage, needsPage, screenshot, textsOf, until, waitForNoText, waitForText } from './driver.ts'

const file = 'x/rest/tenancy.go'

/** What the editor shows of a file, by who says it. */
const shownOf = (path: string): string[] =>
  vscode.languages
    .getDiagnostics(at(path))
    .map(({ source, code, range }) => {
      const rule = String(typeof code === 'object' ? code.value : code)
      return `${source} ${rule} ${range.start.line + 1}:${range.start.character + 1}`
    })
    .sort()

/** Everything that is shown, each with its place. */
const allShown = (): string[] =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) => shownOf(vscode.workspace.asRelativePath(uri)).map(one => `${uri.path}: ${one}`))
    .sort()

/** Runs the task as "Terminal: Run Task" does, and waits for its end. @returns its exit status */
async function run(): Promise<number | undefined> {
  const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'plumego-check' })
  assert.ok(task && others.length === 0, 'one task for one folder')
  const ended = new Promise<number | undefined>(resolve => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return
      listener.dispose()
      resolve(exitCode)
    })
  })
  await vscode.tasks.executeTask(task)
  return ended
}

describe('the task plumego-check', () => {
  let before = ''

  beforeEach(async () => {
    before = await textOf(file)
    await until('what the server tells', () => shownOf(file).includes('plumego manifest-forbidden-import 8:2'))
  })

  afterEach(async () => {
    await write(file, before)
    const problems = vscode.workspace.getConfiguration('plumego.problems')
    await problems.update('onlyThisBranch', undefined, vscode.ConfigurationTarget.Global)
    rmSync(join(folder().fsPath, '.git'), { recursive: true, force: true })
    await vscode.commands.executeCommand('workbench.action.closePanel')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  it('is offered for the folder, and runs with the editor’s own Node', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'plumego-check' })
    assert.equal(task?.name, 'plumego-check')
    assert.equal((task.scope as vscode.WorkspaceFolder).uri.path, folder().path)
    const execution = task.execution as vscode.ProcessExecution
    assert.equal(execution.process, process.execPath)
    assert.equal(execution.options?.env?.ELECTRON_RUN_AS_NODE, '1')
  })

  it('shows nothing twice that the server tells, and leaves what that alone tells', async () => {
    const shown = allShown()
    assert.ok(shown.some(one => one.includes('plumego ')))
    assert.equal(await run(), 1)
    await until('what was shown before', () => allShown().join('\n') === shown.join('\n')).catch(() =>
      assert.deepEqual(allShown(), shown),
    )
    if (!hasPage) return
    // The editor itself shows what the server tells, too, and not only what the command found.
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    await until('the same number of problems', async () => {
      const [errors] = (await textsOf('.statusbar-item[id="status.problems"]')).join(' ').match(/\d+/) ?? []
      return (
        Number(errors) ===
        vscode.languages
          .getDiagnostics()
          .flatMap(([, all]) => all)
          .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length
      )
    })
    await waitForNoText('.markers-panel', 'plumego-check')
  })

  it('shows what CI says where the view is of this branch alone, until it is mended and run again', async function () {
    needsPage(this)
    git('init', '--quiet', '--initial-branch=main')
    commit()
    const problems = vscode.workspace.getConfiguration('plumego.problems')
    await problems.update('onlyThisBranch', true, vscode.ConfigurationTarget.Global)
    await until('nothing of the branch', () => shownOf(file).length === 0)
    await run()
    await until('what CI says', () => shownOf(file).join() === 'plumego-check manifest-forbidden-import 8:2')
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    await waitForText('.markers-panel', 'x/rest may not import x/tenant')
    await waitForText('.markers-panel', 'plumego-check')
    await screenshot('task-problems')
    await vscode.commands.executeCommand('workbench.action.terminal.focus')
    await waitForText('.part.panel', 'Terminal')
    await screenshot('task-terminal')
    await write(file, before.replace(/^.*x\/tenant".*\n/m, ''))
    await run()
    await until('nothing', () => shownOf(file).length === 0)
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    await waitForNoText('.markers-panel', 'x/rest may not import x/tenant')
    await waitForText('.markers-panel', 'router may not import x/rest')
  })
})
