import type {
  PrepareRenameParams,
  RenameFilesParams,
  RenameParams,
  ResponseError,
  WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextEdit } from '../core/findings/finding.ts'
import { listed } from '../core/findings/words.ts'
import { newHome } from '../core/moves/new-home.ts'
import { badPartOf } from '../core/navigation/new-path.ts'
import { movePath, nameProblem, type Renamable, renamableAt, renameOwner } from '../core/navigation/rename.ts'
import { uncertainFiles } from '../core/navigation/uncertain.ts'
import { isGoFile } from '../core/repo/interest.ts'
import type { Move } from '../core/repo/paths.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import { rangesTouch } from '../core/text/position.ts'
import type { Converter } from './convert.ts'
import { refusal } from './failure-log.ts'
import type { Change, Refactorings } from './refactoring.ts'
import { badPartText, nameProblemText } from './rename-words.ts'
import type { Place } from './session/open-workspaces.ts'
import type { Session } from './session.ts'
import type { Workspace } from './workspace.ts'

type Refusal = ResponseError<void>

/** Renames owners and packages for one client, also those whose folder a person renames. */
export class Renames {
  readonly #session: Session
  readonly #converter: Converter
  readonly #refactorings: Refactorings
  readonly #t: Localize
  readonly #warn: (message: string) => void
  /** The last rename that was answered. A client that makes it asks again about the folder that moves with it. */
  #answered: Move | undefined

  /** @param warn shows a message to the person */
  constructor(
    session: Session,
    converter: Converter,
    refactorings: Refactorings,
    t: Localize,
    warn: (message: string) => void,
  ) {
    this.#session = session
    this.#converter = converter
    this.#refactorings = refactorings
    this.#t = t
    this.#warn = warn
  }

  /** The word that a rename would change, and what stands there; null where nothing can be renamed. */
  prepare({ textDocument: { uri }, position }: PrepareRenameParams) {
    const place = this.#session.checkoutPlaceOf(uri)
    const found = place && this.#renamable(place, position)
    if (!found) return null
    const range = this.#converter.range(found.range, place.workspace.file(place.path))
    return { range, placeholder: found.name }
  }

  rename({ textDocument: { uri }, position, newName }: RenameParams): WorkspaceEdit | Refusal | null {
    const place = this.#session.checkoutPlaceOf(uri)
    const found = place && this.#renamable(place, position)
    if (!found) return null
    const { workspace } = place
    const problem = nameProblem(workspace.snapshot, found, newName)
    if (problem) {
      const reason = nameProblemText(problem, found.name, newName, this.#t)
      return reason === undefined ? null : refusal(reason)
    }
    if (found.kind === 'owner') {
      const edits = this.#fresh(workspace, snapshot =>
        renameOwner(snapshot, found.name, newName, workspace.isBuiltHere),
      )
      this.#warnOfUncertain(workspace, found.name, edits)
      return this.#refactorings.edit(workspace, { changes: this.#changes(edits) })
    }
    if (!this.#refactorings.canDo('rename')) {
      return refusal(
        this.#t('This editor moves no folders for a rename. Rename the folder {path} itself.', { path: found.name }),
      )
    }
    const move = { from: found.name, to: newName }
    const edits = this.#following(workspace, move)
    this.#answered = move
    return this.#refactorings.edit(workspace, { changes: this.#withNewHome(workspace, move, edits), move })
  }

