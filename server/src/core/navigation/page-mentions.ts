import { cellUnder, rowOf } from '../fixes/table-cells.ts'
import { cleanPath, joinPath, parentPath } from '../repo/paths.ts'
import { tableAround } from '../spec/dashboard.ts'
import { cellsOf } from '../spec/table-lines.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Line, SourceText } from '../text/source-text.ts'
import type { Mention, OwnerMention, PathMention } from './mention.ts'
import { type PathWord, pathWords } from './path-words.ts'

/** The header of the owner column, in the languages that Plumego writes its pages in. */
const ownerHeader = /^(owner|负责人|所有者)$/iu

/** What a Markdown page names: paths anywhere in its lines, and the owners of its tables. */
export function pageMentions(file: string, source: SourceText): Mention[] {
  return source.lines.flatMap(line => [...pathsIn(file, line), ...ownersIn(source, line)])
}

const pathsIn = (file: string, { text, start }: Line): PathMention[] =>
  pathWords(text)
    .filter(({ path }) => path.includes('/'))
    .map(word => mention(word, start, isLinkTarget(text, word) ? parentPath(file) : ''))

/** The target of a link is relative to the page. */
const isLinkTarget = (line: string, { start }: PathWord): boolean => /\]\((?:\.\/)?$/.test(line.slice(0, start))

function mention({ path, reach, start, end }: PathWord, lineStart: number, from: string): PathMention {
  const span = { start: lineStart + start, end: lineStart + end }
  return { kind: 'path', path: cleanPath(joinPath(from, path)), reach, span, from, keys: [] }
}

function ownersIn(source: SourceText, { text, start }: Line): OwnerMention[] {
  if (!text.startsWith('|')) return []
  const row: Piece = { text, start, end: start + text.length }
  const head = tableAround(source, start)
  if (!head || head.start === start || cellsOf(row).every(cell => /^[\s:-]*$/.test(cell.text))) return []
  const cell = cellUnder(rowOf(row, head), ownerHeader)
  const name = cell?.text.trim()
  if (!cell || !name) return []
  const from = cell.start + cell.text.indexOf(name)
  return [{ kind: 'owner', name, span: { start: from, end: from + name.length } }]
}
