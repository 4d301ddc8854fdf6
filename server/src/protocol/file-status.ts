import type { Target } from './families.ts'

/** Request, with the URI of a file: what module it belongs to, and to which Plumego. Answered with `FileStatus`, or null. */
export const fileStatusRequest = 'plumego/fileStatus'

export interface FileStatus {
  /** The module and its status, such as `x/rest ● beta`; of an application its name. */
  readonly label: string
  /** Which Plumego it is of, or uses, and where that is, in the reader's language. */
  readonly origin: string
  /** Where the status is written; left out where no file says so. */
  readonly place?: Target
  /** The setting `plumego.application.lowestMaturity` that holds for it; left out for a file of a checkout. */
  readonly lowestMaturity?: string
}
