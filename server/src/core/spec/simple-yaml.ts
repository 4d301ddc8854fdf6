import { cleanScalar, indentOf, type Piece, slicePiece, trimPiece, trimRightBlanks } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** Why the program stops at a line. */
export type SimpleYamlProblem = 'no-colon' | 'no-section' | 'no-entry'

/** A key and what stands behind its colon. */
interface Scalar {
  readonly at: Piece
  readonly value: Piece
}

/**
 * A file as community-extension reads it: strictly, where Plumego's other programs are lenient. What comes twice counts as
 * there: the last of equal scalars, the items of all lists of one key.
 */
export interface SimpleYaml {
  readonly scalars: ReadonlyMap<string, Scalar>
  /** Lists with an item; `[a, b]` is a scalar. */
  readonly lists: ReadonlyMap<string, readonly Piece[]>
  readonly maps: ReadonlyMap<string, ReadonlyMap<string, Piece>>
  /** Where each key of the left edge stands last, with or without a value. */
  readonly keys: ReadonlyMap<string, Piece>
  /** The line at which the program stops; what stands below it is not read. */
  readonly problem: { readonly kind: SimpleYamlProblem; readonly at: Piece } | undefined
}

/** Reads a file as `parseSimpleYAML` of the program does. */
export function readSimpleYaml(source: SourceText): SimpleYaml {
  const reader = new Reader()
  for (const line of source.lines) {
    const raw = withoutComment(line.text)
    const content = trimPiece({ text: raw, start: line.start, end: line.start + raw.length })
    if (content.text === '') continue
    const kind = indentOf(raw) === 0 ? reader.key(content) : reader.below(content)
    if (kind) return { ...reader, problem: { kind, at: content } }
  }
  return { ...reader, problem: undefined }
}

class Reader {
  readonly scalars = new Map<string, Scalar>()
  readonly lists = new Map<string, Piece[]>()
  readonly maps = new Map<string, Map<string, Piece>>()
  readonly keys = new Map<string, Piece>()
  /** The key whose lines are being read; a key without a name opens none. */
  #section = ''

  key(content: Piece): SimpleYamlProblem | undefined {
    const colon = content.text.indexOf(':')
    if (colon < 0) return 'no-colon'
    const at = trimPiece(slicePiece(content, 0, colon))
    const value = trimPiece(slicePiece(content, colon + 1))
    this.keys.set(at.text, at)
    this.#section = value.text === '' ? at.text : ''
    if (value.text !== '') this.scalars.set(at.text, { at, value: cleanScalar(value) })
    return undefined
  }

  below(content: Piece): SimpleYamlProblem | undefined {
    if (this.#section === '') return 'no-section'
    if (content.text.startsWith('- ')) {
      const items = this.lists.get(this.#section) ?? []
      this.lists.set(this.#section, items)
      items.push(cleanScalar(slicePiece(content, 2)))
      return undefined
    }
    const colon = content.text.indexOf(':')
    if (colon < 0) return 'no-entry'
    const entries = this.maps.get(this.#section) ?? new Map<string, Piece>()
    this.maps.set(this.#section, entries)
    entries.set(trimPiece(slicePiece(content, 0, colon)).text, cleanScalar(slicePiece(content, colon + 1)))
    return undefined
  }
}

/** A line up to the first `#` outside quotes; an apostrophe in plain text opens a quote, too. */
function withoutComment(line: string): string {
  let quote = ''
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === "'" || char === '"') quote = char
    else if (char === '#') return trimRightBlanks(line.slice(0, i))
  }
  return trimRightBlanks(line)
}
