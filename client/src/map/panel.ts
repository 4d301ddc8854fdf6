import {
  type Disposable,
  type ExtensionContext,
  l10n,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode'
import type { MapView } from '../../webview/messages.ts'
import { readState } from '../../webview/state.ts'
import type { ServerSession } from '../session.ts'
import { type MapActions, ShownMap } from './shown-map.ts'

const viewType = 'plumego.boundaryMap'

/** The one tab that shows the Boundary Map. It is shown again, as it was, after a reload of the window. */
export class BoundaryMapPanel implements Disposable, WebviewPanelSerializer {
  readonly #context: ExtensionContext
  readonly #session: ServerSession
  readonly #actions: MapActions
  readonly #listening: Disposable
  #shown: ShownMap | undefined

  constructor(context: ExtensionContext, session: ServerSession, actions: MapActions) {
    this.#context = context
    this.#session = session
    this.#actions = actions
    this.#listening = window.registerWebviewPanelSerializer(viewType, this)
  }

  /** Shows a view, in the tab that is there already where there is one. */
  show(view: MapView): void {
    if (this.#shown) {
      this.#shown.goTo(view)
      return
    }
    const column = window.activeTextEditor?.viewColumn ?? ViewColumn.Active
    this.#take(window.createWebviewPanel(viewType, l10n.t('Boundary Map'), column), view)
  }

  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    this.#take(panel, readState(state)?.view ?? { root: '', rows: [], columns: [] })
  }

  dispose(): void {
    this.#listening.dispose()
    this.#shown?.dispose()
  }

  #take(panel: WebviewPanel, view: MapView): void {
    this.#shown?.dispose()
    const shown = new ShownMap(panel, view, this.#context.extensionUri, this.#session, this.#actions)
    this.#shown = shown
    panel.onDidDispose(() => {
      shown.dispose()
      if (this.#shown === shown) this.#shown = undefined
    })
  }
}
