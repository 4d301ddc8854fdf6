import type { Position, Range } from '../text/position.ts'
import { type BlockNode, pathTo, type TokenLines } from './blocks.ts'
import type { CursorContext } from './cursor-context.ts'
import { opensFlow, unquoted } from './line-tokens.ts'

/** One bracket that is open. */
interface Frame {
  readonly isList: boolean
  /** Keys of a map, or items of a list, but for what the cursor is in. */
  readonly entries: Set<string>
  /** The key whose value is being read. */
  key: string | undefined
}

/** What the cursor is in: text, or the gap between two tokens. Offsets count within the brackets' text. */
interface Found {
  readonly frame: Frame
  readonly steps: readonly (string | 0)[]
  readonly key: string | undefined
  readonly start: number
  readonly end: number
  readonly hasColon: boolean
}

/** More lines than anybody writes within brackets. */
const longest = 40

/** Brackets, commas, colons behind keys, quoted texts, and any other text up to one of these. */
const token =
  /[[\]{},]|:(?=[\s,[\]{}]|$)|"(?:\\.|[^"\\\n])*"?|'(?:''|[^'\n])*'?|(?:[^\s,[\]{}:]|:(?![\s,[\]{}]|$))(?:[^\n,[\]{}:]*[^\s,[\]{}:])?/g

/** The context of a cursor within brackets; undefined outside of any. */
export function flowContext(lines: TokenLines, position: Position): CursorContext | undefined {
  const opener = openerAbove(lines, position)
  if (!opener) return undefined
  const from = lines.tokens(opener.line).value.start
  const text = textFrom(lines, opener.line, from)
  const lineStart = text
    .split('\n')
    .slice(0, position.line - opener.line)
    .join('\n').length
  // Offset of the cursor's line in the text, so that columns and offsets can be turned into each other.
  const shift = position.line === opener.line ? -from : lineStart + 1
  const found = findIn(text, position.character + shift)
  if (!found) return undefined
  const range = {
    start: { line: position.line, character: found.start - shift },
    end: { line: position.line, character: found.end - shift },
  }
  const base = { range, lead: '', siblings: found.frame.entries, isFlow: true, hasColon: found.hasColon, node: opener }
  const path = [...pathTo(lines, opener), ...found.steps]
  const typed = text.slice(found.start, found.end)
  if (found.frame.isList) {
    const brackets = found.steps.length === 0 ? bracketsAlone(lines, opener, position) : undefined
    if (!brackets) return { ...base, kind: 'item', path, typed }
    // What is not closed yet ends with its line.
    const [line = ''] = text.split('\n')
    const siblings = findIn(line, position.character + shift)?.frame.entries ?? base.siblings
    return { ...base, kind: 'item', path, typed, siblings, brackets }
  }
  if (found.key === undefined) return { ...base, kind: 'key', path, typed }
  return { ...base, kind: 'value', path: [...path, found.key], typed }
}

/** From behind the colon to the line's end, where the brackets stand on the cursor's line and no comment behind them. */
function bracketsAlone(lines: TokenLines, opener: BlockNode, { line }: Position): Range | undefined {
  const { key, comment } = lines.tokens(opener.line)
  const text = lines.line(line)
  if (opener.line !== line || !key || comment < text.length) return undefined
  // Brackets that are closed further below hold more than this line.
  const goesOn = lines.line(line + 1).trim() !== '' && !lines.tokens(line + 1).key
  if (!text.includes(']') && goesOn) return undefined
  return { start: { line, character: key.colon + 1 }, end: { line, character: text.length } }
}

/** The key or dash behind which brackets open before the cursor. */
function openerAbove(lines: TokenLines, { line, character }: Position): BlockNode | undefined {
  for (let above = line; above >= Math.max(0, line - longest); above--) {
    const { value, key } = lines.tokens(above)
    const node = lines.nodes(above).at(-1)
    const isBefore = above < line || character > value.start
    if (node && isBefore && opensFlow(lines.line(above).slice(value.start))) return node
    if (key?.start === 0) return undefined
  }
  return undefined
}

/** The text from a place on, comments blanked out. */
function textFrom(lines: TokenLines, first: number, from: number): string {
  const last = Math.min(lines.count, first + longest)
  const texts: string[] = []
  for (let line = first; line < last; line++) {
    const text = lines.line(line)
    texts.push(
      text
        .slice(0, lines.tokens(line).comment)
        .padEnd(text.length)
        .slice(line === first ? from : 0),
    )
  }
  return texts.join('\n')
}

function findIn(text: string, cursor: number): Found | undefined {
  const frames: Frame[] = []
  let found: Found | undefined
  let pending: string | undefined
  const at = (start: number, end: number, hasColon: boolean): Found | undefined => {
    const frame = frames.at(-1)
    const steps = frames.slice(0, -1).map(({ isList, key }) => (isList ? 0 : (key ?? '')))
    return frame && { frame, steps, key: frame.key, start, end, hasColon }
  }
  for (const { 0: piece, index } of text.matchAll(token)) {
    const isMark = /^[[\]{},:]$/.test(piece)
    const end = index + piece.length
    const isTyped = !isMark && index <= cursor && cursor <= end
    if (!found && (isTyped || cursor <= index)) {
      found = isTyped ? at(index, end, /^\s*:(?:\s|$)/.test(text.slice(end))) : at(cursor, cursor, false)
      if (!found) return undefined
    }
    if (!isMark) pending = isTyped ? undefined : unquoted(piece)
    else if (piece === '[' || piece === '{') frames.push({ isList: piece === '[', entries: new Set(), key: undefined })
    else {
      const frame = frames.at(-1)
      if (!frame) return found
      if (pending !== undefined && (frame.isList || piece === ':')) frame.entries.add(pending)
      frame.key = piece === ':' && !frame.isList ? pending : undefined
      pending = undefined
      if (piece === ']' || piece === '}') frames.pop()
      if (frames.length === 0 || (found && !frames.includes(found.frame))) return found
    }
  }
  return found ?? at(cursor, cursor, false)
}
