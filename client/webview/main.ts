import type { Start, ToHost } from './messages.ts'
import { MapPage } from './page.ts'
import { readState, stateOf } from './state.ts'

interface Host {
  postMessage(message: ToHost): void
  getState(): unknown
  setState(state: unknown): void
}

/** What VS Code gives to a page, once. */
declare function acquireVsCodeApi(): Host

const host = acquireVsCodeApi()
const main = document.querySelector('main')
if (main) {
  // The host writes it, and nobody else can.
  const { words, view }: Start = JSON.parse(main.dataset.start ?? '')
  // A page that is loaded anew goes on where it was.
  const state = readState(host.getState()) ?? stateOf(view)
  const page = new MapPage(main, words, state, {
    send: message => host.postMessage(message),
    keep: now => host.setState(now),
  })
  window.addEventListener('message', ({ data }) => page.take(data))
  page.start()
}
