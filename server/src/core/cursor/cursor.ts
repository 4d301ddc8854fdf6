import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import { type BlockNode, itemsBelow, parentOf, pathTo, siblingsOf, TokenLines, valuesAround } from './blocks.ts'
import type { CursorContext } from './cursor-context.ts'
import { flowContext } from './flow.ts'
import { type LineTokens, unquoted } from './line-tokens.ts'

/** A context with the lines that it was made from. */
export interface Cursor extends CursorContext {
  /** The scalars around the cursor, by key: of the list's item that it is in, else of the file. */
  readonly around: () => ReadonlyMap<string, string>
  /** How many items stand below the key that the cursor is at. */
  readonly items: () => number
}

/**
 * What a position is about; undefined in a comment, in prose, and in a line that belongs to nothing.
 * @param asked 0-based, in UTF-16 code units, as an editor counts lines; one behind a line's end means that end
 */
export function cursorAt(text: SourceText, asked: Position): Cursor | undefined {
  const lines = new TokenLines(text)
  const line = Math.min(asked.line, lines.count - 1)
  const position = { line, character: Math.min(asked.character, lines.line(line).length) }
  const context = contextAt(lines, position)
  if (!context) return undefined
  const { node } = context
  return { ...context, around: () => valuesAround(lines, node), items: () => itemsBelow(lines, node) }
}

function contextAt(lines: TokenLines, position: Position): CursorContext | undefined {
  const tokens = lines.tokens(position.line)
  const { character } = position
  if (character >= tokens.comment && tokens.comment < lines.line(position.line).length) return undefined
  const flow = flowContext(lines, position)
  if (flow) return flow
  const lastDash = tokens.dashes.at(-1)
  if (lastDash !== undefined && character <= lastDash) return undefined
  if (tokens.key && character > tokens.key.colon) return valueContext(lines, position, tokens)
  if (tokens.key) return keyContext(lines, position, tokens)
  const isBlank = tokens.value.end <= tokens.value.start
  if (!isBlank && character < tokens.start) return undefined
  // A blank behind an item may be followed by its next word.
  if (!isBlank && lastDash === undefined && character > tokens.value.end) return undefined
  if (lastDash !== undefined) return itemContext(lines, position, tokens, lastDash)
  return openContext(lines, isBlank ? character : tokens.start, position, tokens)
}

const rangeIn = ({ line }: Position, start: number, end: number): Range => ({
  start: { line, character: start },
  end: { line, character: end },
})

const textsOf = (lines: TokenLines, nodes: readonly BlockNode[]): Set<string> =>
  new Set(nodes.map(({ key, line }) => key ?? lines.scalar(line)))

function keyContext(lines: TokenLines, position: Position, { key, start }: LineTokens): CursorContext | undefined {
  if (!key || position.character < start || position.character > key.end) return undefined
  const node = { line: position.line, column: start, key: key.text }
  return {
    kind: 'key',
    path: pathTo(lines, parentOf(lines, node)),
    typed: lines.line(position.line).slice(key.start, key.end),
    range: rangeIn(position, key.start, key.end),
    lead: '',
    hasColon: true,
    siblings: textsOf(lines, siblingsOf(lines, node)),
    isFlow: false,
    node,
  }
}

function valueContext(lines: TokenLines, position: Position, { key, value }: LineTokens): CursorContext | undefined {
  if (!key) return undefined
  const node = { line: position.line, column: key.start, key: key.text }
  const word = wordAt(lines, position, value)
  return {
    kind: 'value',
    path: pathTo(lines, node),
    ...word,
    lead: word.range.start.character === key.colon + 1 ? ' ' : '',
    hasColon: false,
    siblings: new Set(),
    isFlow: false,
    node,
  }
}

