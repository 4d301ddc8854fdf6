import type { Node } from 'yaml'
import type { Fix, TextEdit } from '../../findings/finding.ts'
import { listed } from '../../findings/words.ts'
import { applyEdits } from '../../fixes/fix-all.ts'
import { commentIn } from '../../fixes/lines.ts'
import { writeKey } from '../../fixes/scalars.ts'
import { spreadList } from '../../fixes/spread-list.ts'
import { indented } from '../../fixes/unseen-lists.ts'
import { isManifestPath } from '../../repo/interest.ts'
import { parentPath } from '../../repo/paths.ts'
import { indentOf } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
import type { Span } from '../../text/position.ts'
import { SourceText } from '../../text/source-text.ts'
import { compareReadings, type ReadingDifference } from '../../yaml/compare-readings.ts'
import { parseYaml, scalarText, spanOf, type YamlDocument } from '../../yaml/document.ts'
import type { FileReading } from '../../yaml/file-reading.ts'
import { onceSeen } from '../once-seen.ts'

/**
 * Keys of a manifest of which CI's seeing what YAML sees cannot bring about another finding: nothing but their being there
 * is asked for. Of the name that holds where it is the directory's.
 */
const harmless: ReadonlySet<string> = new Set(['summary', 'strict_boundary'])

/** A file whose readings are compared. */
export interface ComparedFile {
  readonly path: string
  readonly source: SourceText
  readonly document: YamlDocument
  readonly readings: readonly FileReading[]
}

/** Mends that make CI see what YAML sees, where a value has a plain form. Most are not safe: CI may object to that. */
export function readingFixes(difference: ReadingDifference, file: ComparedFile, t: Localize): Fix[] {
  const followUps = onceSeen(file.path, difference.path)
  return mendsFor(difference, file, t).map(fix => ({ ...fix, followUps, agreesOn: difference.path }))
}

function mendsFor(difference: ReadingDifference, file: ComparedFile, t: Localize): Fix[] {
  const { path, source } = file
  if (hidesByKey(difference)) return plainKeys(difference, file, t)
  const shown = showItems(difference, path, source, t)
  const comment = moveComment(difference, path, source, t)
  // Of a list that CI does not see, it does not see the comments either.
  if (!comment || (difference.ci.length === 0 && shown.length > 0)) return shown
  return [{ ...comment, safe: isHarmless(difference, path) }]
}

function isHarmless({ path: [key = '', ...below], yaml }: ReadingDifference, path: string): boolean {
  if (!isManifestPath(path) || below.length > 0) return false
  return key === 'name' ? yaml.join() === parentPath(path) : harmless.has(key)
}

/** Whether CI may see nothing because it does not take a key on the way for that key. */
export const hidesByKey = ({ ci, oddKeys }: ReadingDifference): boolean => ci.length === 0 && oddKeys.length > 0

/** Takes keys out of their quotes and closes them up with their colons; a list in brackets is spread as well. */
function plainKeys(difference: ReadingDifference, file: ComparedFile, t: Localize): Fix[] {
  const { path, source } = file
  // What needs its quotes is no key that CI knows.
  const keys = difference.oddKeys.filter(key => /^[\w./-]+$/.test(scalarText(key) ?? '') && !isExplicit(key, source))
  const edits = keys.flatMap(key => {
    const span = spanOf(key)
    return span ? writeKey({ path, source }, span, scalarText(key) ?? '') : []
  })
  const [shown] = showItems(difference, path, source, t)
  const names = [...new Set(keys.map(key => scalarText(key) ?? ''))]
  const title = t('Write {keys} plainly', {
    keys: listed(names.length > mostNames ? [...names.slice(0, mostNames), '…'] : names),
  })
  const ways = [edits, ...(shown ? [shown.edits, [...edits, ...shown.edits]] : [])]
  const way = ways.find(one => one.length > 0 && isMended(difference, file, one))
  return way ? [{ title: way === shown?.edits ? shown.title : title, edits: way, safe: false }] : []
}

/** As many keys as a title names. */
const mostNames = 3

