import { cleanScalar, type Piece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** What one key of a manifest holds in the reading of module-manifests and dependency-rules. */
export interface ManifestKey {
  /** The first line that names the key: the key alone. */
  readonly at: Piece
  /** The last text behind its colon, freed of quotes; undefined where no line has any. Comments are part of it. */
  scalar: Piece | undefined
  /** Every item, at any depth, also the empty ones that count but have no value. */
  readonly items: Piece[]
}

/** module.yaml, as checkutil reads it line by line. By key, in order of first appearance. */
export type ManifestLines = ReadonlyMap<string, ManifestKey>

const space = 32
const tab = 9
const cr = 13
const hash = 35
const dash = 45

/**
 * One pass without a line's text in between: all manifests are read at every start, and this is most of their cost.
 */
export function readManifestLines(source: SourceText): ManifestLines {
  const { text } = source
  const keys = new Map<string, ManifestKey>()
  let current: ManifestKey | undefined
  for (let start = 0, next = 0; start < text.length; start = next) {
    const lineFeed = text.indexOf('\n', start)
    next = lineFeed < 0 ? text.length : lineFeed + 1
    const end = endOfContent(text, start, lineFeed < 0 ? text.length : lineFeed)
    const first = text.charCodeAt(start)
    if (first === space || first === tab) addItem(current, text, start, end)
    else if (end > start) current = readKey(keys, text, start, end, current)
  }
  return keys
}

/** Before the line's CR, and before the blanks in front of that. */
function endOfContent(text: string, start: number, end: number): number {
  let last = end > start && text.charCodeAt(end - 1) === cr ? end - 1 : end
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--
  return last
}

const isBlank = (code: number): boolean => code === space || code === tab

const pieceOf = (text: string, start: number, end: number): Piece => ({ text: text.slice(start, end), start, end })

/** A line that begins with a space or a tab: an item where a dash and a space come first, whatever its depth. */
function addItem(current: ManifestKey | undefined, text: string, start: number, end: number): void {
  if (!current) return
  let at = start
  while (at < end && isBlank(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  // Rarer white space than space and tab is trimmed as well before the program looks for the dash.
  const content =
    code === dash ? pieceOf(text, at, end) : code > 127 || code < space ? trimPiece(pieceOf(text, at, end)) : undefined
  if (content?.text.startsWith('- ')) current.items.push(cleanScalar(pieceOf(text, content.start + 2, content.end)))
}

/** A line in column 0: a key where it has a colon; returns the key that items below belong to. */
function readKey(
  keys: Map<string, ManifestKey>,
  text: string,
  start: number,
  end: number,
  current: ManifestKey | undefined,
): ManifestKey | undefined {
  const colon = text.indexOf(':', start)
  if (colon < 0 || colon >= end || text.charCodeAt(start) === hash) return current
  const line = pieceOf(text, start, end)
  if (trimPiece(line).text.startsWith('#')) return current
  const at = trimPiece(pieceOf(text, start, colon))
  const key = keys.get(at.text) ?? { at, scalar: undefined, items: [] }
  keys.set(at.text, key)
  const value = trimPiece(pieceOf(text, colon + 1, end))
  if (value.text !== '') key.scalar = trimQuotes(value)
  // An empty key is seen like any other, but the items below it belong to nobody.
  return at.text === '' ? undefined : key
}

/** The values of a list key: empty items count towards limits, but are not values. */
export function listValues(manifest: ManifestLines, key: string): Piece[] {
  return manifest.get(key)?.items.filter(item => item.text !== '') ?? []
}

/** The scalar of a key as module-manifests compares it: trimmed once more, after its quotes are gone. */
export function trimmedScalar(manifest: ManifestLines, key: string): Piece | undefined {
  const scalar = manifest.get(key)?.scalar
  return scalar && trimPiece(scalar)
}
