import { usageInManifests } from '../modules/usage.ts'
import type { FileTree } from '../repo/file-tree.ts'
import { parentPath } from '../repo/paths.ts'
import type { CompletionQuestion } from './completion-types.ts'
import type { ListedWord } from './listed-words.ts'
import { isInList, type PathFacts } from './path-facts.ts'
import { goesOnBeside, itemAbove } from './path-neighbours.ts'

/** How much it weighs that others name a path. */
const weights = {
  /** It is named at all, and how often at most. */
  isNamed: 45,
  mostNamed: 150,
  /** A list that goes by the same key names it, or another; something in it is named. */
  byKey: 10,
  byOther: 2,
  below: 0.4,
  byManifest: 0.1,
} as const

/** The key of what is to be left alone, which says nothing of what is wanted. */
const unwanted = 'avoid'

/** How much it weighs that other lists and manifests name a path. */
export function namedWeights(
  before: string | undefined,
  saysNothingTwice: boolean,
  question: CompletionQuestion,
  facts: PathFacts,
): (path: string) => number {
  const uses = ['entrypoint_reads', 'doc_paths'].map(key => usageInManifests(question.snapshot, key, ''))
  const named = namings(facts)
  const below = namingsBelow(named)
  const isRun = before !== undefined && goesOnBeside(before, itemAbove(question, 2))
  // Where a list goes through a directory, naming some of what lies in it says nothing.
  const goesOn = (path: string): boolean =>
    before !== undefined &&
    !named.has(before) &&
    (parentPath(path) === before || (isRun && parentPath(path) === parentPath(before)))
  return path => {
    const count = goesOn(path) ? 0 : (named.get(path) ?? 0)
    const usage = uses.reduce((sum, use) => sum + use(path), 0)
    const isNamed = count > 0 && !saysNothingTwice ? weights.isNamed : 0
    return Math.min(weights.mostNamed, count + usage * weights.byManifest) + (below.get(path) ?? 0) + isNamed
  }
}

/** How much other lists name words. */
function namings(facts: PathFacts): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of [...facts.here.filter(word => !isInList(word, facts)), ...facts.elsewhere]) {
    if (word.key !== facts.key && word.key === unwanted) continue
    counts.set(word.text, (counts.get(word.text) ?? 0) + (word.key === facts.key ? weights.byKey : weights.byOther))
  }
  return counts
}

/** How much directories are named by what lies in them. */
function namingsBelow(named: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const path of named.keys()) {
    const directory = parentPath(path)
    if (directory.includes('/')) counts.set(directory, (counts.get(directory) ?? 0) + weights.below)
  }
  return counts
}

/** Words that need not be said again: those of the entry's other lists, and all of a section that says nothing twice. */
export function saidWords(tree: FileTree, file: string, { here, section, entry, key }: PathFacts): Set<string> {
  const around = here.filter(word => word.section === section)
  if (saysNothingTwice(tree, around)) {
    const isListed = here.some(({ text }) => text === file)
    return new Set([...around.map(({ text }) => text), ...(isListed ? [] : [file])])
  }
  return new Set(around.filter(word => word.entry === entry && word.key !== key).map(({ text }) => text))
}

/** @param section the words of one */
function saysNothingTwice(tree: FileTree, section: readonly ListedWord[]): boolean {
  const paths = section.filter(({ text }) => tree.kind(text) !== undefined)
  const entries = new Set(paths.map(({ entry }) => entry))
  return entries.size >= enough && new Set(paths.map(({ text }) => text)).size === paths.length
}

/** Fewer say nothing about what others will be. */
const enough = 3

/** What all that other lists of the same name hold is. */
export function kindOfAll(tree: FileTree, facts: PathFacts): ReturnType<FileTree['kind']> {
  const others = facts.here.filter(word => word.key === facts.key && !isInList(word, facts))
  const kinds = others.flatMap(({ text }) => tree.kind(text) ?? [])
  return kinds.length >= enough && new Set(kinds).size === 1 ? kinds[0] : undefined
}
