import type { ImportVerdict } from '../boundaries/import-verdict.ts'
import { oneLevel } from '../boundaries/pattern-text.ts'
import { verdictPlaces } from '../boundaries/verdict-places.ts'
import { lineAround, startWithComments } from '../fixes/lines.ts'
import { boundaryPageOf } from '../maturity/boundary-page.ts'
import { membershipsOf } from '../maturity/categories.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { indentOf } from '../text/go-strings.ts'
import type { SourceText } from '../text/source-text.ts'

/** Why an import is denied, in the workspace's own words. */
export interface DenialReasons {
  /** What comments at the lines that deny it say, and where nothing stands there, at the rule. */
  readonly comments: readonly string[]
  /** What the Extension Boundary page says of the layer or the category of what is imported. */
  readonly sentence: string | undefined
}

/** @param imported relative to the module */
export function denialReasons(
  snapshot: Snapshot,
  verdict: ImportVerdict,
  importer: string,
  imported: string,
): DenialReasons {
  if (verdict.kind !== 'denied') return { comments: [], sentence: undefined }
  const comments = verdictPlaces(snapshot, verdict).flatMap(({ place: { file, range } }) => {
    const source = snapshot.text(file)
    return source ? (commentAt(source, source.offsetAt(range.start)) ?? []) : []
  })
  const sentence = imported.startsWith('x/') ? sentenceOf(snapshot, importer, imported) : undefined
  return { comments: [...new Set(comments)], sentence }
}

/** The comment above an entry, else that at its rule; what stands behind an entry CI takes for a part of it. */
function commentAt(source: SourceText, offset: number): string | undefined {
  const { start } = startWithComments(source, offset)
  return commentsBetween(source, start, lineAround(source, offset).start) ?? commentOfBlock(source, offset)
}

/** Above or below the lines that open the blocks around an entry: `deny:`, and the rule's name. */
function commentOfBlock(source: SourceText, offset: number): string | undefined {
  let { line } = source.positionAt(offset)
  let depth = indentOf(source.lineText(line))
  while (depth > 0 && line > 0) {
    line--
    const text = source.lineText(line)
    if (text.trim() === '' || text.trim().startsWith('#') || indentOf(text) >= depth) continue
    depth = indentOf(text)
    const at = source.offsetAt({ line, character: 0 })
    const above = commentsBetween(source, startWithComments(source, at).start, at)
    const comment = above ?? commentsFrom(source, line + 1)
    if (comment !== undefined && depth <= 2) return comment
  }
  return undefined
}

/** The comments in the first lines of a block, behind its path and layer at most. */
function commentsFrom(source: SourceText, line: number): string | undefined {
  const lines: string[] = []
  for (let at = line; at < source.lineCount; at++) {
    const text = source.lineText(at).trim()
    if (text.startsWith('#')) lines.push(text)
    else if (lines.length > 0 || !/^(?:path|layer):/.test(text)) break
  }
  return textOf(lines)
}

function commentsBetween(source: SourceText, start: number, end: number): string | undefined {
  const lines = source.text.slice(start, end).split(/\r?\n/)
  return textOf(lines.map(text => text.trim()).filter(text => text.startsWith('#')))
}

function textOf(comments: readonly string[]): string | undefined {
  const text = comments
    .map(comment => comment.replace(/^#+/, '').trim())
    .join(' ')
    .trim()
  return text === '' ? undefined : text
}

const isAboutLayer = (heading: string): boolean => heading === `## What \`x${oneLevel}\` Is`

/** Of a stable root it is the layers that must not mix; of an extension it is what the package is meant for. */
function sentenceOf(snapshot: Snapshot, importer: string, imported: string): string | undefined {
  const found = boundaryPageOf(snapshot)
  const source = found && snapshot.text(found.path)
  if (!source) return undefined
  if (!importer.startsWith('x/')) return firstSentenceBelow(source, isAboutLayer)
  const [membership] = membershipsOf(snapshot, imported)
  return membership && firstSentenceBelow(source, heading => heading.startsWith(`### ${membership.category.letter} `))
}

function firstSentenceBelow(source: SourceText, isHeading: (text: string) => boolean): string | undefined {
  const at = source.lines.findIndex(({ text }) => isHeading(text.trim()))
  if (at < 0) return undefined
  const texts = source.lines.slice(at + 1).map(({ text }) => text.trim())
  const start = texts.findIndex(text => text !== '')
  const first = texts[start]
  if (first === undefined || /^[#|>-]/.test(first)) return undefined
  const end = texts.indexOf('', start)
  const paragraph = texts.slice(start, end < 0 ? undefined : end).join(' ')
  return /^.*?[.。](?=\s|$)/u.exec(paragraph)?.[0] ?? paragraph
}
