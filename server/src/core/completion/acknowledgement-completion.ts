import type { Finding } from '../findings/finding.ts'
import { readCommentLines } from '../golang/comment-lines.ts'
import { commentMark } from '../rules/acknowledgement-comment.ts'
import { knownCodes } from '../rules/known-codes.ts'
import { ruleListings } from '../rules/registry.ts'
import { acknowledgeWord } from '../text/acknowledge-word.ts'
import type { Localize } from '../text/localize.ts'
import type { Position } from '../text/position.ts'
import type { SourceText } from '../text/source-text.ts'
import type { CompletionEntry } from './completion-types.ts'

/** How far below a comment, in lines, what it may speak of is looked for. */
const reach = 5

/**
 * What may stand in a comment that acknowledges: the word itself, and behind it the codes that can be, those first that
 * are found beside or below.
 * @param path of the file, relative to its workspace
 * @param position 0-based, in UTF-16 code units
 * @returns undefined where no such comment is being written
 */
export function acknowledgementCompletion(
  source: SourceText,
  path: string,
  position: Position,
  findings: readonly Finding[],
  t: Localize,
): CompletionEntry[] | undefined {
  const comment = commentBefore(source, path, position)
  const [, blank = '', word = '', space = '', typed = ''] =
    /^(\s*)([a-z:]+)(?:(\s+)([\w-]*))?$/.exec(comment ?? '') ?? []
  if (comment === undefined || word === '' || !acknowledgeWord.startsWith(word)) return undefined
  const { line } = position
  const behind = source.lineText(line).slice(position.character)
  const [rest = ''] = /^[\w:-]*/.exec(behind) ?? []
  const ending = /^\s/.test(behind.slice(rest.length)) ? '' : ' '
  const entry = (label: string, text: string, index: number, start: number): CompletionEntry => ({
    label,
    kind: 'value',
    isSnippet: false,
    isExample: false,
    insertText: text,
    filterText: typed === '' ? label : typed,
    sortText: String(index).padStart(4, '0'),
    range: { start: { line, character: start }, end: { line, character: position.character + rest.length } },
  })
  if (space === '') {
    if (word === acknowledgeWord || word.length < 3) return undefined
    const start = position.character - comment.length + blank.length
    return [{ ...entry(acknowledgeWord, acknowledgeWord + ending, 0, start), filterText: word }]
  }
  if (word !== acknowledgeWord) return undefined
  const here = codesHere(findings, path, position.line)
  const isFirst = (code: string): number => (here.has(code) ? 0 : 1)
  return knownCodes.silenceable
    .filter(code => code.split('-').some((_, i, parts) => parts.slice(i).join('-').startsWith(typed)))
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .map((code, index) => {
      const summary = ruleListings.find(listing => listing.code === code)?.summary
      const detail = summary === undefined ? {} : { detail: t(summary) }
      return { ...entry(code, code + ending, index, position.character - typed.length), ...detail }
    })
}

/** What stands between a comment's mark and a position; undefined outside of comments. */
function commentBefore(source: SourceText, path: string, { line, character }: Position): string | undefined {
  const mark = commentMark(path)
  const before = source.lineText(line).slice(0, character)
  if (mark === undefined || !before.includes(mark) || !/(?<![\w:-])plu[a-z:]*(?:\s+[\w-]*)?$/.test(before))
    return undefined
  if (mark === '#') return /^\s*#(.*)$/.exec(before)?.[1]
  const comment = readCommentLines(source).find(one => one.line === line)
  return comment && comment.character + mark.length <= character
    ? before.slice(comment.character + mark.length)
    : undefined
}

function codesHere(findings: readonly Finding[], path: string, line: number): ReadonlySet<string> {
  const near = findings.filter(
    ({ file, check, range: { start } }) =>
      file === path && check === null && start.line >= line && start.line <= line + reach,
  )
  return new Set(near.map(({ code }) => code))
}
