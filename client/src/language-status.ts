import {
  type Command,
  Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
} from 'vscode'
import { type FileStatus, fileStatusRequest } from '../../server/src/protocol/file-status.ts'
import type { ServerSession } from './session.ts'

const selector: DocumentSelector = [
  { language: 'go', scheme: 'file' },
  { language: 'go.mod', scheme: 'file' },
  { scheme: 'file', pattern: '**/module.yaml' },
]

const lowestMaturitySetting = 'plumego.application.lowestMaturity'

/**
 * Says in the language status of Go files, go.mod and manifests what module the active file belongs to, how mature that is
 * and whose Plumego it means; of an application also how mature its imports have to be. There is nothing of it in a window
 * without Plumego.
 */
export class LanguageStatus implements Disposable {
  readonly #session: ServerSession
  readonly #listening: Disposable
  #module: LanguageStatusItem | undefined
  #lowest: LanguageStatusItem | undefined
  /** Counts the questions to the server: only the answer to the last one counts. */
  #asked = 0

  constructor(session: ServerSession) {
    this.#session = session
    const update = (): void => void this.#update()
    this.#listening = Disposable.from(
      session.onDidChangeState(update),
      session.onDidChangeModel(update),
      window.onDidChangeActiveTextEditor(update),
    )
  }

  async #update(): Promise<void> {
    const question = ++this.#asked
    const { state } = this.#session
    if (state === 'off') return this.#clear()
    if (state !== 'running') return this.#showServer(state)
    const document = window.activeTextEditor?.document
    if (!document || languages.match(selector, document) === 0) return
    const status = await this.#session
      .ask<FileStatus | null>(fileStatusRequest, document.uri.toString())
      .catch(() => undefined)
    if (question !== this.#asked) return
    if (status) this.#show(status)
    else this.#clear()
  }

  #showServer(state: 'starting' | 'stopped'): void {
    this.#hideLowest()
    const item = this.#item()
    item.busy = state === 'starting'
    item.text = state === 'starting' ? l10n.t('Plumego is reading the workspace…') : l10n.t('Plumego has stopped')
    item.detail = ''
    item.severity = state === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
    item.command = state === 'stopped' ? { command: 'plumego.restartServer', title: l10n.t('Restart') } : undefined
  }

  #show(status: FileStatus): void {
    const item = this.#item()
    item.busy = false
    item.severity = LanguageStatusSeverity.Information
    item.text = status.label
    item.detail = status.origin
    item.command = status.place && this.#opening(status.place)
    if (status.lowestMaturity === undefined) this.#hideLowest()
    else this.#showLowest(status.lowestMaturity)
  }

  #showLowest(maturity: string): void {
    this.#lowest ??= languages.createLanguageStatusItem('plumego.lowestMaturity', selector)
    this.#lowest.name = l10n.t('Plumego: lowest maturity')
    this.#lowest.text = l10n.t('Lowest maturity: {maturity}', { maturity })
    this.#lowest.command = {
      command: 'workbench.action.openSettings',
      title: l10n.t('Change'),
      arguments: [lowestMaturitySetting],
    }
  }

  #opening(place: NonNullable<FileStatus['place']>): Command {
    return { command: 'plumego.openPlace', title: l10n.t('Open Manifest'), arguments: [{ row: { target: place } }] }
  }

  #item(): LanguageStatusItem {
    this.#module ??= languages.createLanguageStatusItem('plumego.module', selector)
    this.#module.name = 'Plumego'
    return this.#module
  }

  #hideLowest(): void {
    this.#lowest?.dispose()
    this.#lowest = undefined
  }

  #clear(): void {
    this.#hideLowest()
    this.#module?.dispose()
    this.#module = undefined
  }

  dispose(): void {
    this.#listening.dispose()
    this.#clear()
  }
}
