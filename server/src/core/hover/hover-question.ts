import type { Cursor } from '../cursor/cursor.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { Localize } from '../text/localize.ts'

/** What a hover is asked about. */
export interface HoverQuestion {
  readonly snapshot: Snapshot
  /** Of the file, relative to the workspace. */
  readonly path: string
  readonly cursor: Cursor
  readonly root: JsonSchema
  readonly t: Localize
}
