import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  InitializeParams,
  TextEdit as LspTextEdit,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { groupBy } from '../core/collections.ts'
import type { TextEdit } from '../core/findings/finding.ts'
import type { NewFile } from '../core/scaffold/module-files.ts'
import { startOfFile } from '../core/text/position.ts'
import type { Converter } from './convert.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Edits that a person looks at as one: a client that shows edits before they are made groups them under the label. */
export interface Change {
  readonly label: string
  readonly description?: string
  readonly edits: readonly TextEdit[]
  readonly newFiles?: readonly NewFile[]
  /** Whether a person has to choose it, in a client that shows edits before they are made. */
  readonly needsConfirmation?: boolean
}

export interface Refactoring {
  readonly changes: readonly Change[]
  /** A file or directory that moves once the texts are changed. */
  readonly move?: { readonly from: string; readonly to: string }
}

/** Turns refactorings into edits that the client takes. */
export class Refactorings {
  readonly #converter: Converter
  readonly #annotates: boolean
  readonly #versions: boolean
  readonly #operations: readonly string[]

  constructor(converter: Converter, { capabilities }: InitializeParams) {
    const edit = capabilities.workspace?.workspaceEdit
    this.#converter = converter
    this.#versions = edit?.documentChanges === true
    this.#annotates = this.#versions && edit?.changeAnnotationSupport !== undefined
    this.#operations = this.#versions ? (edit?.resourceOperations ?? []) : []
  }

  /** Whether the client creates or moves files as part of an edit. */
  canDo(operation: 'create' | 'rename'): boolean {
    return this.#operations.includes(operation)
  }

  /** Whether the client shows edits before it makes them, and leaves out what asks for that. */
  get showsEdits(): boolean {
    return this.#annotates
  }

  /** The edit; texts change before anything moves, and the versions of open documents are named. */
  edit(workspace: Workspace, { changes, move }: Refactoring): WorkspaceEdit {
    const uri = (path: string): string => uriBelow(workspace.rootUri, path)
    if (!this.#versions) return { changes: this.#plainChanges(workspace, changes) }
    const annotations: Record<string, ChangeAnnotation> = {}
    for (const { label, description, needsConfirmation = false } of changes) {
      annotations[label] = { label, needsConfirmation, ...(description !== undefined && { description }) }
    }
    const edit: WorkspaceEdit = {
      documentChanges: [
        ...changes.flatMap(({ label, newFiles = [] }) =>
          newFiles.flatMap(({ file, text }) => [
            { kind: 'create' as const, uri: uri(file), ...(this.#annotates && { annotationId: label }) },
            this.#newText(uri(file), text, label),
          ]),
        ),
        ...this.#textChanges(workspace, changes),
        ...(move ? [{ kind: 'rename' as const, oldUri: uri(move.from), newUri: uri(move.to) }] : []),
      ],
    }
    return this.#annotates ? { ...edit, changeAnnotations: annotations } : edit
  }

  #textChanges(workspace: Workspace, changes: readonly Change[]): TextDocumentEdit[] {
    const labelled = changes.flatMap(({ label, edits }) => edits.map(edit => ({ label, edit })))
    return [...groupBy(labelled, ({ edit }) => edit.file)].map(([path, list]) => {
      const file = workspace.file(path)
      const { uri, version } = file
      const edits = list.map(({ label, edit: { range, newText } }) =>
        this.#annotated({ range: this.#converter.range(range, file), newText }, label),
      )
      return { textDocument: { uri, version }, edits }
    })
  }

  #newText(uri: string, newText: string, label: string): TextDocumentEdit {
    return { textDocument: { uri, version: null }, edits: [this.#annotated({ range: startOfFile, newText }, label)] }
  }

  #annotated(edit: LspTextEdit, annotationId: string): LspTextEdit | AnnotatedTextEdit {
    return this.#annotates ? { ...edit, annotationId } : edit
  }

  #plainChanges(workspace: Workspace, changes: readonly Change[]): NonNullable<WorkspaceEdit['changes']> {
    const byFile = groupBy(
      changes.flatMap(({ edits }) => edits),
      ({ file }) => file,
    )
    return Object.fromEntries(
      [...byFile].map(([path, edits]) => {
        const file = workspace.file(path)
        const written = edits.map(({ range, newText }) => ({ range: this.#converter.range(range, file), newText }))
        return [file.uri, written]
      }),
    )
  }
}
