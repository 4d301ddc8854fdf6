import { listValues, type ManifestLines } from '../manifest/manifest-lines.ts'
import type { Manifest, Snapshot } from '../repo/snapshot.ts'

/** How often a value is named. */
export type Usage = (value: string) => number

/** The values of the lists of a manifest that were asked for, with the path and the dashed name of its module taken out. */
interface Shapes {
  readonly directory: string
  readonly byKey: Map<string, ReadonlySet<string>>
}

/** Stand for a module's path and its dashed name: no value holds such characters. */
const pathMark = '\u0001'
const nameMark = '\u0002'

/** By what was read of a manifest: of all manifests one keystroke changes one. */
const known = new WeakMap<ManifestLines, Shapes>()

/** The modules that name a value. */
export type Naming = (value: string) => readonly string[]

/**
 * The modules whose manifests name a value below a key, as if each were one module's: with its path and name in theirs'
 * place, so that `docs/modules/x/ai/README.md` of x/ai counts for every module's own page.
 * @param directory the module that the values are for, which is none of them
 */
export function namingIn(snapshot: Snapshot, key: string, directory: string): Naming {
  const table = snapshot.memo(modulesByShape, `${key}\n${directory}`)
  return value => table.get(shapeOf(value, directory)) ?? []
}

/** How many other manifests name a value below a key. @param directory the module that the values are for */
export function usageInManifests(snapshot: Snapshot, key: string, directory: string): Usage {
  const naming = namingIn(snapshot, key, directory)
  return value => naming(value).length
}

/** @param asked a key, and behind a line break the module that asks */
function modulesByShape(snapshot: Snapshot, asked: string): ReadonlyMap<string, readonly string[]> {
  const [key = '', directory = ''] = asked.split('\n')
  const table = new Map<string, string[]>()
  for (const other of snapshot.manifests.keys()) {
    // Not even looked at: it is the one that is being typed in.
    const manifest = other === directory ? undefined : snapshot.manifests.get(other)
    if (!manifest) continue
    for (const shape of shapesOf(manifest, key)) {
      const modules = table.get(shape)
      if (modules) modules.push(manifest.directory)
      else table.set(shape, [manifest.directory])
    }
  }
  return table
}

function shapesOf({ directory, lines }: Manifest, key: string): ReadonlySet<string> {
  let all = known.get(lines)
  if (all?.directory !== directory) {
    all = { directory, byKey: new Map() }
    known.set(lines, all)
  }
  let shapes = all.byKey.get(key)
  if (!shapes) {
    shapes = new Set(listValues(lines, key).map(({ text }) => shapeOf(text, directory)))
    all.byKey.set(key, shapes)
  }
  return shapes
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
