import {
  commands,
  Disposable,
  EventEmitter,
  MarkdownString,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode'
import {
  type PromotionDetails,
  type PromotionQuestion,
  type PromotionResult,
  promotionDetailsRequest,
  promotionRequest,
} from '../../../server/src/protocol/promotion.ts'
import type { ServerSession } from '../session.ts'
import { changesBetween } from '../tree/changes.ts'
import { TreeElements } from '../tree/elements.ts'
import { TreeMemory } from '../tree/memory.ts'
import { itemOf, type PromotionElement } from './items.ts'
import { criterionRows, type PromotionRow, type PromotionSubject, promotionRows } from './model.ts'
import { promotionStateOf } from './state.ts'
import { words } from './words.ts'

/**
 * Shows what stands in the way of each promotion. Nothing is asked of the server before somebody opens the view, and nothing
 * while it is closed.
 */
export class PromotionTree implements TreeDataProvider<PromotionElement>, Disposable {
  readonly view: TreeView<PromotionElement>
  readonly #session: ServerSession
  readonly #memory: TreeMemory
  readonly #elements = new TreeElements<PromotionRow, PromotionDetails>(criterionRows)
  readonly #changed = new EventEmitter<PromotionElement | undefined>()
  readonly #listening: Disposable
  #rows: readonly PromotionRow[] = []
  /** Counts the questions to the server: only the answer to the last one counts. */
  #asked = 0
  #isStale = true

  readonly onDidChangeTreeData = this.#changed.event

  constructor(session: ServerSession, state: Memento) {
    this.#session = session
    this.#memory = new TreeMemory(state, 'plumego.promotion')
    this.view = window.createTreeView('plumego.promotion', { treeDataProvider: this, showCollapseAll: true })
    this.#listening = Disposable.from(
      session.onDidChangeModel(() => this.#refresh()),
      session.onDidChangeState(() => this.#refresh()),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.#isStale && this.#refresh()),
      this.view.onDidExpandElement(({ element }) => this.#memory.setExpanded(element.row.id, true)),
      this.view.onDidCollapseElement(({ element }) => this.#memory.setExpanded(element.row.id, false)),
    )
  }

  /** Every row that is there, those of closed ones included. */
  get elements(): Iterable<PromotionElement> {
    return this.#elements.all
  }

  /** The candidates as they are now, whether or not the view is open; undefined while the server does not run. */
  promotion(): Promise<PromotionResult | undefined> {
    return this.#session.ask<PromotionResult>(promotionRequest, undefined)
  }

  /** The checklist of a candidate; undefined where there is none any more, or no server. */
  async detailsOf({ root, candidate }: PromotionSubject): Promise<PromotionDetails | undefined> {
    const question: PromotionQuestion = { root, candidate }
    return (await this.#session.ask<PromotionDetails | null>(promotionDetailsRequest, question)) ?? undefined
  }

  /** Opens the row of a candidate, and of one of its criteria, without taking the focus. */
  async reveal({ root, candidate }: PromotionSubject, criterion: string): Promise<void> {
    await commands.executeCommand('plumego.promotion.focus', { preserveFocus: true })
    if (this.#isStale) await this.#refresh()
    const element = [...this.#elements.all].find(
      ({ row: { subject } }) => subject?.root === root && subject.candidate === candidate,
    )
    if (!element) return
    await this.getChildren(element)
    const row = this.#elements.get(`${element.row.id}#${criterion}`) ?? element
    await this.view.reveal(row, { select: true, focus: false, expand: true })
  }

  async #refresh(): Promise<void> {
    const question = ++this.#asked
    const { state } = this.#session
    this.#isStale = true
    if (state !== 'running') return this.#show(undefined)
    if (!this.view.visible) return
    try {
      const promotion = await this.promotion()
      if (question === this.#asked && promotion) await this.#show(promotion)
    } catch {
      // The server ended over it: what becomes of it is asked about then.
    }
  }

  async #show(promotion: PromotionResult | undefined): Promise<void> {
    const { state } = this.#session
    await commands.executeCommand('setContext', 'plumego.promotionState', promotionStateOf(state, promotion))
    // While a server starts the rows stay.
    if (state === 'starting') return
    this.#isStale = promotion === undefined
    this.#draw(promotion ? promotionRows(promotion, words) : [])
    await this.#refreshDetails()
  }

  #draw(rows: readonly PromotionRow[]): void {
    const changes = changesBetween(this.#rows, rows)
    this.#rows = rows
    this.#elements.take(rows)
    if (changes === 'all') this.#changed.fire(undefined)
    else for (const id of changes) this.#changed.fire(this.#elements.get(id))
  }

  /** Asks again about the candidates that were opened, and draws those anew of which other things are told. */
  async #refreshDetails(): Promise<void> {
    const question = this.#asked
    for (const element of [...this.#elements.all].filter(({ details }) => details !== undefined)) {
      const { subject } = element.row
      const details = subject && (await this.detailsOf(subject).catch(() => undefined))
      // Who asked after this asks about all of them.
      if (question !== this.#asked) return
      if (!details || JSON.stringify(details) === JSON.stringify(element.details)) continue
      this.#elements.takeDetails(element, details)
      this.#changed.fire(element)
    }
  }

  async getChildren(element?: PromotionElement): Promise<PromotionElement[]> {
    if (!element) return [...this.#elements.outermost]
    const { subject } = element.row
    if (subject && !element.details) {
      const details = await this.detailsOf(subject).catch(() => undefined)
      if (details) this.#elements.takeDetails(element, details)
    }
    return this.#elements.childrenOf(element)
  }

  getParent(element: PromotionElement): PromotionElement | undefined {
    return element.parent
  }

  getTreeItem(element: PromotionElement): TreeItem {
    return itemOf(element, this.#memory.isExpanded(element.row.id))
  }

  async resolveTreeItem(item: TreeItem, { row: { subject, label, spoken } }: PromotionElement): Promise<TreeItem> {
    if (!subject) return item
    const details = await this.detailsOf(subject).catch(() => undefined)
    item.tooltip = details ? new MarkdownString(details.markdown) : (spoken ?? label)
    return item
  }

  dispose(): void {
    this.#listening.dispose()
    this.view.dispose()
    this.#changed.dispose()
  }
}
