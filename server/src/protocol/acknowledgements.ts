/**
 * Request, without parameters: what is acknowledged in the client's folders, in comments and in the settings. Answered
 * with `AcknowledgementItem[]`. Every Go file is read for it.
 */
export const acknowledgementsRequest = 'plumego/acknowledgements'

export interface AcknowledgementItem {
  /** The code of a rule, or the package that the settings name. */
  readonly subject: string
  readonly reason: string
  /** What a person should know of it, in the reader's language; left out where it counts for good. */
  readonly note?: string
  /** Where it stands, for a person: relative to its workspace, with the line. */
  readonly place: string
  readonly uri: string
  /** 1-based; left out where only the file is known. */
  readonly line?: number
}
