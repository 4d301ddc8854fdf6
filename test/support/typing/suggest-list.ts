import { FuzzyScoreOptions, fuzzyScoreGracefulAggressive } from 'monaco-editor/base/common/filters.js'

/** An item of a completion list, as a server sends it. */
export interface ListItem {
  readonly label: string
  readonly filterText?: string | undefined
  readonly sortText?: string | undefined
  readonly newText: string
  readonly isSnippet: boolean
  /** UTF-16 columns of what it replaces, in the line of the cursor when it was asked for. */
  readonly start: number
  readonly end: number
}

/** What a server answers. */
export interface ListAnswer {
  readonly items: readonly ListItem[]
  readonly isIncomplete: boolean
}

interface Ranked {
  readonly item: ListItem
  readonly score: number
}

/**
 * The items that VS Code shows, in its order: those whose filter text matches what stands between their start and the
 * cursor, by score, and then as the server sorts them.
 * @param before the line in front of the cursor
 */
export function shownItems(items: readonly ListItem[], before: string): ListItem[] {
  const ranked = items.flatMap(item => {
    const score = scoreOf(item, before)
    return score === undefined ? [] : [{ item, score }]
  })
  return ranked.sort((a, b) => b.score - a.score || compareSortTexts(a, b)).map(({ item }) => item)
}

function scoreOf({ label, filterText, start }: ListItem, before: string): number | undefined {
  const word = before.slice(start).trimStart()
  if (word === '') return 0
  const against = filterText ?? label
  const { default: options } = FuzzyScoreOptions
  return fuzzyScoreGracefulAggressive(word, word.toLowerCase(), 0, against, against.toLowerCase(), 0, options)?.[0]
}

function compareSortTexts({ item: a }: Ranked, { item: b }: Ranked): number {
  const [left, right] = [(a.sortText ?? a.label).toLowerCase(), (b.sortText ?? b.label).toLowerCase()]
  if (left !== right) return left < right ? -1 : 1
  return a.label < b.label ? -1 : a.label > b.label ? 1 : 0
}
