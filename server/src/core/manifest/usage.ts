import type { Snapshot } from '../repo/snapshot.ts'
import { listValues } from './manifest-lines.ts'

/** How often a value is named. */
export type Usage = (value: string) => number

/** The modules that name values, by key, then by value with the path and the dashed name of the module taken out. */
type UsageTable = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Stand for a module's path and its dashed name: no value holds such characters. */
const pathMark = '\u0001'
const nameMark = '\u0002'

/**
 * The modules whose manifests name a value below a key, as if each were one module's: with its path and name in theirs'
 * place, so that `docs/modules/x/ai/README.md` of x/ai counts for every module's own page.
 * @param directory the module that the value is for
 */
export function modulesNaming(snapshot: Snapshot, key: string, directory: string, value: string): readonly string[] {
  const modules = snapshot.memo(usageTable).get(key)?.get(shapeOf(value, directory)) ?? []
  return modules.filter(module => module !== directory)
}

/** How many other manifests name a value below a key. @param directory the module that the values are for */
export const usageInManifests =
  (snapshot: Snapshot, key: string, directory: string): Usage =>
  value =>
    modulesNaming(snapshot, key, directory, value).length

function usageTable(snapshot: Snapshot): UsageTable {
  const table = new Map<string, Map<string, string[]>>()
  for (const [directory, { lines }] of snapshot.manifests) {
    for (const key of lines.keys()) {
      const shapes = new Set(listValues(lines, key).map(({ text }) => shapeOf(text, directory)))
      if (shapes.size === 0) continue
      const byShape = table.get(key) ?? new Map<string, string[]>()
      for (const shape of shapes) {
        const modules = byShape.get(shape)
        if (modules) modules.push(directory)
        else byShape.set(shape, [directory])
      }
      table.set(key, byShape)
    }
  }
  return table
}

const shapeOf = (value: string, directory: string): string =>
  replaceWord(replaceWord(value, directory, pathMark), directory.replaceAll('/', '-'), nameMark)

/** Replaces a path where it stands between slashes, blanks and dots, and not within a longer name. */
function replaceWord(text: string, word: string, by: string): string {
  const at = text.indexOf(word)
  if (at < 0 || word === '') return text
  const end = at + word.length
  const isWord = !isNamePart(text[at - 1]) && !isNamePart(text[end])
  return isWord ? text.slice(0, at) + by + text.slice(end) : text
}

const isNamePart = (character: string | undefined): boolean => character !== undefined && /\w/.test(character)
