/**
 * Request, with `ImportAt`: why there is no manifest to open for the import on that line. Answered with
 * `MissingManifest`, or null where the line holds no import of Plumego or its manifest can be opened.
 */
export const missingManifestRequest = 'plumego/missingManifest'

export interface MissingManifest {
  /** For a person, in the reader's language. */
  readonly message: string
  /** A page of the web that tells of the package instead. */
  readonly page?: string
}
