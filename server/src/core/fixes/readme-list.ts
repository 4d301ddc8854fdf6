import type { Fix, TextEdit } from '../rules/finding.ts'
import type { Piece } from '../text/go-strings.ts'
import type { Localize } from '../text/localize.ts'
import { type Mendable, replaceSpan } from './lines.ts'

/** What stands between two names of a list in prose, backquotes included. */
const gapForm = /^`(\s*,)?(\s+and)?\s+`$/

const counts = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]

/** A list of names in backquotes, as prose writes it: the names in their order, and what stands between them. */
interface ProseList {
  readonly names: readonly Piece[]
  readonly gaps: readonly Piece[]
}

/** Undefined where something else than commas and "and" stands between two names. */
function proseList({ source }: Mendable, names: readonly Piece[]): ProseList | undefined {
  const gaps = names.slice(1).map((name, index) => {
    const start = names[index]?.end ?? 0
    return { text: source.text.slice(start, name.start), start, end: name.start }
  })
  return gaps.every(({ text }) => gapForm.test(text)) ? { names, gaps } : undefined
}

/** Takes a name off the list, with the comma or "and" that belongs to it; never the only one. */
export function removeName(file: Mendable, names: readonly Piece[], name: Piece, t: Localize): Fix[] {
  const list = proseList(file, names)
  if (!list || names.length < 2) return []
  const index = names.indexOf(name)
  const before = list.gaps[index - 1]
  const behind = list.gaps[index]
  const earlier = list.gaps[index - 2]
  const edits: TextEdit[] = []
  if (!before) edits.push(replaceSpan(file, { start: name.start, end: behind?.end ?? name.end }, ''))
  else if (behind || !earlier) edits.push(replaceSpan(file, { start: before.start, end: name.end }, ''))
  else {
    // The "and" in front of the last name moves in front of the one that is last now.
    edits.push(replaceSpan(file, earlier, names.length === 3 ? before.text.replace(',', '') : before.text))
    edits.push(replaceSpan(file, { start: before.start, end: name.end }, ''))
  }
  edits.push(...countEdits(file, names, -1))
  return [{ title: t('Remove {entry}', { entry: name.text }), edits, safe: true }]
}

/** Puts a name on the list: at its place where the names are sorted, else at the end. */
export function addName(file: Mendable, names: readonly Piece[], name: string, t: Localize): Fix[] {
  const list = proseList(file, names)
  const last = names.at(-1)
  if (!list || !last) return []
  const texts = names.map(({ text }) => text)
  const isSorted = texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') <= text)
  const next = isSorted ? names.find(({ text }) => text > name) : undefined
  const edits = next ? insertBefore(file, list, next, name) : append(file, list, last, name)
  edits.push(...countEdits(file, names, 1))
  return [{ title: t('Add {entry}', { entry: name }), edits, safe: true }]
}

function insertBefore(file: Mendable, { names }: ProseList, next: Piece, name: string): TextEdit[] {
  const previous = names[names.indexOf(next) - 1]
  const at = previous ? previous.end : next.start
  const separator = names.length === 1 ? '` and `' : '`, `'
  return [replaceSpan(file, { start: at, end: at }, previous ? `\`, \`${name}` : `${name}${separator}`)]
}

/** The "and" in front of the last name goes in front of the new one. */
function append(file: Mendable, { gaps }: ProseList, last: Piece, name: string): TextEdit[] {
  const gap = gaps.at(-1)
  const end = { start: last.end, end: last.end }
  if (!gap) return [replaceSpan(file, end, `\` and \`${name}`)]
  if (!/and/.test(gap.text)) return [replaceSpan(file, end, `\`, \`${name}`)]
  const blank = /\r?\n/.exec(gap.text)?.[0] ?? ' '
  return [replaceSpan(file, gap, `\`,${blank}\``), replaceSpan(file, end, `\`, and \`${name}`)]
}

/** The paragraph may begin with the number of its names, as a word: it is kept true where it was. */
function countEdits(file: Mendable, names: readonly Piece[], change: 1 | -1): TextEdit[] {
  const first = names[0]
  if (!first) return []
  const { text } = file.source
  const start = text.search(/^(?=.*\*\*beta\*\*)(?=.*extension famil)/m)
  const before = counts[names.length]
  const after = counts[names.length + change]
  const found = before && after && start >= 0 && new RegExp(`\\b${before}\\b`, 'i').exec(text.slice(start, first.start))
  if (!found) return []
  const word = found[0] === before ? after : after.charAt(0).toUpperCase() + after.slice(1)
  const at = start + found.index
  return [replaceSpan(file, { start: at, end: at + found[0].length }, word)]
}
