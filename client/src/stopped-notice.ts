import { type Disposable, type LogOutputChannel, l10n, window } from 'vscode'
import type { ServerSession } from './session.ts'

/** Tells a person that the server has stopped, with the way back, whenever that happens and where a command needs it. */
export class StoppedNotice implements Disposable {
  readonly #session: ServerSession
  readonly #log: LogOutputChannel
  readonly #listening: Disposable

  constructor(session: ServerSession, log: LogOutputChannel) {
    this.#session = session
    this.#log = log
    this.#listening = session.onDidChangeState(state => {
      if (state === 'stopped') void this.#tell()
    })
  }

  /** True once the server runs, which a person is asked to have restarted where it has stopped. */
  async untilRunning(): Promise<boolean> {
    if (await this.#session.isReady()) return true
    if (this.#session.state === 'off') {
      const message = l10n.t('No folder of this window holds a Plumego checkout or an application that uses Plumego.')
      void window.showInformationMessage(message)
      return false
    }
    await this.#tell()
    return this.#session.isReady()
  }

  dispose(): void {
    this.#listening.dispose()
  }

  async #tell(): Promise<void> {
    const [restart, showLog] = [l10n.t('Restart'), l10n.t('Show Log')]
    const message = l10n.t(
      'The Plumego language server has stopped. Until it is restarted there are no findings, no hovers and no families.',
    )
    const chosen = await window.showErrorMessage(message, restart, showLog)
    if (chosen === showLog) this.#log.show()
    if (chosen === restart) await this.#session.restart().catch(() => undefined)
  }
}