/** `? key`, whose colon stands elsewhere. */
const isExplicit = (key: Node, source: SourceText): boolean => {
  const { start } = spanOf(key) ?? { start: 0 }
  return /\?[ \t]+$/.test(source.text.slice(0, start).split('\n').at(-1) ?? '')
}

/** Whether the two readings agree on the value once the edits are made. */
function isMended({ path: way }: ReadingDifference, file: ComparedFile, edits: readonly TextEdit[]): boolean {
  const changed = new SourceText(applyEdits(file.source, edits))
  const left = compareReadings(changed, parseYaml(changed), file.readings)
  return !left.some(({ path }) => path.join('\0') === way.join('\0'))
}

/** The parts of a line with a comment behind its content, where that comment is what CI and YAML see differently. */
function commentOn({ at, yaml }: ReadingDifference, source: SourceText): readonly string[] | undefined {
  const text = source.lineText(source.positionAt(at.start).line)
  const gap = /(?<![ \t])[ \t]+(?=#)/.exec(text)
  const indent = /^ */.exec(text)?.[0] ?? ''
  const content = text.slice(indent.length, gap?.index)
  // In quotes or brackets a `#` may be no comment.
  if (!gap || yaml.some(value => value.includes('#')) || /["'{]|\[(?!\s*\])/.test(content)) return undefined
  return [text, indent, content, text.slice(gap.index + gap[0].length)]
}

export const hasInlineComment = (difference: ReadingDifference, source: SourceText): boolean =>
  commentOn(difference, source) !== undefined

/** `status: beta # why` becomes two lines, the comment in front. */
function moveComment(difference: ReadingDifference, path: string, source: SourceText, t: Localize): Fix | undefined {
  const [text, indent = '', content = '', comment = ''] = commentOn(difference, source) ?? []
  // A blank in front of the colon is a reason of its own.
  if (text === undefined || /^[^:]*\s:/.test(content)) return undefined
  const { line } = source.positionAt(difference.at.start)
  const range = { start: { line, character: 0 }, end: { line, character: text.length } }
  return {
    title: t('Put the comment on a line of its own'),
    edits: [{ file: path, range, newText: `${indent}${comment.trimEnd()}${source.lineEnd}${indent}${content}` }],
    safe: false,
  }
}

/** `[a, b]` behind a key becomes one item a line below it; items that stand at their key's column get an indent. */
function showItems({ list, isText }: ReadingDifference, path: string, source: SourceText, t: Localize): Fix[] {
  const span = spanOf(list)
  if (!list || !span || isText) return []
  const start = source.positionAt(span.start)
  if (!list.flow) return indentItems(path, source, span, t)
  const [, indent, gap = ''] =
    /^( *)["']?[\w./-]+["']? *:( *)$/.exec(source.lineText(start.line).slice(0, start.character)) ?? []
  const spread = indent === undefined ? undefined : spreadList(source, list)
  if (!spread) return []
  const lines = spread.lines.map(text => `${source.lineEnd}${indent}  ${text}`)
  const range = source.range({ start: span.start - gap.length, end: spread.end })
  return [{ title: t('Write one item a line'), edits: [{ file: path, range, newText: lines.join('') }], safe: false }]
}

/** Every line from the first item to the end of the list moves by two columns, where the items stand at their key's. */
function indentItems(path: string, source: SourceText, span: Span, t: Localize): Fix[] {
  const [first, last] = [source.positionAt(span.start).line, source.positionAt(Math.max(span.start, span.end - 1)).line]
  let key = first - 1
  while (/^\s*(?:#.*)?$/.test(source.lineText(key)) && key > 0) key--
  const keyLine = source.lineText(key)
  const isKeyAlone = keyLine.slice(0, commentIn(keyLine)?.gap).trimEnd().endsWith(':')
  if (!isKeyAlone || indentOf(source.lineText(first)) !== indentOf(keyLine)) return []
  const lines = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return [{ title: t('Indent the items'), edits: indented({ path, source }, lines), safe: false }]
}
