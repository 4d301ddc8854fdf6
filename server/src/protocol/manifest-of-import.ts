/**
 * Command of the server, with one `ImportAt` as its argument: where the manifest of the import on that line stands.
 * Answered with `ManifestPlace`, or null where the line holds no import of Plumego.
 */
export const manifestOfImportCommand = 'plumego.server.manifestOfImport'

/** LSP's TextDocumentPositionParams: a line and a character counted from 0. */
export interface ImportAt {
  readonly textDocument: { readonly uri: string }
  readonly position: { readonly line: number; readonly character: number }
}

/** LSP's Location. */
export interface ManifestPlace {
  readonly uri: string
  readonly range: { readonly start: ImportAt['position']; readonly end: ImportAt['position'] }
}
