import type { InitializeParams } from 'vscode-languageserver'
import { uriOfPath } from './uris.ts'

/** The folders that a client starts with, by their URIs; what clients sent before they knew workspace folders counts too. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  const root = rootUri ?? (rootPath && uriOfPath(rootPath).toString())
  return workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : [])
}
