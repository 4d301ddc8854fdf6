import { commands, type Disposable, type ExtensionContext, tasks, window, workspace } from 'vscode'
import { taskType } from './check-task/definition.ts'
import { CheckFindings } from './check-task/findings.ts'
import { CheckTasks } from './check-task/provider.ts'
import { registerCommands } from './commands/index.ts'
import { registerPromotionCommands } from './commands/promotion.ts'
import { copyReport, type Machine } from './commands/report.ts'
import { followEditor } from './families/auto-reveal.ts'
import { findingsBadge } from './families/findings-badge.ts'
import { FamilyMemory } from './families/memory.ts'
import { FamilyTree } from './families/tree.ts'
import { showGoHovers } from './go-hovers.ts'
import { followImports } from './import-context.ts'
import { LanguageStatus } from './language-status.ts'
import { createLog } from './log.ts'
import { registerMap } from './map/commands.ts'
import { onGoFileOpened, onPresenceMayChange, presenceOfPlumego } from './presence.ts'
import { PromotionTree } from './promotion/tree.ts'
import { RecentLog } from './report/recent-log.ts'
import { RulePages } from './rule-pages.ts'
import { type CreateClient, ServerSession } from './session.ts'
import { StoppedNotice } from './stopped-notice.ts'

/** Runs the server and shows the container while, and only while, Plumego is in play in the window. */
export class Extension {
  readonly #session: ServerSession
  readonly #recent = new RecentLog(createLog())
  readonly #log = this.#recent.channel
  #isActive = false
  #isShown = false

  constructor(context: ExtensionContext, machine: Machine, createClient: CreateClient) {
    const pages = new RulePages(context.extensionUri)
    this.#session = new ServerSession(createClient, pages, this.#log)
    const notice = new StoppedNotice(this.#session, this.#log)
    const tree = new FamilyTree(this.#session, new FamilyMemory(context.workspaceState))
    const promotion = new PromotionTree(this.#session, context.workspaceState)
    const disposables: Disposable[] = [
      this.#log,
      this.#session,
      notice,
      pages.register(),
      followImports(this.#session),
      showGoHovers((document, position, token) => this.#session.hover(document, position, token)),
      tree,
      followEditor(tree),
      promotion,
      registerPromotionCommands(this.#session, promotion, notice),
      new LanguageStatus(this.#session),
      window.registerFileDecorationProvider(findingsBadge),
      registerCommands(this.#session, tree, notice, this.#log),
      registerMap(context, this.#session, tree, notice),
      commands.registerCommand('plumego.copyReport', () =>
        copyReport({ context, machine, session: this.#session, tree, log: this.#recent }),
      ),
      tasks.registerTaskProvider(
        taskType,
        new CheckTasks({ node: machine.node, bundle: context.asAbsolutePath('dist/check.cjs') }),
      ),
      new CheckFindings(() => this.#session.diagnostics),
      onPresenceMayChange(() => this.start()),
      onGoFileOpened(() => {
        if (!this.#isActive) this.start()
      }),
    ]
    context.subscriptions.push(...disposables)
  }

  /** Starts or stops the server, as the folders need it. */
  async start(): Promise<void> {
    const presence = await presenceOfPlumego()
    const isActive = presence !== 'none'
    this.#isActive = isActive
    await commands.executeCommand('setContext', 'plumego.active', isActive)
    if (presence === 'used') this.#showAtStart()
    try {
      await (isActive ? this.#session.start() : this.#session.stop())
    } catch {
      // The session has logged it, and a person is told of a server that has stopped.
    }
  }

  stop(): Promise<void> {
    return this.#session.stop()
  }

  /** Once for each window, where the settings ask for it. The editor keeps the focus. */
  #showAtStart(): void {
    if (this.#isShown || !workspace.getConfiguration('plumego').get('view.showAtStart')) return
    this.#isShown = true
    commands.executeCommand('plumego.families.focus', { preserveFocus: true })
  }
}
