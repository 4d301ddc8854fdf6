import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode'
import { type FamilyElement, isUnlisted } from './element.ts'
import { findingsUri } from './findings-badge.ts'
import { severityIcon, statusIcon } from './icons.ts'
import type { Row } from './model.ts'

/** How the editor shows a row. @param isExpanded what a person last made of it; undefined where nobody touched it */
export function itemOf(element: FamilyElement, isExpanded: boolean | undefined): TreeItem {
  const { row } = element
  const item = new TreeItem(row.label, collapsibleState(row, isExpanded ?? row.expanded))
  item.id = row.id
  item.description = row.description
  item.contextValue = contextOf(element)
  // That of a package is asked for once the mouse rests on it.
  if (row.tooltip.length > 0) item.tooltip = new MarkdownString(row.tooltip.join('\n\n'))
  const icon = iconOf(row)
  if (icon) item.iconPath = icon
  item.accessibilityInformation = { label: row.spoken ?? `${row.label} ${row.description}`.trim() }
  if (row.findings) item.resourceUri = findingsUri(row.id, row.findings)
  const command = commandOf(row)
  if (command) item.command = { ...command, arguments: [element] }
  return item
}

/** What menus go by: the kind of a row, and what there is to open or to change of it. */
function contextOf(element: FamilyElement): string {
  const { kind, manifest, steps, findings, package: of, isUsedOnly } = element.row
  const has = (one: string): boolean => steps.some(step => step.kind === one)
  const facts = [
    manifest && 'manifest',
    has('primer') && 'primer',
    has('evidence') && 'evidence',
    steps.length > 0 && 'steps',
    of?.path.startsWith('x/') && !isUsedOnly && 'extension',
    !isUsedOnly && 'checkout',
    findings && 'findings',
    isUnlisted(element) && 'addable',
  ]
  return [kind, ...facts.filter(Boolean)].join('.')
}

function commandOf({ label, kind, target, reveals, modules }: Row): { command: string; title: string } | undefined {
  if (modules) return { command: 'plumego.downloadModules', title: label }
  if (reveals !== undefined) return { command: 'plumego.revealFamily', title: label }
  if (!target) return undefined
  return kind === 'family'
    ? { command: 'plumego.openManifest', title: l10n.t('Open Manifest') }
    : { command: 'plumego.openPlace', title: label }
}

const kindIcons: Readonly<Partial<Record<Row['kind'], string>>> = {
  checkout: 'repo',
  application: 'package',
  download: 'cloud-download',
}

function iconOf({ id, kind, status, severity }: Row): ThemeIcon | undefined {
  if (kind === 'reference') return new ThemeIcon('arrow-small-right')
  if (status !== undefined) return statusIcon(status)
  if (severity !== undefined) return severityIcon(severity)
  const name = kind === 'details' ? detailIcons[id.slice(id.lastIndexOf('#') + 1)] : kindIcons[kind]
  return name === undefined ? undefined : new ThemeIcon(name)
}

const detailIcons: Readonly<Record<string, string>> = {
  'used-here': 'references',
  'used-by': 'references',
  'may-import': 'pass',
  'not-listed': 'circle-slash',
  findings: 'warning',
}

function collapsibleState({ children, hasDetails }: Row, isExpanded: boolean): TreeItemCollapsibleState {
  if (children.length === 0 && !hasDetails) return TreeItemCollapsibleState.None
  return isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed
}
