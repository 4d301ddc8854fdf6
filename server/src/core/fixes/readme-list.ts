import type { Fix, TextEdit } from '../findings/finding.ts'
import { readReadmeBeta } from '../spec/readme.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { SourceText } from '../text/source-text.ts'
import { applyEdits, differenceBetween } from './fix-all.ts'
import { type Mendable, replaceSpan } from './lines.ts'
import { filled } from './paragraphs.ts'

/** What stands between two names of a list in prose, backquotes included. */
const gapForm = /^`(\s*,)?(?:(\s+)(and))?(\s+)`$/

const counts = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]

/** White space between two names: before the "and", where there is one, and before the second name. */
interface Gap {
  readonly before: string
  readonly behind: string
}

/** A list of names in backquotes, as prose writes it: the names in their order, and what stands between them. */
interface ProseList {
  readonly names: readonly string[]
  /** One less than names. */
  readonly gaps: readonly Gap[]
  /** Whether the last name has an "and" in front of it, and whether a comma stands in front of that. */
  readonly hasAnd: boolean
  readonly hasLastComma: boolean
}

/** More than any list of families has: each change looks at all of them. */
const mostNames = 100

/** Undefined where something else than commas and "and" stands between two names. */
function proseList({ source }: Mendable, names: readonly Piece[]): ProseList | undefined {
  if (names.length > mostNames) return undefined
  const gaps = names.slice(1).map((name, index) => gapForm.exec(source.text.slice(names[index]?.end ?? 0, name.start)))
  if (gaps.some(gap => gap === null || (gap[1] === undefined && gap[3] === undefined))) return undefined
  const last = gaps.at(-1)
  return {
    names: names.map(({ text }) => text),
    gaps: gaps.map(gap => ({ before: gap?.[2] ?? '', behind: gap?.[4] ?? '' })),
    hasAnd: gaps.length === 0 || last?.[3] !== undefined,
    // Of two names nobody can tell.
    hasLastComma: gaps.length < 2 || last?.[1] !== undefined,
  }
}

const blank: Gap = { before: ' ', behind: ' ' }

const breaksLine = ({ before, behind }: Gap): boolean => /\n/.test(before + behind)

/** Of two gaps that become one: the one with a line break. */
const eitherOf = (a: Gap | undefined, b: Gap | undefined): Gap =>
  [a, b].find(gap => gap && breaksLine(gap)) ?? b ?? a ?? blank

/** The list from its first name on, without the backquotes at its ends. */
function written({ names, gaps, hasAnd, hasLastComma }: ProseList): string {
  return names.reduce((text, name, index) => {
    if (index === 0) return name
    const { before, behind } = gaps[index - 1] ?? blank
    if (index < names.length - 1 || !hasAnd) return `${text}\`,${breakOf(before, behind)}\`${name}`
    const comma = names.length > 2 && hasLastComma ? ',' : ''
    return `${text}\`${comma}${before || ' '}and${before === '' ? ' ' : behind}\`${name}`
  }, '')
}

/** One blank of two: the line break, if one of them is one. */
const breakOf = (a: string, b: string): string => (/\n/.test(a) ? a : b)

/** Takes a name off the list, with the comma or "and" that belongs to it; never the only one. */
export function removeName(file: Mendable, names: readonly Piece[], name: Piece, t: Localize): Fix[] {
  const list = proseList(file, names)
  if (!list || names.length < 2) return []
  const at = names.indexOf(name)
  const gaps = [...list.gaps]
  if (at === 0) gaps.shift()
  // What follows stands where the name stood; what was in front of it is the last one now.
  else if (at < gaps.length) gaps.splice(at - 1, 2, eitherOf(gaps[at - 1], gaps[at]))
  else if (gaps.length > 1) gaps.splice(at - 2, 2, eitherOf(gaps[at - 2], gaps[at - 1]))
  else gaps.pop()
  const shorter = { ...list, names: list.names.toSpliced(at, 1), gaps }
  return [{ title: t('Remove {entry}', { entry: name.text }), edits: [listEdit(file, names, shorter)], safe: true }]
}

/** Puts a name on the list: at its place where the names are sorted, else at the end. */
export function addName(file: Mendable, names: readonly Piece[], name: string, t: Localize): Fix[] {
  const list = proseList(file, names)
  if (!list || names.length === 0) return []
  const isSorted = list.names.every((text, index) => index === 0 || (list.names[index - 1] ?? '') <= text)
  const next = isSorted ? list.names.findIndex(text => text > name) : -1
  const at = next < 0 ? names.length : next
  const longer = { ...list, names: list.names.toSpliced(at, 0, name), gaps: list.gaps.toSpliced(at, 0, blank) }
  return [{ title: t('Add {entry}', { entry: name }), edits: [listEdit(file, names, longer)], safe: true }]
}

/** One edit of the paragraph that holds the list: its names, its number of them, its grammar and its line breaks. */
function listEdit(file: Mendable, names: readonly Piece[], list: ProseList): TextEdit {
  const { source, path } = file
  const span = { start: names[0]?.start ?? 0, end: names.at(-1)?.end ?? 0 }
  const lead = leadOf(source.text, span.start)
  const after = withNumber(lead.text, names.length, list.names.length)
  const edits = [replaceSpan(file, lead, after), replaceSpan(file, span, written(list))]
  const end = endOfParagraph(source.text, span.end)
  const text = applyEdits(source, edits)
  const endAfter = end + text.length - source.text.length
  const paragraph = filled(source.text.slice(lead.start, end), text.slice(lead.start, endAfter))
  const whole = new SourceText(text.slice(0, lead.start) + paragraph + text.slice(endAfter))
  // CI looks for two words in one line, which must not be parted.
  const isRead =
    readReadmeBeta(whole)
      .map(name => name.text)
      .join() === list.names.join()
  return differenceBetween(path, source, isRead ? whole : new SourceText(text))
}

/** What the paragraph says before its first name. */
function leadOf(text: string, end: number): Piece {
  const found = text.slice(0, end).search(/^(?=.*\*\*beta\*\*)(?=.*extension famil)/m)
  const start = found < 0 ? end : found
  return { text: text.slice(start, end), start, end }
}

function endOfParagraph(text: string, from: number): number {
  const found = text.slice(from).search(/\r?\n(?:[ \t]*\r?\n|#|$)/)
  return found < 0 ? text.length : from + found
}

/** The paragraph may begin with the number of its names, as a word: it is kept true, and so is the grammar. */
function withNumber(lead: string, before: number, after: number): string {
  const [old, word] = [counts[before], counts[after]]
  const counted =
    old !== undefined && word !== undefined
      ? lead.replace(new RegExp(`\\b${old}\\b`, 'i'), found => likeIn(found, word))
      : lead
  if (before > 1 === after > 1) return counted
  return after === 1
    ? counted
        .replace(/extension families(\s+)are\b/g, 'extension family$1is')
        .replace(/extension families/g, 'extension family')
        .replace(/\b(They)(\s+)are(?=\s+`$)/, 'It$2is')
    : counted
        .replace(/extension family(\s+)is\b/g, 'extension families$1are')
        .replace(/extension family/g, 'extension families')
        .replace(/\b(It)(\s+)is(?=\s+`$)/, 'They$2are')
}

/** With a capital where what it replaces has one. */
const likeIn = (found: string, word: string): string =>
  /^[A-Z]/.test(found) ? word.charAt(0).toUpperCase() + word.slice(1) : word
