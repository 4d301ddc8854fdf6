import {
  commands,
  Disposable,
  EventEmitter,
  MarkdownString,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode'
import type { FamiliesResult } from '../../../server/src/protocol/families.ts'
import type { FamilyDetails } from '../../../server/src/protocol/family-details.ts'
import type { ServerSession } from '../session.ts'
import { changesBetween } from '../tree/changes.ts'
import type { Arrangement } from './arrange.ts'
import { Elements, type FamilyElement } from './element.ts'
import { itemOf } from './items.ts'
import type { FamilyMemory } from './memory.ts'
import { type Row, rowsOf } from './model.ts'
import { type ServerState, viewMessageOf, viewStateOf } from './view-state.ts'
import { words } from './words.ts'

/** Shows the families of the server's model. It draws anew only the rows that are others than before: nothing blinks. */
export class FamilyTree implements TreeDataProvider<FamilyElement>, Disposable {
  readonly view: TreeView<FamilyElement>
  readonly #session: ServerSession
  readonly #memory: FamilyMemory
  readonly #elements = new Elements(words)
  readonly #changed = new EventEmitter<FamilyElement | undefined>()
  readonly #listening: Disposable
  #families: FamiliesResult | undefined
  #rows: readonly Row[] = []
  /** Counts the questions to the server: only the answer to the last one counts. */
  #asked = 0
  #isSelectionRestored = false

  readonly onDidChangeTreeData = this.#changed.event

  constructor(session: ServerSession, memory: FamilyMemory) {
    this.#session = session
    this.#memory = memory
    this.view = window.createTreeView('plumego.families', { treeDataProvider: this, showCollapseAll: true })
    this.#listening = Disposable.from(
      session.onDidChangeModel(() => this.#refresh()),
      session.onDidChangeState(() => this.#refresh()),
      this.view.onDidExpandElement(({ element }) => this.#noteExpanded(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.#noteExpanded(element, false)),
      this.view.onDidChangeSelection(({ selection: [element] }) => {
        if (element) memory.setSelected(element.row.id)
      }),
      this.view.onDidChangeVisibility(() => this.#restoreSelection()),
    )
    void this.#setContexts()
  }

  /** What is shown, as the server told it. */
  get families(): FamiliesResult | undefined {
    return this.#families
  }

  get arrangement(): Arrangement {
    return this.#memory.arrangement
  }

  /** Shows the families in another way, from now on in this workspace. */
  async arrange(arrangement: Arrangement): Promise<void> {
    this.#memory.setArrangement(arrangement)
    await this.#setContexts()
    this.#draw()
  }

  /** Every row that is there, those of closed ones included. */
  get elements(): Iterable<FamilyElement> {
    return this.#elements.all
  }

  /** Selects a row and shows it, without taking the focus from the editor. */
  async reveal(id: string, focus = false): Promise<void> {
    const element = this.#elements.get(id)
    if (element) await this.view.reveal(element, { select: true, focus })
  }

  /** Selects and opens the rows below a package that tell something of it, and goes there. */
  async revealDetails(id: string, kind: string): Promise<void> {
    const element = this.#elements.get(id)
    if (!element) return
    await this.view.reveal(element, { select: false, focus: true, expand: true })
    await this.getChildren(element)
    const group = this.#elements.get(`${id}#${kind}`)
    if (group) await this.view.reveal(group, { select: true, focus: true, expand: true })
  }

  /** What only a look at the package of a row tells; undefined where there is none, or no server. */
  async detailsOf({ package: of }: Row): Promise<FamilyDetails | undefined> {
    return (of && (await this.#session.familyDetails(of))) ?? undefined
  }

  /** Asks the server anew. While it starts the rows stay; those of one that has ended for good say nothing any more. */
  async #refresh(): Promise<void> {
    const question = ++this.#asked
    const { state } = this.#session
    if (state !== 'running') return this.#show(state, undefined)
    try {
      const families = await this.#session.families()
      if (question === this.#asked) await this.#show(this.#session.state, families)
    } catch {
      // The server ended over it: what becomes of it is asked about then.
    }
  }

  async #show(state: ServerState, families: FamiliesResult | undefined): Promise<void> {
    await commands.executeCommand('setContext', 'plumego.viewState', viewStateOf(state, families))
    if (state === 'starting' || (state === 'running' && !families)) return
    this.#families = families
    const hasCheckout = families?.workspaces.some(({ origin }) => origin === undefined)
    // One that was there is there no less while the server is started anew, or has stopped.
    if (hasCheckout !== undefined) await commands.executeCommand('setContext', 'plumego.hasCheckout', hasCheckout)
    this.#draw()
    this.#restoreSelection()
    await this.#refreshDetails()
  }

  #draw(): void {
    const rows = this.#families ? rowsOf(this.#families, words, this.arrangement) : []
    const changes = changesBetween(this.#rows, rows)
    this.#rows = rows
    this.#elements.take(rows)
    const message = [
      viewMessageOf(this.#families, words.oldLayout),
      words.filtered(this.arrangement.filter, rows.length),
    ]
    this.view.message = message.filter(Boolean).join('\n')
    if (changes === 'all') this.#changed.fire(undefined)
    else for (const id of changes) this.#changed.fire(this.#elements.get(id))
  }

  /** Asks again about the packages that were opened, and draws those anew of which other things are told. */
  async #refreshDetails(): Promise<void> {
    const question = this.#asked
    for (const element of [...this.#elements.all].filter(({ details }) => details !== undefined)) {
      const details = await this.detailsOf(element.row).catch(() => undefined)
      // Who asked after this asks about all of them.
      if (question !== this.#asked) return
      if (!details || JSON.stringify(details) === JSON.stringify(element.details)) continue
      this.#elements.takeDetails(element, details)
      this.#changed.fire(element)
    }
  }

  async getChildren(element?: FamilyElement): Promise<FamilyElement[]> {
    if (!element) return [...this.#elements.outermost]
    if (element.row.hasDetails && !element.details) {
      const details = await this.detailsOf(element.row).catch(() => undefined)
      if (details) this.#elements.takeDetails(element, details)
    }
    return this.#elements.childrenOf(element)
  }

  getParent(element: FamilyElement): FamilyElement | undefined {
    return element.parent
  }

  getTreeItem(element: FamilyElement): TreeItem {
    // Of what a filter leaves, all is to be seen.
    const isTouched = this.arrangement.filter === undefined
    return itemOf(element, isTouched ? this.#memory.isExpanded(element.row.id) : undefined)
  }

  async resolveTreeItem(item: TreeItem, { row }: FamilyElement): Promise<TreeItem> {
    const details = await this.detailsOf(row).catch(() => undefined)
    item.tooltip = details ? new MarkdownString(details.markdown) : (row.spoken ?? row.label)
    return item
  }

  #noteExpanded({ row }: FamilyElement, isExpanded: boolean): void {
    if (this.arrangement.filter === undefined) this.#memory.setExpanded(row.id, isExpanded)
  }

  /** What was selected before the window was reloaded. */
  #restoreSelection(): void {
    const { selected } = this.#memory
    if (this.#isSelectionRestored || !this.view.visible || this.#rows.length === 0) return
    this.#isSelectionRestored = true
    if (selected !== undefined && this.view.selection.length === 0) void this.reveal(selected)
  }

  async #setContexts(): Promise<void> {
    const { filter } = this.arrangement
    await commands.executeCommand('setContext', 'plumego.families.filtered', filter !== undefined)
  }

  dispose(): void {
    this.#listening.dispose()
    this.view.dispose()
    this.#changed.dispose()
  }
}
