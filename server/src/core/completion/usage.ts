import { listValues } from '../manifest/manifest-lines.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Suggestion } from './completion.ts'

/** How many manifests name a value below a key, as if each were one module's: that module's path and name in theirs' place. */
export type Usage = (value: string) => number

/** By key, then by value with the path and the dashed name of its own module taken out. */
type UsageTable = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Stand for a module's path and its dashed name: no value holds such characters. */
const pathMark = '\u0001'
const nameMark = '\u0002'

/**
 * How many manifests name a value below a key.
 * @param directory the module that the values are for: `docs/modules/x/ai/README.md` of x/ai counts for its own page
 */
export function usageInManifests(snapshot: Snapshot, key: string, directory: string): Usage {
  const counts = snapshot.memo(usageTable).get(key)
  return value => counts?.get(shapeOf(value, directory)) ?? 0
}

function usageTable(snapshot: Snapshot): UsageTable {
  const table = new Map<string, Map<string, number>>()
  for (const [directory, { lines }] of snapshot.manifests) {
    for (const key of lines.keys()) {
      const shapes = new Set(listValues(lines, key).map(({ text }) => shapeOf(text, directory)))
      if (shapes.size === 0) continue
      const counts = table.get(key) ?? new Map<string, number>()
      for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1)
      table.set(key, counts)
    }
  }
  return table
}

const shapeOf = (value: string, directory: string): string =>
  replaceWord(replaceWord(value, directory, pathMark), directory.replaceAll('/', '-'), nameMark)

/** The suggestions that are named most often first; equals stay as they were. */
export function byUse(suggestions: readonly Suggestion[], usage: Usage): Suggestion[] {
  const uses = new Map(suggestions.map(({ label }) => [label, usage(label)]))
  return [...suggestions].sort((a, b) => (uses.get(b.label) ?? 0) - (uses.get(a.label) ?? 0))
}

/** Replaces a path where it stands between slashes, blanks and dots, and not within a longer name. */
function replaceWord(text: string, word: string, by: string): string {
  const at = text.indexOf(word)
  if (at < 0 || word === '') return text
  const end = at + word.length
  const isWord = !isNamePart(text[at - 1]) && !isNamePart(text[end])
  return isWord ? text.slice(0, at) + by + text.slice(end) : text
}

const isNamePart = (character: string | undefined): boolean => character !== undefined && /\w/.test(character)

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

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []
