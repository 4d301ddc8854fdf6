import type { Span } from '../text/position.ts'
import type { Reach } from './path-words.ts'

/** A place of a file that names a path of the repository: a module, a package, a pattern, a document. */
export interface PathMention {
  readonly kind: 'path'
  /** Relative to the workspace and clean; nothing need exist there. */
  readonly path: string
  readonly reach: Reach
  /** Where the path itself stands, without `./` in front and without `/**` behind. */
  readonly span: Span
  /** The directory that the written text is relative to; the empty string for the workspace. */
  readonly from: string
  /** The keys that a YAML value stands under, from the outermost; of a page none. */
  readonly keys: readonly string[]
}

/** A place of a file that names an owner. */
export interface OwnerMention {
  readonly kind: 'owner'
  readonly name: string
  readonly span: Span
}

/** A word of a manifest, a specs file or a page that stands for something of the repository. */
export type Mention = PathMention | OwnerMention
