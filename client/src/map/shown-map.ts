import { Disposable, Uri, type WebviewPanel, workspace } from 'vscode'
import type { MapPlace } from '../../../server/src/protocol/boundary-map.ts'
import type { Answer, MapView, ToHost, ToPage } from '../../webview/messages.ts'
import { openTarget } from '../commands/open.ts'
import type { ServerSession } from '../session.ts'
import { answerTo } from './answers.ts'
import { pageHtml } from './page-html.ts'
import { mapWords } from './words.ts'

/** The server tells nobody of an import that breaks no rule: the map asks again once Go files rest so long. */
const restMs = 400

export interface MapActions {
  /** @param focus path of the module that the map is about */
  export(root: string, focus: string | undefined): Promise<void>
}

/** A tab with the map: what its page asks, and what it is told. */
export class ShownMap implements Disposable {
  readonly #panel: WebviewPanel
  readonly #session: ServerSession
  readonly #actions: MapActions
  readonly #listening: Disposable
  /** What is shown. */
  #view: MapView
  /** Of the page's last question; undefined while it is not loaded. */
  #id: number | undefined
  /** What is to be shown once the page is loaded. */
  #next: MapView | undefined
  /** What the page was told last, as JSON. */
  #told = ''
  /** What the page may ask to open: addresses that it was told. */
  #known: ReadonlySet<string> = new Set()
  #resting: ReturnType<typeof setTimeout> | undefined

  /** @param extension the folder of the extension */
  constructor(panel: WebviewPanel, view: MapView, extension: Uri, session: ServerSession, actions: MapActions) {
    this.#panel = panel
    this.#view = view
    this.#session = session
    this.#actions = actions
    this.#listening = Disposable.from(
      panel.webview.onDidReceiveMessage((message: ToHost) => this.#receive(message)),
      this.#changes(),
    )
    showPage(panel, extension, view)
  }

  /** Brings the tab to the front and shows another view in it. */
  goTo(view: MapView): void {
    this.#panel.reveal()
    if (this.#id === undefined) this.#next = view
    else this.#send({ type: 'goTo', view })
  }

  dispose(): void {
    clearTimeout(this.#resting)
    this.#listening.dispose()
    this.#panel.dispose()
  }

  /** All that may make the map another one. */
  #changes(): Disposable {
    const again = (): void => void this.#answer()
    const soon = (): void => {
      clearTimeout(this.#resting)
      this.#resting = setTimeout(again, restMs)
    }
    const files = workspace.createFileSystemWatcher('**/*.go')
    return Disposable.from(
      this.#session.onDidChangeModel(again),
      this.#session.onDidChangeState(again),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'go') soon()
      }),
      files,
      ...[files.onDidChange(soon), files.onDidCreate(soon), files.onDidDelete(soon)],
      this.#panel.onDidChangeViewState(() => {
        // A page that is hidden is gone, and asks anew once it is shown.
        if (!this.#panel.visible) this.#id = undefined
      }),
    )
  }

  #receive(message: ToHost): void {
    switch (message.type) {
      case 'ask':
        this.#take(message)
        break
      case 'open':
        this.#open(message)
        break
      case 'export':
        void this.#actions.export(this.#view.root, message.focus)
        break
      case 'restart':
        // One that does not come up is told by the notice, and by the map itself.
        void this.#session.restart().catch(() => undefined)
    }
  }

  #take({ id, view }: Extract<ToHost, { type: 'ask' }>): void {
    this.#id = id
    this.#told = ''
    const next = this.#next
    this.#next = undefined
    if (next) {
      this.#send({ type: 'goTo', view: next })
      return
    }
    this.#view = view
    void this.#answer()
  }

  /** Tells the page what it asked for last, where that is something else than it knows. */
  async #answer(): Promise<void> {
    const id = this.#id
    if (id === undefined) return
    const answer = await answerTo(this.#view, id, this.#session).catch(() => undefined)
    const text = JSON.stringify(answer)
    // A server that ended over it is told of by its state.
    if (!answer || id !== this.#id || text === this.#told) return
    this.#told = text
    this.#known = new Set(placesIn(answer).map(({ uri }) => uri))
    this.#send(answer)
  }

  #open({ uri, line }: Extract<ToHost, { type: 'open' }>): void {
    if (this.#known.has(uri)) void openTarget({ uri, line })
  }

  #send(message: ToPage): void {
    void this.#panel.webview.postMessage(message)
  }
}

function showPage(panel: WebviewPanel, extension: Uri, view: MapView): void {
  const folder = Uri.joinPath(extension, 'dist')
  panel.iconPath = {
    light: Uri.joinPath(extension, 'media', 'map-light.svg'),
    dark: Uri.joinPath(extension, 'media', 'map-dark.svg'),
  }
  panel.webview.options = { enableScripts: true, localResourceRoots: [folder] }
  const [script, style] = [Uri.joinPath(folder, 'map.js'), Uri.joinPath(folder, 'map.css')]
  panel.webview.html = pageHtml(panel.webview, script, style, { words: mapWords(), view })
}

/** Every place that an answer names. */
function placesIn(answer: Answer): readonly MapPlace[] {
  if (answer.type === 'map') return answer.map.places
  if (answer.type === 'notice') return []
  const { mayImport, mayNotImport, importedBy } = answer.focus
  const items = [...mayImport, ...mayNotImport, ...importedBy]
  return items.flatMap(({ rule, import: first }) => [rule, first].filter(place => place !== undefined))
}
