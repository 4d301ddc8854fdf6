import type { CodeAt } from './code-at.ts'
import { ownComments } from './own-comments.ts'

/** Editor lines (0-based), from `start` up to, not including, `end`. */
export interface LineSpan {
  readonly start: number
  readonly end: number
  /** Whether comments above, behind or within it go with it. */
  readonly hasComments?: true
}

/** Where one import stands, by offsets. */
export interface SpecPlace {
  /** Of the first thing of it: its name, its literal, or the `import` of a declaration without brackets. */
  readonly start: number
  readonly end: number
  /** The editor line (0-based) of the literal's start. */
  readonly line: number
}

/** A declaration with brackets that holds one import alone: offsets of `import` and of its brackets. */
export interface LoneGroup {
  readonly keyword: number
  readonly open: number
  readonly close: number
}

const tab = 9
const lineFeed = 10
const carriageReturn = 13
const space = 32
const quote = 34
const openBracket = 40
const closeBracket = 41
const slash = 47
const semicolon = 59
const backquote = 96

/**
 * The lines that hold one import and nothing else but a comment behind it: removing them removes the import. Of two
 * blank lines that would then meet, one goes too. Undefined where something else stands there.
 * @param group where the import is the only one of its brackets: the whole declaration goes, unless it has comments
 */
export function ownLines(code: CodeAt, spec: SpecPlace, group?: LoneGroup): LineSpan | undefined {
  if (!standsAlone(code, spec.start, spec.end)) return undefined
  const lineBehind = nextLine(code, spec.end)
  const first = ownComments(code, spec.start, lineBehind)
  const above = linesIn(code, first, spec.start)
  const isCommented = above > 0 || isComment(code, spec.end) || hasCommentWithin(code, spec)
  if (group && standsAlone(code, group.keyword, group.open + 1) && endsLine(code, group.close + 1)) {
    if (isBlank(code, group.open + 1, first) && isBlank(code, lineBehind, group.close)) {
      const start = spec.line - linesIn(code, group.keyword, spec.start)
      const end = spec.line + linesIn(code, spec.end, group.close) + 1
      const goes = isCommented || isComment(code, group.open + 1) || isComment(code, group.close + 1)
      return withComments(withBlankLine(code, { start, end }, group.keyword, group.close), goes)
    }
  }
  const lines = withBlankLine(code, { start: spec.line - above, end: spec.line + 1 }, first, spec.end)
  return withComments(lines, isCommented)
}

const withComments = (lines: LineSpan, hasComments: boolean): LineSpan =>
  hasComments ? { ...lines, hasComments } : lines

/** Whether the next thing on a line is a comment. */
function isComment(code: CodeAt, offset: number): boolean {
  let at = offset
  while (isSpace(code(at))) at++
  return code(at) === slash
}

/** Whether a comment stands in front of the literal of an import, behind its keyword or its name. */
function hasCommentWithin(code: CodeAt, { start, end }: Pick<SpecPlace, 'start' | 'end'>): boolean {
  for (let at = start; at < end && code(at) !== quote && code(at) !== backquote; at++)
    if (code(at) === slash) return true
  return false
}

/**
 * What of a line goes with one of several imports that semicolons join: the import, and the semicolon to one side of it.
 * Undefined where anything else than blanks stands between them, or a comment within it.
 */
export function ownPart(code: CodeAt, { start, end }: Pick<SpecPlace, 'start' | 'end'>): SpanBytes | undefined {
  if (linesIn(code, start, end) > 0 || hasCommentWithin(code, { start, end })) return undefined
  let behind = end
  while (isSpace(code(behind))) behind++
  if (code(behind) === semicolon) {
    behind++
    while (isSpace(code(behind))) behind++
    // Go takes a semicolon for the end of a line, so that none is needed there.
    if (code(behind) !== slash && code(behind) !== lineFeed && code(behind) !== carriageReturn)
      return { start, end: behind }
  }
  const before = startOfContent(code, start)
  return code(before - 1) === semicolon ? { start: before - 1, end } : undefined
}

/** Offsets, in whatever the reader of a file counts. */
interface SpanBytes {
  readonly start: number
  readonly end: number
}

const isSpace = (code: number): boolean => code === space || code === tab

/** On one line, first there, and nothing but a comment behind. */
function standsAlone(code: CodeAt, start: number, end: number): boolean {
  return linesIn(code, start, end) === 0 && code(startOfContent(code, start) - 1) === lineFeed && endsLine(code, end)
}

/** Back over blanks. */
function startOfContent(code: CodeAt, offset: number): number {
  let at = offset
  while (isSpace(code(at - 1))) at--
  return at
}

/** A lone CR ends a line for an editor and none for Go: what has one is left alone. */
function endsLine(code: CodeAt, offset: number): boolean {
  let at = offset
  while (isSpace(code(at))) at++
  if (code(at) === slash && code(at + 1) === slash) {
    while (!Number.isNaN(code(at)) && code(at) !== lineFeed && code(at) !== carriageReturn) at++
  }
  if (code(at) === carriageReturn) at++
  return code(at) === lineFeed || Number.isNaN(code(at))
}

function nextLine(code: CodeAt, offset: number): number {
  let at = offset
  while (!Number.isNaN(code(at)) && code(at) !== lineFeed) at++
  return at + 1
}

/** Line ends as editors count them. */
function linesIn(code: CodeAt, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++) {
    if (code(at) === lineFeed || (code(at) === carriageReturn && code(at + 1) !== lineFeed)) lines++
  }
  return lines
}

function isBlank(code: CodeAt, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isSpace(code(at)) && code(at) !== lineFeed && code(at) !== carriageReturn) return false
  }
  return true
}

function withBlankLine(code: CodeAt, lines: LineSpan, first: number, last: number): LineSpan {
  const before = startOfContent(code, first) - 1
  let lineBefore = before - 1
  if (code(lineBefore) === carriageReturn) lineBefore--
  while (isSpace(code(lineBefore))) lineBefore--
  let behind = nextLine(code, last)
  while (isSpace(code(behind))) behind++
  if (code(behind) === carriageReturn) behind++
  const isBlankBefore = code(lineBefore) === lineFeed
  const isBlankBehind = code(behind) === lineFeed
  // At either end of brackets no blank line stays.
  if (isBlankBehind && (isBlankBefore || code(lineBefore) === openBracket)) return { ...lines, end: lines.end + 1 }
  if (isBlankBefore && code(behind) === closeBracket) return { ...lines, start: lines.start - 1 }
  return lines
}
