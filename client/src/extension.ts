import { commands, type Disposable, type ExtensionContext, l10n, window, workspace } from 'vscode'
import { registerCommands } from './commands/index.ts'
import { findingsBadge } from './families/findings-badge.ts'
import { FamilyTreeProvider } from './families/tree.ts'
import { createLog } from './log.ts'
import { isPlumegoInPlay, onGoFileOpened, onPresenceMayChange } from './presence.ts'
import { type CreateClient, ServerSession } from './session.ts'

/** Runs the server and shows the container while, and only while, Plumego is in play in the window. */
export class Extension {
  readonly #session: ServerSession
  readonly #log = createLog()
  #isActive = false
  #isShown = false

  constructor(context: ExtensionContext, createClient: CreateClient) {
    this.#session = new ServerSession(createClient, this.#log)
    const tree = new FamilyTreeProvider(this.#session)
    const disposables: Disposable[] = [
      this.#log,
      this.#session,
      tree,
      window.createTreeView('plumego.families', { treeDataProvider: tree, showCollapseAll: true }),
      window.registerFileDecorationProvider(findingsBadge),
      registerCommands(this.#session, this.#log),
      onPresenceMayChange(() => this.start()),
      onGoFileOpened(() => {
        if (!this.#isActive) this.start()
      }),
    ]
    context.subscriptions.push(...disposables)
  }

  /** Starts or stops the server, as the folders need it. */
  async start(): Promise<void> {
    const isActive = await isPlumegoInPlay()
    this.#isActive = isActive
    await commands.executeCommand('setContext', 'plumego.active', isActive)
    if (isActive) this.#showAtStart()
    try {
      await (isActive ? this.#session.start() : this.#session.stop())
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error))
      window.showErrorMessage(l10n.t('The Plumego language server did not start. The log says why.'))
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
