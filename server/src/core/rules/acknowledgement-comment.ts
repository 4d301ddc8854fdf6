import { readCommentLines } from '../golang/comment-lines.ts'
import { isGoFile } from '../repo/interest.ts'
import { baseName } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import { isPlaceholder } from '../text/placeholder.ts'
import type { Range } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'

/** A comment that acknowledges what is found beside or below it. */
export interface Acknowledgement {
  /** Empty where none is written. */
  readonly code: string
  readonly codeRange: Range
  /** Empty where none is given: then it does not count. */
  readonly reason: string
  /** The day up to which it is meant, as it is written behind `until`; undefined where it is meant for good. */
  readonly until: string | undefined
  /** Nothing but the comment stands on its line. */
  readonly isAlone: boolean
  readonly range: Range
}

export type AcknowledgementsByLine = ReadonlyMap<number, Acknowledgement>

const none: AcknowledgementsByLine = new Map()

/** How the comments of a file begin; undefined where a comment would change what the file says. */
export function commentMark(path: string): '//' | '#' | undefined {
  if (isGoFile(path) || baseName(path) === 'go.mod') return '//'
  return path.endsWith('.yaml') ? '#' : undefined
}

/** The whole text of a file that may hold acknowledgements; that of a Go file is read for it. */
export const textOf = (snapshot: Snapshot, path: string): SourceText | undefined =>
  isGoFile(path) ? snapshot.goText(path) : snapshot.text(path)

/** The acknowledgements of a file by their 0-based lines; that of a Go file is read for it. */
export function acknowledgementsIn(snapshot: Snapshot, path: string): AcknowledgementsByLine {
  const mark = commentMark(path)
  const source = mark && textOf(snapshot, path)
  return source ? snapshot.fact(source, mark === '#' ? readYamlAcknowledgements : readGoAcknowledgements) : none
}

const written = /^(\s*plumego:acknowledge)(?:(\s+)(\S+)(?:\s+(\S.*))?)?$/
/** In front of the reason, or at its end: "until March" is a reason, and "until 3 of us agree" too. */
const untilFirst = /^until\s+(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[.:,;]?(?:\s+|$)/
const untilLast = /(?:^|[\s(])until\s+(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[.)]*$/

/**
 * @param text of a comment, without its mark
 * @param character 0-based, where `text` begins in its line
 */
function acknowledgement(text: string, character: number, isAlone: boolean, range: Range): Acknowledgement | undefined {
  const found = written.exec(text.trimEnd())
  if (!found) return undefined
  const [, word = '', blank = '', code = '', said = ''] = found
  const { line } = range.start
  const start = character + word.length + blank.length
  const codeRange = { start: { line, character: start }, end: { line, character: start + code.length } }
  const whole = isPlaceholder(said) ? '' : said.trim()
  const until = untilFirst.exec(whole) ?? untilLast.exec(whole)
  const reason = until ? (whole.slice(0, until.index) + whole.slice(until.index + until[0].length)).trim() : whole
  return { code, codeRange, reason: isPlaceholder(reason) ? '' : reason, until: until?.[1], isAlone, range }
}

function readGoAcknowledgements(source: SourceText): AcknowledgementsByLine {
  if (!source.text.includes(acknowledgeWord)) return none
  const found = new Map<number, Acknowledgement>()
  for (const { line, character, text } of readCommentLines(source)) {
    const lineText = source.lineText(line)
    const range = { start: { line, character }, end: { line, character: lineText.trimEnd().length } }
    const comment = acknowledgement(text, character + 2, lineText.slice(0, character).trim() === '', range)
    if (comment) found.set(line, comment)
  }
  return found
}

/** Only lines of their own: behind a value CI would take a comment for a part of it. */
function readYamlAcknowledgements(source: SourceText): AcknowledgementsByLine {
  if (!source.text.includes(acknowledgeWord)) return none
  const found = new Map<number, Acknowledgement>()
  for (let line = 0; line < source.lineCount; line++) {
    const text = source.lineText(line)
    const character = text.search(/\S/)
    if (text[character] !== '#') continue
    const range = { start: { line, character }, end: { line, character: text.trimEnd().length } }
    const comment = acknowledgement(text.slice(character + 1), character + 1, true, range)
    if (comment) found.set(line, comment)
  }
  return found
}
