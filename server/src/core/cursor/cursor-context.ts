import type { SchemaPath } from '../schema/json-schema.ts'
import type { Range } from '../text/position.ts'
import type { BlockNode } from './blocks.ts'

/** What a cursor in a YAML file is about. */
export interface CursorContext {
  /** A key, the value on its line, an item of a list, or what might be either below a key. */
  readonly kind: 'key' | 'value' | 'item' | 'below'
  /** The way to the map of a key, the key of a value, the list of an item, the key above what is below. */
  readonly path: SchemaPath
  /** All of the word that the cursor is in, its quotes included. */
  readonly typed: string
  /** What a completion replaces. */
  readonly range: Range
  /** What has to stand in front of an inserted value or item: a blank, or the dash of an item. */
  readonly lead: string
  /** True for a key that has its colon already. */
  readonly hasColon: boolean
  /** Keys of the same map, or items of the same list, on other lines. */
  readonly siblings: ReadonlySet<string>
  /** Within brackets, where everything stands on one line. */
  readonly isFlow: boolean
  /** The dash or key that the cursor is at, or would be; of brackets the one in front of them. */
  readonly node: BlockNode
  /** Of an item in brackets that are alone on the line of their key: from behind the colon to the line's end. */
  readonly brackets?: Range
}
