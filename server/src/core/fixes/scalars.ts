import type { Fix, TextEdit } from '../findings/finding.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import type { Span } from '../text/position.ts'
import { commentIn, lineAround, type Mendable, replaceSpan } from './lines.ts'

/** What stands in front of a value in its line, in parts: `key: value`, `- value` or `- key: value`. */
const keyed = /^(\s*)(-\s+(?:[^\s#:"'][^:]*:\s+)?|[^\s#:-][^:]*:\s+)(?=\S)/

/**
 * Replaces the value of a key; quotes around it stay. A comment that the program takes for a part of the value goes to
 * a line of its own in front.
 * @param value as a line reading of Plumego's found it, a comment behind it included
 */
export function replaceScalar(file: Mendable, value: Piece, wanted: string, t: Localize, safe: boolean): Fix {
  const title = t('Replace by {value}', { value: wanted })
  const line = lineAround(file.source, value.start)
  // Empty quotes hold nothing that could be kept: what is written beside them would not be in them.
  if (value.text === '') return { title, edits: [replaceSpan(file, withQuotes(file, value), wanted)], safe }
  const [lead = '', indent = '', key = ''] = keyed.exec(line.text) ?? []
  const comment = lead === '' ? undefined : commentIn(line.text.slice(lead.length))
  if (!comment || !value.text.includes('#')) {
    return { title, edits: [replaceSpan(file, value, wanted)], safe }
  }
  const text = `${indent}${comment.text}${file.source.lineEnd}${indent}${key}${wanted}`
  return { title, edits: [replaceSpan(file, line, text)], safe }
}

/** An empty place and the quotes to both sides of it. */
function withQuotes({ source: { text } }: Mendable, { start, end }: Piece): Span {
  let [first, last] = [start, end]
  while (/["']/.test(text[first - 1] ?? '')) first--
  while (/["']/.test(text[last] ?? '')) last++
  return { start: first, end: last }
}

/** The value without a comment that a line reading took for a part of it; undefined where there is none. */
export function valueWithoutComment(value: Piece): string | undefined {
  const comment = commentIn(value.text)
  return comment && value.text.slice(0, comment.gap).replace(/["']$/, '')
}

/**
 * Writes a key as every reading of Plumego's programs takes it: without quotes, its colon directly behind it.
 * @param span of the key as it stands, quotes included
 */
export function writeKey(file: Mendable, { start, end }: Span, key: string): TextEdit {
  const blanks = /^[ \t]*(?=:)/.exec(file.source.text.slice(end))?.[0].length ?? 0
  return replaceSpan(file, { start, end: end + blanks }, key)
}

/** Writes a value behind the colon of a key that has none there; what stands there, quotes alone, goes. */
export function fillKey(file: Mendable, key: Piece, value: string, t: Localize, safe: boolean): Fix[] {
  const line = lineAround(file.source, key.start)
  const colon = file.source.text.indexOf(':', key.end)
  const lineFeed = file.source.text.indexOf('\n', line.end)
  const below = lineFeed < 0 ? '' : lineAround(file.source, lineFeed + 1).text
  // The value stands on the lines below, where a person sees it: nothing may be put before it.
  if (colon < 0 || colon >= line.end || /^[ \t]+[^\s#]|^- /.test(below)) return []
  if (!/^[\s"']*$/.test(file.source.text.slice(colon + 1, line.end))) return []
  const edit = replaceSpan(file, { start: colon + 1, end: line.end }, ` ${value}`)
  return [{ title: t('Give {key} the value {value}', { key: key.text, value }), edits: [edit], safe }]
}
