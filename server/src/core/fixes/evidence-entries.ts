import type { Fix, TextEdit } from '../findings/finding.ts'
import type { EntryKey } from '../spec/evidence-lines.ts'
import { type MaturitySignals, type SignalField, signalFields } from '../spec/maturity-signals.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { commentIn, insertBehind, lineAround, type Mendable, replaceSpan } from './lines.ts'
import { addEntry, goesOnBelow } from './list-entries.ts'

/** The keys of an entry of evidence or signals, in the order in which entries have them. */
const keyOrder = [
  ...['module', 'subpackage', 'surface', 'package', 'owner', 'current_status', 'current_tier', 'evidence_doc'],
  ...['release_refs', 'api_snapshots', 'owner_signoff', 'blockers'],
  ...['recommended_entrypoint', 'docs_signal', 'coverage_signal'],
]

/** Keys of which extension-maturity takes a comment for a part of the value; of the others comments are cut off. */
const readWithComments: ReadonlySet<string> = new Set([
  ...['current_status', 'evidence_doc', 'package', 'surface'],
  ...signalFields,
])

/** One entry, as far as it is mended. */
export interface MendableEntry {
  /** The line that opens it, from its dash on. */
  readonly line: Piece
  readonly keys: ReadonlyMap<string, EntryKey>
}

/** Gives an entry a key with a value, at its place among the others; a key that is there without a value gets it. */
export function addEntryKey(
  file: Mendable,
  entry: MendableEntry,
  [key, value]: readonly [key: string, value: string],
  t: Localize,
  safe: boolean,
): Fix[] {
  const edit = keyEdit(file, entry, key, value)
  return edit ? [{ title: t('Add {entry}', { entry: `${key}: ${value}` }), edits: [edit], safe }] : []
}

function keyEdit(file: Mendable, entry: MendableEntry, key: string, value: string): TextEdit | undefined {
  const known = entry.keys.get(key)
  if (!known) return insertKey(file, entry, key, [`    ${key}: ${value}`])
  if (known.items.length > 0 || goesOnBelow(file.source, known.at.start)) return undefined
  const line = lineAround(file.source, known.at.start)
  const [indent = ''] = /^\s*/.exec(line.text) ?? []
  const comment = commentIn(line.text)
  const colon = file.source.text.indexOf(':', known.at.end) + 1
  if (!comment || !readWithComments.has(key)) {
    const end = comment ? line.start + comment.gap : line.end
    return replaceSpan(file, { start: colon, end }, ` ${value}`)
  }
  const lead = file.source.text.slice(line.start, colon)
  return replaceSpan(file, line, `${indent}${comment.text}${file.source.lineEnd}${lead} ${value}`)
}

/** Adds a value to a list of an entry, whatever form the list has; the key too, where the entry lacks it. */
export function addEntryItem(
  file: Mendable,
  entry: MendableEntry,
  [key, item]: readonly [key: string, item: string],
  t: Localize,
  safe: boolean,
): Fix[] {
  const known = entry.keys.get(key)
  const edit = known ? addEntry(file, known, item) : insertKey(file, entry, key, [`    ${key}:`, `      - ${item}`])
  return edit ? [{ title: t('Add {entry}', { entry: item }), edits: [edit], safe }] : []
}

function insertKey(file: Mendable, entry: MendableEntry, key: string, lines: string[]): TextEdit | undefined {
  const rank = keyOrder.indexOf(key)
  let last = entry.line
  for (const { at, items } of entry.keys.values()) {
    const end = items.at(-1) ?? at
    if (keyOrder.indexOf(at.text) < rank && end.start > last.start) last = end
  }
  // A value over several lines in a form that the program does not read: no place is sure behind it.
  if (last !== entry.line && goesOnBelow(file.source, last.start)) return undefined
  return insertBehind(file, last.start, lines)
}

/** Adds an entry to the signals, behind the last one; undefined where the file has no such list. */
export function signalEntryEdit(
  file: Mendable,
  { at, byModule }: MaturitySignals,
  module: string,
  values: Readonly<Record<SignalField, string>>,
): TextEdit | undefined {
  if (!at || (byModule.size === 0 && goesOnBelow(file.source, at.start))) return undefined
  const last = [...byModule.values()].map(endOf).reduce((a, b) => (b.start > a.start ? b : a), at)
  const written = signalFields.map(field => `    ${field}: ${signalText(values[field])}`)
  return insertBehind(file, last.start, [`  - module: ${module}`, ...written])
}

/** A value as the file writes it. */
export const signalText = (value: string): string =>
  /^[\w][\w./: -]*$/.test(value) && !/: |:$/.test(value) ? value : `"${value}"`

/** The last thing of an entry. */
export const endOf = ({ line, keys }: MendableEntry): Piece =>
  [...keys.values()].flatMap(({ at, items }) => [at, ...items]).reduce((a, b) => (b.start > a.start ? b : a), line)
