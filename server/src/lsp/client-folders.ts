import type { Connection, InitializeParams } from 'vscode-languageserver'
import { uriOfPath } from './uris.ts'

/** The folders that a client starts with, by their URIs; what clients sent before they knew workspace folders counts too. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  const root = rootUri ?? (rootPath && uriOfPath(rootPath).toString())
  return workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : [])
}

/** Follows a client that opens and closes folders. @param take is given all that are open then */
export function followFolders(
  connection: Connection,
  params: InitializeParams,
  take: (folders: readonly string[]) => void,
): void {
  if (!params.capabilities.workspace?.workspaceFolders) return
  let folders = foldersOf(params)
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri))
    folders = [...folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)]
    take(folders)
  })
}