function itemContext(lines: TokenLines, position: Position, { value }: LineTokens, dash: number): CursorContext {
  const node = { line: position.line, column: dash, key: undefined }
  const word = wordAt(lines, position, value)
  const base = {
    ...word,
    lead: word.range.start.character === dash + 1 ? ' ' : '',
    hasColon: false,
    isFlow: false,
    node,
  }
  const parent = parentOf(lines, node)
  const path = pathTo(lines, parent)
  const first = parent && otherItem(lines, parent, node)
  if (first) {
    // The rest of the list stands at another column, and only there is a line an item of it.
    const range = { start: { line: position.line, character: 0 }, end: word.range.end }
    const siblings = textsOf(lines, [first, ...siblingsOf(lines, first)])
    return { ...base, kind: 'item', path, range, lead: `${' '.repeat(first.column)}- `, siblings, node: first }
  }
  // An item whose other keys stand below it is a map, whatever its first line is to be.
  const keys = siblingsOf(lines, { line: position.line, column: dash + 2, key: '' })
  if (keys.length > 0) return { ...base, kind: 'key', path: [...path, 0], siblings: textsOf(lines, keys) }
  return { ...base, kind: 'item', path, siblings: textsOf(lines, siblingsOf(lines, node)) }
}

/** A value ends before its comment; the cursor is never in front of it, nor behind its end. */
function wordAt(
  lines: TokenLines,
  { line, character }: Position,
  value: LineTokens['value'],
): Pick<CursorContext, 'typed' | 'range'> {
  const isEmpty = value.end <= value.start
  const start = isEmpty ? character : Math.min(value.start, character)
  const end = isEmpty ? character : Math.max(character, value.end)
  return { typed: lines.line(line).slice(start, end), range: rangeIn({ line, character }, start, end) }
}

/** A line without dash and colon: a key to be, or an item that lacks its dash, whichever its neighbours are. */
function openContext(
  lines: TokenLines,
  column: number,
  position: Position,
  { value }: LineTokens,
): CursorContext | undefined {
  const { line } = position
  const word = wordAt(lines, position, { start: column, end: value.end })
  const node = { line, column, key: unquoted(word.typed) }
  const parent = parentOf(lines, node)
  const base = { ...word, hasColon: false, isFlow: false }
  const keys = siblingsOf(lines, node)
  const isDash = word.typed.startsWith('-')
  if (!isDash && (!parent || keys.length > 0)) {
    const siblings = textsOf(lines, keys)
    return { ...base, kind: 'key', path: pathTo(lines, parent), lead: '', siblings, node }
  }
  if (!parent) return undefined
  // Below a value nothing can stand.
  const above = lines.tokens(parent.line).value
  if (above.end > above.start) return undefined
  const items = itemsOf(lines, parent)
  const indent = items[0]?.column ?? column
  const dash = { line, column: indent, key: undefined }
  const siblings = textsOf(lines, items)
  const kind = items.length > 0 ? 'item' : 'below'
  const below = { ...base, kind, path: pathTo(lines, parent), siblings, node: dash } as const
  if (indent === column) return { ...below, lead: '- ' }
  const start = { line, character: 0 }
  return { ...below, lead: `${' '.repeat(indent)}- `, range: { start, end: word.range.end } }
}

/** The first item above a dash, or else below it, of the list that it lies in, where that stands at another column. */
function otherItem(lines: TokenLines, parent: BlockNode, { line, column }: BlockNode): BlockNode | undefined {
  const [first] = itemsOf(lines, parent)
  if (first && first.line < line) return first.column === column ? undefined : first
  for (let below = line + 1; below < lines.count; below++) {
    const [node] = lines.nodes(below)
    if (!node) continue
    const isItem = node.key === undefined && node.column > parent.column && node.column < column
    return isItem ? node : undefined
  }
  return undefined
}

/** The dashes right below a key. */
function itemsOf(lines: TokenLines, parent: BlockNode): BlockNode[] {
  for (let line = parent.line + 1; line < lines.count; line++) {
    const [first] = lines.nodes(line)
    if (!first) continue
    if (first.key !== undefined || first.column < parent.column) return []
    const dash = { line, column: first.column, key: undefined }
    return [dash, ...siblingsOf(lines, dash)]
  }
  return []
}
