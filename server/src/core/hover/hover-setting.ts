import type { Knowledge } from '../application/knowledge.ts'
import type { Localize } from '../text/localize.ts'

/** What the hover needs from the shell that shows it. */
export interface HoverSetting {
  readonly t: Localize
  /** The address of a file of the workspace, at a 1-based line where one is given; undefined for one not on the disk. */
  readonly link: (path: string, line?: number) => string | undefined
  /** A page of the web about a package, where no file is at hand; undefined otherwise. */
  readonly pageOf?: (path: string) => string | undefined
  /** An address that shows a package on the Boundary Map; undefined where there is none. */
  readonly mapOf?: ((path: string) => string) | undefined
  /** Where this Plumego comes from, in the reader's language: "Plumego, this checkout". */
  readonly origin: string
  /** How much is known of it; all, where this is left out. */
  readonly knowledge?: Knowledge
  /** Whether the bundled catalogue says what stands in a file, and the origin does not tell; not, where this is left out. */
  readonly isFromCatalogue?: (file: string) => boolean
  /** Where a package belongs that no file at hand tells of, in the reader's language; undefined for all others. */
  readonly elsewhere?: (path: string) => string | undefined
  /** What speaks against any import of Plumego in this module, in the reader's language. */
  readonly objection?: string | undefined
}
