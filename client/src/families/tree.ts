import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode'
import type { FamiliesResult } from '../../../server/src/protocol/families.ts'
import type { ServerSession } from '../session.ts'
import { findingsUri } from './findings-badge.ts'
import { statusIcon } from './icons.ts'
import { type Row, rowsOf } from './model.ts'
import { type ServerState, viewMessageOf, viewStateOf } from './view-state.ts'

const words = {
  download: l10n.t('Run “go mod download”'),
  findings: (count: number) => (count === 1 ? l10n.t('1 finding') : l10n.t('{count} findings', { count })),
}

/** Shows the families of the server's model. It redraws only what is another than before: nothing blinks. */
export class FamilyTree implements TreeDataProvider<Row>, Disposable {
  readonly #session: ServerSession
  readonly #changed = new EventEmitter<void>()
  readonly #view: TreeView<Row>
  readonly #listening: Disposable
  #rows: readonly Row[] = []
  /** Counts the questions to the server: only the answer to the last one counts. */
  #asked = 0
  /** The model as JSON, to tell whether it changed. */
  #shown = ''

  readonly onDidChangeTreeData = this.#changed.event

  constructor(session: ServerSession) {
    this.#session = session
    this.#view = window.createTreeView('plumego.families', { treeDataProvider: this, showCollapseAll: true })
    this.#listening = Disposable.from(
      session.onDidChangeModel(() => this.#refresh()),
      session.onDidChangeState(() => this.#refresh()),
    )
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
    const model = JSON.stringify(families ?? null)
    if (model === this.#shown) return
    this.#shown = model
    this.#rows = families ? rowsOf(families, words) : []
    this.#view.message = viewMessageOf(families)
    this.#changed.fire()
  }

  getChildren(row?: Row): Row[] {
    return [...(row?.children ?? this.#rows)]
  }

  getTreeItem(row: Row): TreeItem {
    const item = new TreeItem(row.label, collapsibleState(row))
    item.id = row.id
    item.description = row.description
    item.contextValue = row.manifest ? `${row.kind}.manifest` : row.kind
    if (row.tooltip.length > 0) item.tooltip = new MarkdownString(row.tooltip.join('\n\n'))
    if (row.status !== undefined) item.iconPath = statusIcon(row.status)
    if (row.spoken !== undefined) item.accessibilityInformation = { label: row.spoken }
    if (row.findings) item.resourceUri = findingsUri(row.id, row.findings)
    if (row.modules) {
      item.iconPath = new ThemeIcon('cloud-download')
      item.command = { command: 'plumego.downloadModules', title: row.label, arguments: [row] }
    }
    if (row.target) {
      item.command = { command: 'plumego.openManifest', title: l10n.t('Open Manifest'), arguments: [row] }
    }
    return item
  }

  dispose(): void {
    this.#listening.dispose()
    this.#view.dispose()
    this.#changed.dispose()
  }
}

function collapsibleState({ children, expanded }: Row): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None
  return expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed
}
