import type { CodeAction, Command, Connection, WorkspaceEdit } from 'vscode-languageserver'
import type { Session } from './session.ts'

/** Makes an edit, and runs the command behind it: for a client that takes commands alone. */
export const applyEditCommand = 'plumego.server.applyEdit'

interface EditCommand {
  readonly label: string
  readonly edit: WorkspaceEdit
  /** Versions of open documents that the edit is for, by URI. */
  readonly versions: Readonly<Record<string, number>>
  readonly next: Command | undefined
}

/**
 * Actions for a client that knows no code action literals: it sends back the command of the one that is chosen.
 * @param canApply whether the client makes edits that it is asked for
 */
export function asCommands(actions: readonly CodeAction[], canApply: boolean, session: Session): Command[] {
  return actions.flatMap(({ title, edit, command }) => {
    if (!edit) return command ? [{ ...command, title }] : []
    if (!canApply) return []
    const given: EditCommand = { label: title, edit, versions: versionsIn(edit, session), next: command }
    return [{ title, command: applyEditCommand, arguments: [given] }]
  })
}

/**
 * Has the client make an edit that it was offered; none where a document has changed since.
 * @param given an `EditCommand`, as far as the client keeps to it
 * @returns what is to run next
 */
export async function applyOffered(
  connection: Connection,
  session: Session,
  given: unknown,
): Promise<Command | undefined> {
  if (!isEditCommand(given)) return undefined
  const { label, edit, versions, next } = given
  const isStale = Object.entries(versions).some(([uri, version]) => session.document(uri)?.version !== version)
  if (isStale) return undefined
  const { applied } = await connection.workspace.applyEdit({ label, edit })
  return applied ? next : undefined
}

function versionsIn({ changes = {}, documentChanges = [] }: WorkspaceEdit, session: Session): Record<string, number> {
  const uris = [
    ...Object.keys(changes),
    ...documentChanges.flatMap(change => ('textDocument' in change ? change.textDocument.uri : [])),
  ]
  return Object.fromEntries(
    uris.flatMap(uri => {
      const version = session.document(uri)?.version
      return version === undefined ? [] : [[uri, version]]
    }),
  )
}

const isEditCommand = (given: unknown): given is EditCommand =>
  typeof given === 'object' &&
  given !== null &&
  'edit' in given &&
  typeof given.edit === 'object' &&
  'versions' in given &&
  typeof given.versions === 'object' &&
  given.versions !== null
