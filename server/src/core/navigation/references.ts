import { oneLevel } from '../boundaries/pattern-text.ts'
import type { Place } from '../maturity/maturity.ts'
import { baseName, isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Position } from '../text/position.ts'
import { importsWithin } from './go-imports.ts'
import type { Mention, PathMention } from './mention.ts'
import { allMentions, mentionAt, type PlacedMention, placeOf } from './mentions.ts'
import type { BuiltHere } from './this-plumego.ts'

/**
 * Where else the word at a position of a manifest, a specs file or a page comes up. Of an owner: whatever it owns. Of a
 * path: who imports the package or one below it, and every line that names it, one below it or a pattern that reaches it.
 * @param withDeclaration whether a manifest's own `name` and `path` count
 */
export function referencesAt(
  snapshot: Snapshot,
  file: string,
  position: Position,
  withDeclaration: boolean,
  isBuiltHere: BuiltHere,
): Place[] | undefined {
  const asked = mentionAt(snapshot, file, position)?.mention
  if (!asked) return undefined
  const named = allMentions(snapshot, isBuiltHere, ({ text }) => mayBeAbout(text, asked))
    .filter(({ mention }) => isAbout(mention, asked))
    .filter(placed => withDeclaration || !isDeclaration(placed))
    .map(placeOf)
  if (asked.kind === 'owner') return named
  const imports = importsWithin(snapshot, asked.path, isBuiltHere).map(({ file: { path }, spec }) => ({
    file: path,
    range: spec.range,
  }))
  return [...named, ...imports]
}

function isAbout(mention: Mention, asked: Mention): boolean {
  if (mention.kind === 'owner' || asked.kind === 'owner') {
    return mention.kind === 'owner' && asked.kind === 'owner' && mention.name === asked.name
  }
  return isWithin(mention.path, asked.path) || reaches(mention, asked.path)
}

/** A quick look at a text: it holds the name, the last part of the path, or a pattern that reaches the path. */
function mayBeAbout(text: string, asked: Mention): boolean {
  if (asked.kind === 'owner') return text.includes(asked.name)
  if (text.includes(baseName(asked.path))) return true
  for (let above = parentPath(asked.path); above !== ''; above = parentPath(above)) {
    if (text.includes(above + oneLevel) || text.includes(`${above}/...`)) return true
  }
  return false
}

function reaches({ path, reach }: PathMention, asked: string): boolean {
  if (reach === 'below') return isWithin(asked, path)
  return reach === 'children' && parentPath(asked) === path
}

/** True for the lines in which a manifest says which module it describes. */
function isDeclaration({ file, mention }: PlacedMention): boolean {
  if (mention.kind !== 'path' || !file.endsWith('module.yaml')) return false
  const key = mention.keys.join()
  return (key === 'path' || key === 'name') && mention.path === parentPath(file)
}
