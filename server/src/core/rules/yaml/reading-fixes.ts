import { isScalar, isSeq } from 'yaml'
import type { Localize } from '../../text/localize.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { ReadingDifference } from '../../yaml/compare-readings.ts'
import { scalarText, spanOf } from '../../yaml/document.ts'
import type { Fix } from '../finding.ts'

/** Mends that make CI see what YAML sees, where a value has a plain form. None is safe: CI's verdict changes with it. */
export function readingFixes(difference: ReadingDifference, path: string, source: SourceText, t: Localize): Fix[] {
  const fix = moveComment(difference, path, source, t) ?? spreadList(difference, path, source, t)
  return fix ? [fix] : []
}

/** The parts of a line with a comment behind its content, where that comment is what CI and YAML see differently. */
function commentOn({ at, yaml }: ReadingDifference, source: SourceText): RegExpExecArray | undefined {
  const text = source.lineText(source.positionAt(at.start).line)
  const parts = /^( *)(.*?)[ \t]+(#.*)$/.exec(text)
  // In quotes or brackets a `#` may be no comment.
  if (!parts || yaml.some(value => value.includes('#')) || /["'{]|\[(?!\])/.test(parts[2] ?? '')) return undefined
  return parts
}

export const hasInlineComment = (difference: ReadingDifference, source: SourceText): boolean =>
  commentOn(difference, source) !== undefined

/** `status: beta # why` becomes two lines, the comment in front. */
function moveComment(difference: ReadingDifference, path: string, source: SourceText, t: Localize): Fix | undefined {
  const [text, indent = '', content = '', comment = ''] = commentOn(difference, source) ?? []
  if (text === undefined) return undefined
  const { line } = source.positionAt(difference.at.start)
  const range = { start: { line, character: 0 }, end: { line, character: text.length } }
  return {
    title: t('Put the comment on a line of its own'),
    edits: [{ file: path, range, newText: `${indent}${comment.trimEnd()}${source.lineEnd}${indent}${content}` }],
    safe: false,
  }
}

/** `[a, b]` behind a key becomes one item a line below it. */
function spreadList({ node }: ReadingDifference, path: string, source: SourceText, t: Localize): Fix | undefined {
  const span = spanOf(node)
  if (!isSeq(node) || !node.flow || !span) return undefined
  const items = node.items.map(item => (isScalar(item) && isPlain(scalarText(item)) ? scalarText(item) : undefined))
  const start = source.positionAt(span.start)
  const [, indent, gap = ''] = /^( *)[\w./-]+:( *)$/.exec(source.lineText(start.line).slice(0, start.character)) ?? []
  if (items.length === 0 || items.includes(undefined) || indent === undefined) return undefined
  const lines = items.map(item => `${source.lineEnd}${indent}  - ${item}`)
  return {
    title: t('Write one item a line'),
    edits: [
      {
        file: path,
        range: source.range({ start: span.start - gap.length, end: span.end }),
        newText: lines.join(''),
      },
    ],
    safe: false,
  }
}

/** Such as can stand without quotes. */
const isPlain = (text: string | undefined): boolean => text !== undefined && /^[\w./][\w ./*@-]*$/.test(text)
