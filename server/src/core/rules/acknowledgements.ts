import { matcherOf } from '../boundaries/pattern-lists.ts'
import { readCommentLines } from '../golang/comment-lines.ts'
import { isGoFile } from '../repo/interest.ts'
import { baseName } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { AcknowledgedImport, Settings } from '../settings.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { Localize } from '../text/localize.ts'
import { isPlaceholder } from '../text/placeholder.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Finding, RelatedPlace } from './finding.ts'

/** What a comment begins with that acknowledges a finding: its code and a reason follow. */
export const acknowledgeWord = 'plumego:acknowledge'

/** How the comments of a file begin; undefined where a comment would change what the file says. */
export function commentMark(path: string): '//' | '#' | undefined {
  if (isGoFile(path) || baseName(path) === 'go.mod') return '//'
  return path.endsWith('.yaml') ? '#' : undefined
}

/** The whole text of a file that may hold acknowledgements; that of a Go file is read for it. */
export const textOf = (snapshot: Snapshot, path: string): SourceText | undefined =>
  isGoFile(path) ? snapshot.goText(path) : snapshot.text(path)

/** True for the place of an acknowledgement that a finding names because it lacks a reason. */
export const isAcknowledgement = ({ file, range }: RelatedPlace, snapshot: Snapshot): boolean =>
  commentMark(file) !== undefined &&
  (textOf(snapshot, file)?.lineText(range.start.line).includes(acknowledgeWord) ?? false)

/** A comment that acknowledges what is found beside or below it. */
interface Acknowledgement {
  readonly code: string
  /** Empty where none is given: then it does not count. */
  readonly reason: string
  /** Nothing but the comment stands on its line. */
  readonly isAlone: boolean
  readonly range: Range
}

type ByLine = ReadonlyMap<number, Acknowledgement>

/**
 * Leaves out what a person has acknowledged with a reason: in a comment on the same line or directly above, or, for an
 * import, in the settings. What has a check is never left out, for CI fails on it all the same.
 */
export function withoutAcknowledged(
  findings: readonly Finding[],
  snapshot: Snapshot,
  settings: Settings,
  t: Localize,
): Finding[] {
  return findings.flatMap(finding => {
    if (finding.check !== null) return finding
    if (isAcknowledgedImport(finding, snapshot, settings.imports.acknowledged)) return []
    const comment = acknowledgementOf(finding, snapshot)
    if (!comment) return finding
    return comment.reason === '' ? withReasonWanted(finding, comment, t) : []
  })
}

/** An acknowledgement without a reason, as a second place of the finding that it does not silence. */
function withReasonWanted(finding: Finding, { code, range }: Acknowledgement, t: Localize): Finding {
  const message = t('An acknowledgement counts once it says why: write a reason behind {code}.', { code })
  return { ...finding, related: [...finding.related, { file: finding.file, range, message }] }
}

/** The second part of the key of what is found at an import is the import's path. */
function isAcknowledgedImport(
  { file, key: [, path = ''] }: Finding,
  snapshot: Snapshot,
  acknowledged: readonly AcknowledgedImport[],
): boolean {
  if (acknowledged.length === 0 || !isGoFile(file)) return false
  const modules = [plumegoModule, snapshot.repoSpec?.modulePath ?? plumegoModule]
  const relative = (text: string): string => {
    const module = modules.find(name => text.startsWith(`${name}/`))
    return module === undefined ? text : text.slice(module.length + 1)
  }
  return acknowledged.some(({ import: pattern }) => matcherOf('acknowledged', relative(pattern))(relative(path)))
}

/** The comment about a finding: beside it, or in the block of acknowledgements directly above. */
function acknowledgementOf({ file, code, range }: Finding, snapshot: Snapshot): Acknowledgement | undefined {
  const source = commentMark(file) && textOf(snapshot, file)
  if (!source?.text.includes(acknowledgeWord)) return undefined
  const comments = snapshot.fact(source, commentMark(file) === '#' ? readYamlAcknowledgements : readGoAcknowledgements)
  const { line } = range.start
  const beside = comments.get(line)
  if (beside?.code === code) return beside
  for (let above = line - 1; comments.get(above)?.isAlone; above--) {
    const comment = comments.get(above)
    if (comment?.code === code) return comment
  }
  return undefined
}

const written = /^\s*plumego:acknowledge(?:\s+(\S+)(?:\s+(.*))?)?\s*$/

function acknowledgement(text: string, isAlone: boolean, range: Range): Acknowledgement | undefined {
  const found = written.exec(text)
  if (!found) return undefined
  const [, code = '', reason = ''] = found
  return { code, reason: isPlaceholder(reason) ? '' : reason.trim(), isAlone, range }
}

function readGoAcknowledgements(source: SourceText): ByLine {
  const found = new Map<number, Acknowledgement>()
  for (const { line, character, text } of readCommentLines(source)) {
    const lineText = source.lineText(line)
    const range = { start: { line, character }, end: { line, character: lineText.trimEnd().length } }
    const comment = acknowledgement(text, lineText.slice(0, character).trim() === '', range)
    if (comment) found.set(line, comment)
  }
  return found
}

/** Only lines of their own: behind a value CI would take a comment for a part of it. */
function readYamlAcknowledgements(source: SourceText): ByLine {
  const found = new Map<number, Acknowledgement>()
  for (let line = 0; line < source.lineCount; line++) {
    const text = source.lineText(line)
    const character = text.search(/\S/)
    if (text[character] !== '#') continue
    const range = { start: { line, character }, end: { line, character: text.trimEnd().length } }
    const comment = acknowledgement(text.slice(character + 1), true, range)
    if (comment) found.set(line, comment)
  }
  return found
}
