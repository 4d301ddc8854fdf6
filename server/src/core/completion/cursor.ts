import type { Position, Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** What a cursor in module.yaml is about. Made from lines alone, so that half-typed YAML is as good as any. */
export interface CursorContext {
  /** A top-level key, the value on its line, or an item of its list. */
  readonly kind: 'key' | 'value' | 'item'
  /** The top-level key that a value or an item belongs to; for a key, what is typed of it. */
  readonly key: string
  /** What a completion replaces: all of the word or value that the cursor is in. */
  readonly range: Range
  /** What has to stand in front of an inserted value or item: a blank, or the dash of an item. */
  readonly lead: string
  /** True for a key that has its colon already. */
  readonly hasColon: boolean
}

/**
 * The context of a position; undefined in a comment, in a nested map, and in a line that belongs to no key.
 * @param asked 0-based, in UTF-16 code units, as an editor counts lines; one behind a line's end means that end
 */
export function cursorContext(text: SourceText, asked: Position): CursorContext | undefined {
  const line = text.lineText(asked.line)
  const position = { line: asked.line, character: Math.min(asked.character, line.length) }
  const before = line.slice(0, position.character)
  if (/(^|\s)#/.test(before)) return undefined
  if (/^[ \t]/.test(line) || line.startsWith('-')) return indentedContext(text, line, position)
  const colon = line.search(/:(?=\s|$)/)
  if (colon >= 0 && position.character > colon) return valueContext(line, colon, position)
  const typed = /^[^\s:]*/.exec(line)?.[0] ?? ''
  if (position.character > typed.length) return undefined
  const range = rangeIn(position, 0, typed.length)
  return { kind: 'key', key: typed, range, lead: '', hasColon: line.charAt(typed.length) === ':' }
}

function valueContext(line: string, colon: number, position: Position): CursorContext {
  const key = line.slice(0, colon).trimEnd()
  const [gap = ''] = /^\s*/.exec(line.slice(colon + 1, position.character)) ?? []
  const start = colon + 1 + gap.length
  const range = rangeIn(position, start, endOfValue(line, start, position.character))
  return { kind: 'value', key, range, lead: gap === '' ? ' ' : '', hasColon: true }
}

function indentedContext(text: SourceText, line: string, position: Position): CursorContext | undefined {
  const key = keyAbove(text, position.line)
  if (key === undefined) return undefined
  const [, indent = '', dash = '', gap = ''] = /^(\s*)(-?)(\s*)/.exec(line) ?? []
  const start = indent.length + dash.length + gap.length
  if (position.character < indent.length + dash.length) return undefined
  const isNestedMap = dash === '' && line.trim() !== '' && /:(\s|$)/.test(line)
  if (isNestedMap) return undefined
  const from = Math.min(start, position.character)
  const range = rangeIn(position, from, endOfValue(line, from, position.character))
  return { kind: 'item', key, range, lead: dash === '' ? '- ' : gap === '' ? ' ' : '', hasColon: true }
}

function keyAbove(text: SourceText, from: number): string | undefined {
  for (let line = from - 1; line >= 0; line--) {
    const key = /^([^\s#-][^:]*?)\s*:/.exec(text.lineText(line))?.[1]
    if (key !== undefined) return key
  }
  return undefined
}

/** A value ends before its comment; the cursor is never behind its end. */
function endOfValue(line: string, start: number, cursor: number): number {
  const rest = line
    .slice(start)
    .replace(/(^|\s+)#.*$/, '')
    .trimEnd()
  return Math.max(cursor, start + rest.length)
}

const rangeIn = ({ line }: Position, start: number, end: number): Range => ({
  start: { line, character: start },
  end: { line, character: end },
})
