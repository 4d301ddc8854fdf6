/**
 * Command of the server, with one `ImportToAdd` as its argument: has the client import a package in an open Go file.
 * Answered with whether it did; false where the file imports it already, or its import section cannot be read.
 */
export const addImportCommand = 'plumego.server.addImport'

export interface ImportToAdd {
  /** URI of the open Go file. */
  readonly uri: string
  readonly importPath: string
}