  /** What has to change with files and folders that the client is about to move. */
  willRename({ files }: RenameFilesParams): WorkspaceEdit | null {
    const [first] = files
    const workspace = first && this.#session.checkoutPlaceOf(first.oldUri)?.workspace
    if (!workspace) return null
    const edits: TextEdit[] = []
    for (const { oldUri, newUri } of files) {
      const [from, to] = [workspace.pathOf(oldUri), workspace.pathOf(newUri)]
      if (from === undefined || !to || !mayMove(from) || this.#isRefused(workspace, from, to)) continue
      // A folder within another that moves as well: what the outer one changed is not changed again.
      const isNew = (edit: TextEdit): boolean => !edits.some(other => isSamePlace(edit, other))
      const own = this.#following(workspace, { from, to })
      // Everything follows already, and what is optional was left to the person: nobody is asked twice.
      if (own.length === 0 && from === this.#answered?.from && to === this.#answered.to) continue
      // Of several at once, what each of them needs at its new place hangs on the others: findings tell it afterwards.
      if (files.length === 1) return this.#edit(workspace, this.#withNewHome(workspace, { from, to }, own))
      edits.push(...own.filter(isNew))
    }
    return this.#edit(workspace, this.#changes(edits))
  }

  #edit(workspace: Workspace, changes: Change[]): WorkspaceEdit | null {
    return changes.length > 0 ? this.#refactorings.edit(workspace, { changes }) : null
  }

  /** The edits by which everything that names a path follows it. */
  #following(workspace: Workspace, { from, to }: Move): TextEdit[] {
    const edits = this.#fresh(workspace, snapshot => movePath(snapshot, from, to, workspace.isBuiltHere))
    this.#warnOfUncertain(workspace, from, edits)
    return edits
  }

  /** All that changes with a move: where a package leaves its family, what it loses is told, and its new place is made. */
  #withNewHome(workspace: Workspace, move: Move, paths: TextEdit[]): Change[] {
    const home = newHome(workspace.snapshot, move, paths, this.#t)
    if (!home) return this.#changes(paths)
    if (home.losses !== '') {
      const values = { from: move.from, to: move.to, losses: home.losses }
      this.#warn(this.#t('{from} moves to {to}, and {losses}.', values))
    }
    const { showsEdits } = this.#refactorings
    return home.changes.flatMap(({ label, description, isOptional, edits }) => {
      if (label === undefined) return this.#changes(edits)
      // Nobody could leave out what is optional where edits are not shown.
      return isOptional && !showsEdits ? [] : [{ label, description, edits, needsConfirmation: isOptional }]
    })
  }

  /** A package's folder that moves where Go would not take it for one: it moves all the same, but nothing follows it. */
  #isRefused({ snapshot }: Workspace, from: string, to: string): boolean {
    const bad = from.startsWith('x/') && snapshot.tree.kind(from) === 'directory' ? badPartOf(to, from) : undefined
    if (!bad) return false
    const values = { reason: badPartText(bad, to, this.#t), path: from }
    this.#warn(this.#t('{reason} What names {path} was left as it is.', values))
    return true
  }

  /** What cannot be read is left as it is: the person hears where to look. */
  #warnOfUncertain({ snapshot, isBuiltHere }: Workspace, name: string, edits: readonly TextEdit[]): void {
    const files = uncertainFiles(snapshot, name, edits, isBuiltHere)
    if (files.length === 0) return
    this.#warn(
      this.#t(
        'Not everything in {files} could be read, because it is half typed. What it still says of {name} was left as it is: mend it, and look at it yourself.',
        { files: listed(files), name },
      ),
    )
  }

  /** Edits of files as the disk has them now: a client cannot make any of them where one file is gone. */
  #fresh(workspace: Workspace, edits: (snapshot: Snapshot) => TextEdit[]): TextEdit[] {
    return this.#session.fresh(
      workspace,
      () => edits(workspace.snapshot),
      made => made.map(({ file }) => file),
    )
  }

  #renamable({ workspace, path }: Place, position: PrepareRenameParams['position']): Renamable | undefined {
    const at = this.#converter.fromPosition(position, workspace.file(path))
    return renamableAt(workspace.snapshot, path, at)
  }

  #changes(edits: readonly TextEdit[]): Change[] {
    const of = (isWanted: (file: string) => boolean) => edits.filter(({ file }) => isWanted(file))
    const changes = [
      { label: this.#t('Manifests'), edits: of(file => file.endsWith('module.yaml')) },
      { label: this.#t('Specs'), edits: of(file => file.startsWith('specs/')) },
      { label: this.#t('Go imports'), edits: of(isGoFile) },
      { label: this.#t('Pages'), edits: of(file => /\.mdx?$/.test(file)) },
    ]
    return changes.filter(change => change.edits.length > 0)
  }
}

const isSamePlace = (a: TextEdit, b: TextEdit): boolean => a.file === b.file && rangesTouch(a.range, b.range)

/** What lies elsewhere is named by no manifest as a package or document. */
const mayMove = (path: string): boolean => path.startsWith('x/') || path.startsWith('docs/')
