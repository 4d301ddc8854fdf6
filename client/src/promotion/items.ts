import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode'
import type { PromotionDetails } from '../../../server/src/protocol/promotion.ts'
import { statusIcon } from '../families/icons.ts'
import type { TreeElement } from '../tree/elements.ts'
import type { PromotionRow } from './model.ts'

export type PromotionElement = TreeElement<PromotionRow, PromotionDetails>

/** How the editor shows a row. @param isExpanded what a person last made of it; undefined where nobody touched it */
export function itemOf(element: PromotionElement, isExpanded: boolean | undefined): TreeItem {
  const { row } = element
  const item = new TreeItem(row.label, collapsibleState(row, isExpanded ?? row.expanded))
  item.id = row.id
  item.description = row.description
  item.contextValue = contextOf(row)
  // That of a candidate is asked for once the mouse rests on it.
  if (row.tooltip.length > 0) item.tooltip = new MarkdownString(row.tooltip.join('\n\n'))
  const icon = iconOf(row)
  if (icon) item.iconPath = icon
  item.accessibilityInformation = { label: row.spoken ?? `${row.label} ${row.description}`.trim() }
  if (row.target) item.command = { command: 'plumego.promotion.openPlace', title: row.label, arguments: [element] }
  return item
}

/** What menus go by: the kind of a row, and what there is to open or to begin of it. */
function contextOf({ kind, subject }: PromotionRow): string {
  const facts = [
    subject?.evidence && 'evidence',
    subject?.canStart && 'startable',
    subject?.snapshots && 'comparable',
    subject?.manifest && 'manifest',
  ]
  return [kind, ...facts.filter(Boolean)].join('.')
}

/** Told apart by shape; the colours are the theme's. */
const icons: Readonly<Record<string, readonly [shape: string, colour: string]>> = {
  pass: ['pass', 'testing.iconPassed'],
  missing: ['close', 'list.warningForeground'],
  'not-checkable': ['question', 'disabledForeground'],
  added: ['diff-added', 'gitDecoration.addedResourceForeground'],
  removed: ['diff-removed', 'gitDecoration.deletedResourceForeground'],
  changed: ['diff-modified', 'gitDecoration.modifiedResourceForeground'],
}

function iconOf({ kind, icon, subject }: PromotionRow): ThemeIcon | undefined {
  if (kind === 'checkout') return new ThemeIcon('repo')
  if (kind === 'message') return new ThemeIcon('info')
  if (subject) return statusIcon(subject.status)
  const [shape, colour] = (icon === undefined ? undefined : icons[icon]) ?? []
  return shape === undefined || colour === undefined ? undefined : new ThemeIcon(shape, new ThemeColor(colour))
}

function collapsibleState({ children, subject }: PromotionRow, isExpanded: boolean): TreeItemCollapsibleState {
  if (children.length === 0 && !subject) return TreeItemCollapsibleState.None
  return isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed
}
