import type { BoundaryMap, MapCell, MapPlace } from '../../server/src/protocol/boundary-map.ts'
import { element } from './elements.ts'
import { focusPage } from './focus.ts'
import { Grid } from './grid.ts'
import { legend, StatusLine } from './lines.ts'
import type { Answer, MapView, MapWords, Notice, ToHost, ToPage } from './messages.ts'
import { type AxisEntry, firstPlace } from './model.ts'
import { noticePage } from './notice.ts'
import type { PageState } from './state.ts'
import { Toolbar } from './toolbar.ts'

interface PageHost {
  send(message: ToHost): void
  keep(state: PageState): void
}

/** The page: a bar of tools, what the host answered to the last question, and below it what the attention is on. */
export class MapPage {
  readonly #words: MapWords
  readonly #host: PageHost
  readonly #toolbar: Toolbar
  readonly #grid: Grid
  readonly #scroller = element('div', { class: 'scroller' })
  readonly #line: StatusLine
  readonly #legend: HTMLElement
  #state: PageState
  #asked = 0
  #map: BoundaryMap | undefined
  /** What is shown now. */
  #shown: Answer['type'] | undefined
  /** The module that was told of last. */
  #focused = ''

  constructor(main: HTMLElement, words: MapWords, state: PageState, host: PageHost) {
    this.#words = words
    this.#host = host
    this.#state = state
    this.#line = new StatusLine(words, place => this.#open(place))
    this.#legend = legend(words)
    this.#toolbar = new Toolbar(words, state.filter, {
      filter: text => this.#filter(text),
      expand: () => this.#ask({ ...this.#matrix(), rows: this.#expandable() }),
      collapse: () => this.#ask({ ...this.#matrix(), rows: [], columns: [] }),
      export: () => host.send({ type: 'export', ...this.#focus() }),
    })
    this.#grid = new Grid(words, {
      toggle: (axis, path) => this.#toggle(axis, path),
      focusOn: path => this.#focusOn(path),
      open: cell => this.#openCell(cell),
      attend: entries => this.#attend(entries),
      activate: active => this.#keep({ active }),
    })
    this.#scroller.addEventListener('scroll', () => this.#noteScroll(), { passive: true })
    main.replaceChildren(this.#toolbar.element, this.#scroller, this.#line.element, this.#legend)
  }

  /** Asks for what was shown last. */
  start(): void {
    this.#ask(this.#state.view)
  }

  /** Takes what the host says. */
  take(message: ToPage): void {
    if (message.type === 'goTo') this.#ask(message.view)
    else if (message.id === this.#asked) this.#show(message)
  }

  #show(message: Answer): void {
    const isOther = this.#shown !== message.type
    this.#shown = message.type
    this.#toolbar.setMode(message.type)
    this.#line.element.hidden = message.type !== 'map'
    this.#legend.hidden = message.type === 'notice'
    if (message.type === 'map') this.#showMap(message.map, isOther)
    else if (message.type === 'notice') this.#showNotice(message.notice)
    else this.#showFocus(message, isOther)
  }

  #showMap(map: BoundaryMap, isOther: boolean): void {
    this.#map = map
    const { scroll } = this.#state
    this.#grid.show(map, this.#state)
    if (isOther) this.#scroller.replaceChildren(this.#grid.element, this.#toolbar.noneLeft)
    this.#toolbar.noneLeft.hidden = this.#grid.size > 0
    this.#scroller.scrollTo(...scroll)
    if (isOther && document.activeElement === document.body) this.#grid.focus()
  }

  #showFocus({ focus }: Extract<Answer, { type: 'focus' }>, isOther: boolean): void {
    const shown = focusPage(focus, this.#words, {
      back: () => this.#ask(this.#matrix()),
      focusOn: path => this.#focusOn(path),
      open: place => this.#open(place),
    })
    const isAgain = !isOther && this.#focused === focus.module.path
    this.#focused = focus.module.path
    const index = indexOfFocus(this.#scroller)
    this.#scroller.replaceChildren(shown)
    if (isAgain) {
      shown.querySelectorAll<HTMLElement>('button')[index]?.focus({ preventScroll: true })
    } else {
      this.#scroller.scrollTo(0, 0)
      shown.querySelector<HTMLElement>('h2')?.focus()
    }
  }

  #showNotice(notice: Notice): void {
    const back = this.#state.view.focus === undefined ? undefined : () => this.#ask(this.#matrix())
    const restart = () => this.#host.send({ type: 'restart' })
    this.#scroller.replaceChildren(noticePage(notice, this.#words, restart, back))
  }

  #ask(view: MapView): void {
    this.#keep({ view })
    this.#asked++
    this.#host.send({ type: 'ask', id: this.#asked, view })
  }

  #matrix(): MapView {
    const { root, rows, columns } = this.#state.view
    return { root, rows, columns }
  }

  #focus(): { focus?: string } {
    const { focus } = this.#state.view
    return focus === undefined ? {} : { focus }
  }

  #expandable(): string[] {
    return (this.#map?.rows ?? []).filter(({ packages }) => packages > 0).map(({ path }) => path)
  }

  #toggle(axis: 'row' | 'column', path: string): void {
    const view = this.#matrix()
    const key = axis === 'row' ? 'rows' : 'columns'
    const before = view[key]
    const after = before.includes(path) ? before.filter(one => one !== path) : [...before, path]
    this.#ask({ ...view, [key]: after })
  }

  #focusOn(focus: string): void {
    this.#ask({ ...this.#matrix(), focus })
  }

  #filter(filter: string): void {
    this.#keep({ filter })
    if (this.#map && this.#shown === 'map') this.#showMap(this.#map, false)
  }

  #openCell(cell: MapCell): void {
    const place = firstPlace(cell, this.#map?.places ?? [])
    if (place) this.#open(place)
  }

  #open({ uri, line }: MapPlace): void {
    this.#host.send({ type: 'open', uri, line })
  }

  #attend({ row, column }: { readonly row: AxisEntry | undefined; readonly column: AxisEntry | undefined }): void {
    if (this.#map) this.#line.show(this.#map, row, column)
  }

  #noteScroll(): void {
    if (this.#shown === 'map') this.#keep({ scroll: [this.#scroller.scrollLeft, this.#scroller.scrollTop] })
  }

  #keep(changed: Partial<PageState>): void {
    this.#state = { ...this.#state, ...changed }
    this.#host.keep(this.#state)
  }
}

/** Which of the buttons in it has the focus; -1 where none has. */
function indexOfFocus(within: HTMLElement): number {
  const buttons: (Element | null)[] = [...within.querySelectorAll('button')]
  return buttons.indexOf(document.activeElement)
}
