import { commands, env, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode'
import type { DetailGroup } from '../../../server/src/protocol/family-details.ts'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import { allOf } from '../families/arrange.ts'
import type { FamilyElement } from '../families/element.ts'
import type { FamilyTree } from '../families/tree.ts'
import type { ServerSession } from '../session.ts'
import { showAdoptionGuide } from './adoption.ts'
import { openTarget } from './open.ts'

/** What a person can do with a package that a row of the tree shows. */
export class FamilyActions {
  readonly #session: ServerSession
  readonly #tree: FamilyTree

  constructor(session: ServerSession, tree: FamilyTree) {
    this.#session = session
    this.#tree = tree
  }

  /** Opens the rows of the tree that tell something of a package. */
  async show({ row }: FamilyElement, kind: DetailGroup['kind'], none: (name: string) => string): Promise<void> {
    const details = await this.#tree.detailsOf(row)
    if (!details?.groups.some(group => group.kind === kind)) {
      await window.showInformationMessage(plainMessage(none(row.package?.path ?? row.label)))
      return
    }
    await this.#tree.revealDetails(row.id, kind)
  }

  async openRule({ row }: FamilyElement): Promise<void> {
    const rule = (await this.#tree.detailsOf(row))?.rule
    if (rule) return openTarget(rule)
    await window.showInformationMessage(
      plainMessage(l10n.t('No rule of specs/dependency-rules.yaml holds for {package}.', nameOf(row))),
    )
  }

  async copyImportPath({ row }: FamilyElement): Promise<void> {
    const details = await this.#tree.detailsOf(row)
    if (!details) return
    await env.clipboard.writeText(details.importPath)
    window.setStatusBarMessage(plainMessage(l10n.t('Copied {path}', { path: details.importPath })), 3000)
  }

  async addImport({ row }: FamilyElement): Promise<void> {
    const editor = [window.activeTextEditor, ...window.visibleTextEditors].find(
      one => one?.document.languageId === 'go',
    )
    if (!editor) {
      await window.showInformationMessage(l10n.t('Open the Go file that is to import it first.'))
      return
    }
    const details = await this.#tree.detailsOf(row)
    if (!details) return
    const uri = editor.document.uri.toString()
    const isAdded = await this.#session.addImport({ uri, importPath: details.importPath })
    if (isAdded) return
    const values = { file: workspace.asRelativePath(editor.document.uri), path: details.importPath }
    await window.showInformationMessage(
      plainMessage(l10n.t('{file} imports {path} already, or its imports cannot be read.', values)),
    )
  }

  async revealInExplorer({ row }: FamilyElement): Promise<void> {
    const { root, path } = row.package ?? {}
    if (root === undefined || path === undefined) return
    await commands.executeCommand('revealInExplorer', Uri.joinPath(Uri.parse(root), path))
  }

  /** Runs what a person chooses of the test commands of a manifest, in a terminal where it is seen. */
  async runTests({ row }: FamilyElement): Promise<void> {
    const { root } = row.package ?? {}
    const testCommands = (await this.#tree.detailsOf(row))?.testCommands.filter(isOneLine) ?? []
    if (root === undefined || testCommands.length === 0) {
      await window.showInformationMessage(
        plainMessage(l10n.t('The manifest of {package} names no test commands.', nameOf(row))),
      )
      return
    }
    const items = testCommands.map((label): QuickPickItem => ({ label, picked: true }))
    const placeHolder = l10n.t('Which commands are to run in a terminal?')
    const chosen = await window.showQuickPick(items, { canPickMany: true, placeHolder })
    if (!chosen || chosen.length === 0) return
    const terminal = window.createTerminal({ name: row.package?.path ?? row.label, cwd: Uri.parse(root) })
    terminal.show()
    for (const { label } of chosen) terminal.sendText(label)
  }

  showAdoptionGuide({ row }: FamilyElement): void {
    const categories = this.#tree.families?.workspaces.find(({ root }) => root === row.package?.root)?.categories ?? []
    const item = allOf(categories).find(({ path }) => path === row.package?.path)
    showAdoptionGuide(row, {
      status: item?.statusLabel ?? row.status ?? '',
      provenance: item?.provenance ?? '',
      owner: item?.owner,
    })
  }

  async addToCategory({ row }: FamilyElement): Promise<void> {
    const { root, path } = row.package ?? {}
    const workspaceOfRow = this.#tree.families?.workspaces.find(one => one.root === root)
    const items = (workspaceOfRow?.categories ?? []).flatMap(({ letter, title, about = '' }) =>
      letter === undefined ? [] : [{ label: `${letter} — ${title}`, detail: about, letter }],
    )
    if (root === undefined || path === undefined || items.length === 0) return
    const placeHolder = l10n.t('Which category of the Extension Boundary page does {package} belong to?', nameOf(row))
    const chosen = await window.showQuickPick(items, { placeHolder })
    if (!chosen) return
    try {
      const place = await this.#session.addToCategory({ root, path, letter: chosen.letter })
      if (place) await openTarget(place)
    } catch (error) {
      await window.showErrorMessage(error instanceof Error ? error.message : String(error))
    }
  }
}

const nameOf = ({ package: of, label }: FamilyElement['row']): { package: string } => ({ package: of?.path ?? label })

/** A command with a control character in it would do something else than it shows. */
const isOneLine = (command: string): boolean => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(command)
