import type { CodeAt } from './code-at.ts'

const lineFeed = 10
const carriageReturn = 13

/** What a comment begins with that acknowledges a finding. */
const acknowledgement = /^\/\/\s*plumego:acknowledge\b/

/** A line of an import section: an import, or a comment. What else stands there is no part of a paragraph of imports. */
const ofSection = /^(?:import\b|[^\s"`]+[ \t]+["`]|["`]|\/[/*])/

/**
 * Where the comment lines directly above an import begin that are about it alone: acknowledgements, and comments that
 * do not stand above a paragraph of several imports, whose heading they may be.
 * @param start of the import, which is the first on its line
 * @param behind the offset of the line behind the import
 * @returns the offset of the first comment's line, or of the import's own line where it has none
 */
export function ownComments(code: CodeAt, start: number, behind: number): number {
  let first = startOfLine(code, start)
  const above: { readonly at: number; readonly text: string }[] = []
  for (let at = lineBefore(code, first); at !== undefined; at = lineBefore(code, at)) {
    const text = lineAt(code, at).trim()
    if (!text.startsWith('//') || /^\/\/(?:go:|line |export )/.test(text)) break
    above.push({ at, text })
  }
  const acknowledgements = above.findIndex(({ text }) => !acknowledgement.test(text))
  first = above[(acknowledgements < 0 ? above.length : acknowledgements) - 1]?.at ?? first
  const last = above.at(-1)
  if (!last) return first
  const before = lineBefore(code, last.at)
  const opensParagraph = before === undefined || /^$|\($/.test(lineAt(code, before).trim())
  const isFollowed = ofSection.test(lineAt(code, behind).trim())
  return opensParagraph && isFollowed ? first : last.at
}

function startOfLine(code: CodeAt, offset: number): number {
  let at = offset
  while (at > 0 && code(at - 1) !== lineFeed) at--
  return at
}

/** The offset of the line before the one that begins at an offset; undefined before the first. */
const lineBefore = (code: CodeAt, start: number): number | undefined =>
  start > 0 ? startOfLine(code, start - 1) : undefined

/** The text of a line, as far as ASCII goes; a lone CR counts as text, and ends no comment for Go. */
function lineAt(code: CodeAt, start: number): string {
  let text = ''
  for (let at = start; !Number.isNaN(code(at)) && code(at) !== lineFeed; at++) text += String.fromCharCode(code(at))
  return text.endsWith(String.fromCharCode(carriageReturn)) ? text.slice(0, -1) : text
}
