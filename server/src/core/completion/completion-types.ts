import type { Cursor } from '../cursor/cursor.ts'
import type { HoverContent } from '../hover/rich-text.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { Localize } from '../text/localize.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** What kind of thing a completion inserts, for its icon. */
export type CompletionKind = 'key' | 'value' | 'package' | 'file' | 'person' | 'skeleton'

/** A text for a range. */
export interface PlacedText {
  readonly range: Range
  readonly newText: string
}

/** What a list shows of an entry beside its label. */
export interface Description {
  /** Short, beside the label of the entry that is chosen. */
  readonly detail?: string
  /** Short, beside the label in the list, for what tells entries apart at a glance. */
  readonly mark?: string
  /** Shown on demand. */
  readonly documentation?: HoverContent
}

/** One line of a completion list. */
export interface CompletionEntry extends Description {
  readonly label: string
  readonly kind: CompletionKind
  /**
   * With `$1` and `${1|a,b|}` in it where `isSnippet` says so. Line breaks are LF, and lines behind the first are
   * indented relative to the line that the cursor is on.
   */
  readonly insertText: string
  readonly isSnippet: boolean
  /** What it replaces: within one line, and around the cursor. */
  readonly range: Range
  readonly sortText: string
  /** What stands in the place already, up to the cursor: a client's own filter keeps all entries, and their order. */
  readonly filterText: string
  /** What has to change beside it, on other lines. */
  readonly moreEdits?: readonly PlacedText[]
  /** True for what only shows how such a text may look. */
  readonly isExample: boolean
}

/** Why completion was asked for: because a person wants it, or because of the letter that was just typed. */
export type CompletionCause = 'request' | 'typing'

/** A completion before it is known where it goes: its place in the list is its place among the others. */
export interface Suggestion {
  readonly label: string
  readonly kind: CompletionKind
  readonly insertText: string
  readonly isSnippet?: boolean
  /** What else than its label a person may type to find it. */
  readonly alias?: readonly string[]
  /** True where other texts are as good: then it is offered only to who types its beginning. */
  readonly isOpen?: boolean
  /** True for the name of something in Go: it is typed in its own case, and offered up to its last letter. */
  readonly isName?: boolean
  /** True for another way to write what is offered as well: it is offered from its dot on. */
  readonly isVariant?: boolean
  /** True for what only shows how such a text may look. */
  readonly isExample?: boolean
  /** True where something speaks against it, which its mark tells: then it comes last, however well it matches. */
  readonly isLast?: boolean
  /** Asked of those alone that match what is typed. */
  readonly describe?: () => Description
}

/** What suggestions are made from. */
export interface CompletionQuestion {
  readonly snapshot: Snapshot
  /** Of the file, relative to the workspace. */
  readonly path: string
  /** The directory that holds the file: of a manifest, the module. */
  readonly directory: string
  readonly text: SourceText
  readonly cursor: Cursor
  /** What stands between the beginning of the value and the position, without its quote; empty where all is asked for. */
  readonly typed: string
  readonly root: JsonSchema
  /** False for what the text that stands there cannot become, so that nobody weighs it. */
  readonly mayBe: (label: string) => boolean
  readonly t: Localize
}
