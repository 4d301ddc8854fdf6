import { cleanScalar, type Piece, trimPiece, trimQuotes } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** module.yaml, as checkutil reads it line by line. By key, in order of first appearance. */
export type ManifestLines = ReadonlyMap<string, ManifestKey>

const space = 32
const tab = 9
const cr = 13
const dash = 45

/**
 * What one key of a manifest holds in the reading of module-manifests and dependency-rules. All manifests are read at
 * every start, and of most lists only the length is ever asked for: the items are made when they are.
 */
export class ManifestKey {
  /** The first line that names the key: the key alone. */
  readonly at: Piece
  /** The last text behind its colon, freed of quotes; undefined where no line has any. Comments are part of it. */
  scalar: Piece | undefined
  readonly #text: string
  /** Where the lines below it stand, from behind the line that names it: more than one where it comes twice. */
  readonly #blocks: { readonly start: number; end: number }[] = []
  #items: readonly Piece[] | undefined
  #count: number | undefined

  constructor(at: Piece, text: string) {
    this.at = at
    this.#text = text
  }

  /** Every item, at any depth, also the empty ones that count but have no value. */
  get items(): readonly Piece[] {
    this.#items ??= this.#blocks.flatMap(({ start, end }) => itemsIn(this.#text, start, end))
    return this.#items
  }

  /** How many items there are. */
  get itemCount(): number {
    this.#count ??= this.#items?.length ?? this.#countItems()
    return this.#count
  }

  #countItems(): number {
    const blocks = this.#blocks.map(({ start, end }) => this.#text.slice(start, end))
    if (blocks.some(block => rareBlank.test(block))) return this.items.length
    return blocks.reduce((count, block) => count + (block.match(itemStart)?.length ?? 0), 0)
  }

  /** True where more than one line names the key. */
  get isRepeated(): boolean {
    return this.#blocks.length > 1
  }

  /** Begins a block of lines below a line that names this key; it ends where the next key begins. */
  openBlock(start: number): void {
    this.#blocks.push({ start, end: this.#text.length })
  }

  closeBlock(end: number): void {
    const last = this.#blocks.at(-1)
    if (last) last.end = end
  }
}

/** White space other than space, tab, and the CR and LF of a line end, as Go's strings.TrimSpace knows it. */
const rareBlank = /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|\r(?!\n)/
/** Where there is no rare white space: an indented dash, a space, and something behind it. */
const itemStart = /\n[ \t]+- [ \t]*[^ \t\r\n]/g
/** A line that begins in column 0, from the line end in front of it. */
const outerLine = /(?:^|\n)([^ \t\n#][^\n]*)/g

export function readManifestLines({ text }: SourceText): ManifestLines {
  const keys = new Map<string, ManifestKey>()
  let current: ManifestKey | undefined
  outerLine.lastIndex = 0
  for (let match = outerLine.exec(text); match; match = outerLine.exec(text)) {
    const line = match[1] ?? ''
    const end = outerLine.lastIndex
    const start = end - line.length
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const content = pieceOf(text, start, endOfContent(text, start, end))
    if (start + colon >= content.end || trimPiece(content).text.startsWith('#')) continue
    const at = trimPiece(pieceOf(text, start, start + colon))
    current?.closeBlock(start)
    let key = keys.get(at.text)
    if (!key) {
      key = new ManifestKey(at, text)
      keys.set(at.text, key)
    }
    const value = trimPiece(pieceOf(text, start + colon + 1, content.end))
    if (value.text !== '') key.scalar = trimQuotes(value)
    // An empty key is seen like any other, but the items below it belong to nobody.
    current = at.text === '' ? undefined : key
    current?.openBlock(end)
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

/** @param start of a block, at the line end in front of its first line, or the end of the text */
function itemsIn(text: string, start: number, end: number): Piece[] {
  const items: Piece[] = []
  for (let at = start + 1; at < end; ) {
    const lineFeed = text.indexOf('\n', at)
    const next = lineFeed < 0 ? text.length : lineFeed
    if (isBlank(text.charCodeAt(at))) addItem(items, text, at, endOfContent(text, at, next))
    at = next + 1
  }
  return items
}

/** A line that begins with a space or a tab: an item where a dash and a space come first, whatever its depth. */
function addItem(items: Piece[], text: string, start: number, end: number): void {
  let at = start
  while (at < end && isBlank(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  // Rarer white space than space and tab is trimmed as well, at both ends, before the program looks for the dash.
  if (code !== dash && code > space && code <= 127) return
  const content = trimPiece(pieceOf(text, at, end))
  if (content.text.startsWith('- ')) items.push(cleanScalar(pieceOf(text, content.start + 2, content.end)))
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
