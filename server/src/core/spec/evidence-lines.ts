import { type Piece, slicePiece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'
import { listItem, specLines } from './lines.ts'

/** One key of an entry: what stands behind its colon, and the items below it. */
export interface EntryKey {
  /** The key alone. */
  readonly at: Piece
  /** Trimmed; comments and quotes are still part of it. */
  readonly value: Piece
  /** Behind their dashes. Only a key with nothing at all behind its colon has any. */
  readonly items: Piece[]
}

/** One `- module:` entry of specs/extension-beta-evidence.yaml or specs/extension-maturity.yaml. */
export interface Entry {
  /** The section that its first line stood in, without the colon. */
  readonly section: string
  /** The line that opens it, from its dash on. */
  readonly line: Piece
  /** Behind the colon of `- module:`, as it stands. */
  readonly module: Piece
  /** By key; the last of equal keys, with the items of that one alone. */
  readonly keys: Map<string, EntryKey>
}

/** What a column-0 line does to a reading. */
export interface SectionStep {
  /** The section that goes on from here; undefined where no section is open. */
  readonly section: string | undefined
  /** True where the entry before the line is over: keys that come before the next entry then belong to nobody. */
  readonly endsEntry?: boolean
}

/**
 * The entries of a file as every reading of Plumego's programs sees them: `- module:` at indent 2, keys at 4, items at
 * 6. The readings differ in what they take for a section, and in how they clean a value.
 * @param atColumn0 asked at every line without indent, with the open section; `stop` ends the reading there
 */
export function readEntries(
  source: SourceText,
  atColumn0: (line: Piece, section: string | undefined) => SectionStep | 'stop',
): Entry[] {
  const entries: Entry[] = []
  let section: string | undefined
  let entry: Entry | undefined
  let key: EntryKey | undefined
  for (const { indent, content } of specLines(source)) {
    if (indent === 0) {
      const step = atColumn0(content, section)
      if (step === 'stop') break
      section = step.section
      if (step.endsEntry) entry = key = undefined
    } else if (section === undefined) continue
    else if (indent === 2 && content.text.startsWith('- module:')) {
      entry = { section, line: content, module: slicePiece(content, '- module:'.length), keys: new Map() }
      entries.push(entry)
      key = undefined
    } else if (entry && indent === 4) {
      key = readKey(content) ?? key
      if (key) entry.keys.set(key.at.text, key)
    } else if (indent === 6 && key?.value.text === '') {
      const item = listItem(content)
      if (item) key.items.push(item)
    }
  }
  return entries
}

function readKey(content: Piece): EntryKey | undefined {
  const colon = content.text.indexOf(':')
  if (colon < 0) return undefined
  return {
    at: trimPiece(slicePiece(content, 0, colon)),
    value: trimPiece(slicePiece(content, colon + 1)),
    items: [],
  }
}

/** How extension-beta-evidence cleans a value: everything from `#` on is cut, within quotes too; then quotes go. */
export function withoutComment(piece: Piece): Piece {
  const value = trimPiece(piece)
  const hash = value.text.indexOf('#')
  return trimQuotes(hash < 0 ? value : trimPiece(slicePiece(value, 0, hash)))
}

/**
 * A list as either program reads it: what stands behind the colon, with or without brackets, or the items below.
 * Empty items within the line are dropped, empty ones below count.
 * @param clean how the program cleans each item
 */
export function listOf(key: EntryKey | undefined, clean: (piece: Piece) => Piece): Piece[] {
  if (!key) return []
  const { value } = key
  if (value.text === '') return key.items.map(clean)
  if (value.text === '[]') return []
  const items: Piece[] = []
  let start = value.text.startsWith('[') ? 1 : 0
  const end = value.text.endsWith(']') ? value.text.length - 1 : value.text.length
  while (start <= end) {
    const comma = value.text.indexOf(',', start)
    const stop = comma < 0 || comma > end ? end : comma
    const item = clean(slicePiece(value, start, stop))
    if (item.text !== '') items.push(item)
    start = stop + 1
  }
  return items
}
