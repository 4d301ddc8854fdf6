import type { Usage } from '../modules/usage.ts'
import type { Suggestion } from './completion-types.ts'

/** Those of the greatest weight first; equals stay as they were. The weight of each is asked for once. */
export function heaviestFirst<Item>(items: readonly Item[], weight: (item: Item) => number): Item[] {
  const weighed = items.map(item => ({ item, weight: weight(item) }))
  return weighed.sort((a, b) => b.weight - a.weight).map(({ item }) => item)
}

/** The suggestions that are named most often first. */
export const byUse = (suggestions: readonly Suggestion[], usage: Usage): Suggestion[] =>
  heaviestFirst(suggestions, ({ label }) => usage(label))

/** True where a path's last part begins as a word of a name does: `recovery/` for panic_recovery, `x-tenant.md` for tenant. */
export function sharesWord(path: string, name: string): boolean {
  const last = path.replace(/\/$/, '')
  const parts = wordsOf(last.slice(last.lastIndexOf('/') + 1))
  return wordsOf(name).some(word =>
    parts.some(part => part === word || (isLong(part) && word.startsWith(part.slice(0, 4)))),
  )
}

/** Fewer letters in common say nothing. */
const isLong = (word: string): boolean => word.length >= 4

/** In lower case, and of two letters at least. */
export const wordsOf = (name: string): string[] => name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []
