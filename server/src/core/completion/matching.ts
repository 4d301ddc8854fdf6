import type { Suggestion } from './completion-types.ts'

/** An open text that only lacks its last letters is typed to its end sooner than it is chosen. */
const fewestLettersToAdd = 3

/**
 * The suggestions that a typed text may become, the likeliest first. Every list is one for this text alone: a client
 * asks again at the next letter.
 * @param typed what stands between the beginning of the value and the cursor, without its quote
 * @returns none where the text is whole: then whoever types goes on, with Enter as well
 */
export function matching(suggestions: readonly Suggestion[], typed: string): Suggestion[] {
  if (typed === '') return suggestions.filter(({ isVariant }) => !isVariant)
  if (suggestions.some(suggestion => isWhole(suggestion, typed))) return []
  const byRank = new Map<number, Suggestion[]>()
  const lower = typed.toLowerCase()
  for (const suggestion of suggestions) {
    const place = placeOf(suggestion, typed, lower)
    const rank = place !== undefined && suggestion.isLast ? place + behindAll : place
    const equals = rank === undefined ? undefined : byRank.get(rank)
    if (equals) equals.push(suggestion)
    else if (rank !== undefined) byRank.set(rank, [suggestion])
  }
  // Where something speaks against all that the text begins, other packages are not meant either.
  const begun = byRank.has(0) ? undefined : byRank.get(behindAll)
  return begun ?? [...byRank.keys()].sort((a, b) => a - b).flatMap(rank => byRank.get(rank) ?? [])
}

/** More than any rank. */
const behindAll = 10

/** False for a label that no list for a typed text holds, so that it need not be made a suggestion. */
export const mayBecome = (label: string, typed: string): boolean =>
  typed === '' || rankOf({ label }, typed.toLowerCase()) !== undefined

/**
 * True where the text is the suggestion, or a directory above it, alone or at the end of a command: but for x/ none has a
 * name of one letter. Of an open text, whole words of it may be all that is meant, and `.` behind a command.
 */
const isWhole = ({ label, kind, alias, isName, isOpen }: Suggestion, typed: string): boolean =>
  label === typed ||
  (isName && alias?.includes(typed)) ||
  ((kind === 'file' || isOpen === true) && /[^/]{2}$/.test(typed) && label.startsWith(`${typed}/`)) ||
  (isOpen === true && label.startsWith(typed) && isWholeWords(typed, label.slice(typed.length)))

/** True where nothing lacks but more words, flags or packages: `ai` of `ai-gateway`, `go test` of `go test -race ./...`. */
const isWholeWords = (typed: string, rest: string): boolean =>
  /\S$/.test(typed) && (/^(?:[-_]| [-.])/.test(rest) || /\s\.$/.test(typed))

function placeOf(suggestion: Suggestion, typed: string, lower: string): number | undefined {
  const { label, kind } = suggestion
  if (kind === 'file' && label.startsWith(typed) && isInExtension(label, typed.length)) return undefined
  if (suggestion.isName) return nameRank(suggestion, typed)
  return suggestion.isOpen ? openRank(suggestion, typed) : rankOf(suggestion, lower)
}

function nameRank({ label, alias, isVariant }: Suggestion, typed: string): number | undefined {
  if (isVariant && !typed.includes('.')) return undefined
  if (label.startsWith(typed)) return 0
  return alias?.some(name => name.startsWith(typed)) ? 1 : undefined
}

const openRank = ({ label }: Suggestion, typed: string): number | undefined =>
  label.startsWith(typed) && label.length - typed.length >= fewestLettersToAdd ? 0 : undefined

/** True where only letters of a file's extension are missing: whoever got so far types them. */
const isInExtension = (path: string, length: number): boolean => {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 && length > dot
}

/** The lower, the better. A pattern is typed from its beginning; of anything else a part may be known. */
function rankOf({ label, alias }: Pick<Suggestion, 'label' | 'alias'>, typed: string): number | undefined {
  const text = label.toLowerCase()
  if (text.startsWith(typed)) return 0
  if (typed.includes('*')) return undefined
  if (alias?.some(word => word.startsWith(typed))) return 1
  const path = text.replace(/\/(?:\*\*)?$/, '')
  if (path.startsWith(typed, path.lastIndexOf('/') + 1)) return 1
  if (text.includes(`/${typed}`)) return 2
  return ['-', '_', '.'].some(boundary => text.includes(boundary + typed)) ? 3 : undefined
}
