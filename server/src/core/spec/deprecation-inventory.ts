import { cleanScalar, type Piece, slicePiece } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** What each entry has to say. */
export const inventoryFields = ['category', 'status', 'owner', 'decision', 'replacement'] as const
export type InventoryField = (typeof inventoryFields)[number]

/** One entry of specs/deprecation-inventory.yaml: markers that are there on purpose, and where. */
export interface InventoryEntry {
  readonly id: Piece
  /** The line that opens it: `- id: ...`. */
  readonly at: Piece
  /** The last value of each; an entry may lack it, or leave it empty. */
  readonly fields: ReadonlyMap<InventoryField, Piece>
  /** Files that hold its markers, as they are written. */
  readonly paths: readonly Piece[]
}

interface Draft extends InventoryEntry {
  readonly fields: Map<InventoryField, Piece>
  readonly paths: Piece[]
}

/** specs/deprecation-inventory.yaml, as deprecation-inventory reads it: comments behind a value are part of it. */
export function readDeprecationInventory(source: SourceText): InventoryEntry[] {
  const entries: Draft[] = []
  let inEntries = false
  let inPaths = false
  for (const { indent, content } of specLines(source)) {
    if (indent === 0 && content.text === 'entries:') {
      inEntries = true
      continue
    }
    if (!inEntries) continue
    if (indent === 0) break
    if (indent === 2 && content.text.startsWith('- id:')) {
      entries.push({ id: scalarOf(content), at: content, fields: new Map(), paths: [] })
      inPaths = false
    }
    const entry = entries.at(-1)
    if (!entry) continue
    if (indent === 4) {
      inPaths = content.text === 'paths:'
      const field = inventoryFields.find(name => content.text.startsWith(`${name}:`))
      if (field) entry.fields.set(field, scalarOf(content))
    } else if (inPaths && indent === 6) {
      const item = listItem(content)
      const path = item && cleanScalar(item)
      if (path && path.text !== '') entry.paths.push(path)
    }
  }
  return entries
}

/** The paths that some entry lists. */
export const listedFiles = (source: SourceText): ReadonlySet<string> =>
  new Set(readDeprecationInventory(source).flatMap(({ paths }) => paths.map(({ text }) => text)))

const scalarOf = (content: Piece): Piece => cleanScalar(slicePiece(content, content.text.indexOf(':') + 1))
