import {
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode'
import type { ServerSession } from '../session.ts'
import { findingsUri } from './findings-badge.ts'
import { statusIcon } from './icons.ts'
import { type Row, rowsOf } from './model.ts'

const words = {
  findings: (count: number) => (count === 1 ? l10n.t('1 finding') : l10n.t('{count} findings', { count })),
}

/** Shows the families of the server's model. It redraws only what is another than before: nothing blinks. */
export class FamilyTreeProvider implements TreeDataProvider<Row>, Disposable {
  readonly #session: ServerSession
  readonly #changed = new EventEmitter<void>()
  readonly #listening: Disposable
  #rows: readonly Row[] = []
  /** The model as JSON, to tell whether it changed. */
  #shown = ''

  readonly onDidChangeTreeData = this.#changed.event

  constructor(session: ServerSession) {
    this.#session = session
    this.#listening = session.onDidChangeModel(() => this.refresh())
  }

  /** Asks the server anew. */
  async refresh(): Promise<void> {
    const families = await this.#session.families()
    const model = JSON.stringify(families)
    if (model === this.#shown) return
    this.#shown = model
    this.#rows = rowsOf(families, words)
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
    if (row.target) {
      item.command = { command: 'plumego.openManifest', title: l10n.t('Open Manifest'), arguments: [row] }
    }
    return item
  }

  dispose(): void {
    this.#listening.dispose()
    this.#changed.dispose()
  }
}

function collapsibleState({ children, expanded }: Row): TreeItemCollapsibleState {
  if (children.length === 0) return TreeItemCollapsibleState.None
  return expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed
}
