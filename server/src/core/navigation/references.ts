import { oneLevel } from '../boundaries/pattern-text.ts'
import type { Place } from '../maturity/maturity.ts'
import { baseName, isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import type { Position } from '../text/position.ts'
import { importsWithin } from './go-imports.ts'
import type { Mention, PathMention } from './mention.ts'
import { allMentions, mentionAt, type PlacedMention, placeOf } from './mentions.ts'
import type { BuiltHere } from './this-plumego.ts'

/** Where something comes up. */
export interface References {
  /** What names it first, then what names something below it, then who imports it. */
  readonly names: readonly Place[]
  /** Patterns that cover it, whether or not they begin with its name: the nearest first. */
  readonly patterns: readonly Place[]
}

/**
 * Where else the word at a position of a manifest, a specs file or a page comes up. Of an owner: whatever it owns. Of a
 * path: every line that names it or one below it, who imports the package or one below it, and the patterns that cover it.
 * @param withDeclaration whether a manifest's own `name` and `path` count
 */
export function referencesAt(
  snapshot: Snapshot,
  file: string,
  position: Position,
  withDeclaration: boolean,
  isBuiltHere: BuiltHere,
): References | undefined {
  const asked = mentionAt(snapshot, file, position)?.mention
  if (!asked) return undefined
  const named = allMentions(snapshot, isBuiltHere, ({ text }) => mayBeAbout(text, asked))
    .filter(({ mention }) => isAbout(mention, asked))
    .filter(placed => withDeclaration || !isDeclaration(placed))
  if (asked.kind === 'owner') return { names: named.map(placeOf), patterns: [] }
  const [patterns, names] = parted(named, placed => isPattern(placed, asked.path))
  const [own, below] = parted(names, ({ mention }) => mention.kind === 'path' && mention.path === asked.path)
  const imports = importsWithin(snapshot, asked.path, isBuiltHere).map(({ file: { path }, spec }) => ({
    file: path,
    range: spec.range,
  }))
  const nearest = patterns.toSorted((a, b) => pathLength(b) - pathLength(a))
  return { names: [...own.map(placeOf), ...below.map(placeOf), ...imports], patterns: nearest.map(placeOf) }
}

/**
 * All of it in one list, for who cannot tell names from patterns: names first, and of the patterns of a file, which say the
 * same over and over, the nearest.
 */
export function inOneList({ names, patterns }: References): Place[] {
  const files = new Map(patterns.toReversed().map(place => [place.file, place]))
  return [...names, ...patterns.filter(place => files.get(place.file) === place)]
}

/** One that ends with a star, or names only what lies above. `go test ./x/rest/...` names x/rest. */
function isPattern({ source, mention }: PlacedMention, asked: string): boolean {
  if (mention.kind === 'owner') return false
  return source.text.startsWith(oneLevel, mention.span.end) || !isWithin(mention.path, asked)
}

const pathLength = ({ mention }: PlacedMention): number => (mention.kind === 'path' ? mention.path.length : 0)

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [first: Item[], rest: Item[]] {
  return [items.filter(isFirst), items.filter(item => !isFirst(item))]
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
