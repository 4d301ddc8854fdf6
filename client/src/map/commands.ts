import { commands, Disposable, type ExtensionContext, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode'
import {
  boundaryExportRequest,
  type ExportFormat,
  type ExportQuestion,
} from '../../../server/src/protocol/boundary-map.ts'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import { pickFamily } from '../commands/pick-family.ts'
import type { FamilyElement } from '../families/element.ts'
import type { FamilyTree } from '../families/tree.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { BoundaryMapPanel } from './panel.ts'

/** Registers the Boundary Map: its tab, and the commands that lead there. */
export function registerMap(
  context: ExtensionContext,
  session: ServerSession,
  tree: FamilyTree,
  notice: StoppedNotice,
): Disposable {
  const panel = new BoundaryMapPanel(context, session, { export: (root, focus) => exportMap(session, root, focus) })
  const isInCheckout = ({ row: { isUsedOnly } }: FamilyElement): boolean => !isUsedOnly
  return Disposable.from(
    panel,
    commands.registerCommand('plumego.showBoundaryMap', async () => {
      if (!(await notice.untilRunning())) return
      const root = await chooseCheckout(session, tree)
      if (root !== undefined) panel.show({ root, rows: [], columns: [] })
    }),
    commands.registerCommand('plumego.showOnMap', async (element?: FamilyElement) => {
      if (!(await notice.untilRunning())) return
      const { package: of } = (element ?? (await pickFamily(tree, isInCheckout)))?.row ?? {}
      if (of) panel.show({ root: of.root, rows: [], columns: [], focus: of.path })
    }),
    commands.registerCommand('plumego.exportBoundaryMap', async () => {
      if (!(await notice.untilRunning())) return
      const root = await chooseCheckout(session, tree)
      if (root !== undefined && root !== '') await exportMap(session, root, undefined)
    }),
  )
}

interface CheckoutItem extends QuickPickItem {
  readonly root: string
}

/** The checkout that the map is to be of; the empty string where none is open, undefined where none was chosen. */
async function chooseCheckout(session: ServerSession, tree: FamilyTree): Promise<string | undefined> {
  const { workspaces } = tree.families ?? (await session.families()) ?? { workspaces: [] }
  const roots = workspaces.flatMap(({ root, origin }) => (origin === undefined ? [root] : []))
  const [only = ''] = roots
  if (roots.length <= 1) return only
  const items = roots.map((root): CheckoutItem => {
    const { path } = Uri.parse(root)
    return { label: path.slice(path.lastIndexOf('/') + 1), description: path, root }
  })
  return (await window.showQuickPick(items, { placeHolder: l10n.t('The boundaries of which checkout?') }))?.root
}

interface FormatItem extends QuickPickItem {
  readonly format: ExportFormat
  readonly extension: string
}

/** Writes the boundaries to a file that a person names, as `plumego-check graph` does. */
async function exportMap(session: ServerSession, root: string, focus: string | undefined): Promise<void> {
  const formats: FormatItem[] = [
    { label: 'SVG', description: l10n.t('a picture of the matrix'), format: 'svg', extension: 'svg' },
    { label: 'Mermaid', description: l10n.t('a diagram for Markdown'), format: 'mermaid', extension: 'mmd' },
    { label: 'DOT', description: l10n.t('a graph for Graphviz'), format: 'dot', extension: 'dot' },
    { label: 'JSON', description: l10n.t('every pair as data'), format: 'json', extension: 'json' },
  ]
  const placeHolder =
    focus === undefined
      ? l10n.t('Export the boundaries as')
      : l10n.t('Export the boundaries of {module} as', { module: focus })
  const chosen = await window.showQuickPick(formats, { placeHolder })
  if (!chosen) return
  const question: ExportQuestion = { root, format: chosen.format, ...(focus !== undefined && { focus }) }
  const text = await session.ask<string | null>(boundaryExportRequest, question)
  if (text === null || text === undefined) {
    await window.showErrorMessage(l10n.t('The boundaries could not be exported: the log of Plumego says why.'))
    return
  }
  await save(
    text,
    root,
    placeHolder,
    `boundaries${focus === undefined ? '' : `-${focus.replaceAll('/', '-')}`}.${chosen.extension}`,
  )
}

async function save(text: string, root: string, title: string, name: string): Promise<void> {
  const uri = await window.showSaveDialog({ title, defaultUri: Uri.joinPath(Uri.parse(root), name) })
  if (!uri) return
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  const open = l10n.t('Open')
  const saved = plainMessage(l10n.t('Saved {file}', { file: workspace.asRelativePath(uri) }))
  if ((await window.showInformationMessage(saved, open)) === open) await commands.executeCommand('vscode.open', uri)
}
