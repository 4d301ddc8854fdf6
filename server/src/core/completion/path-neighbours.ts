import { baseName, joinPath, parentPath } from '../repo/paths.ts'
import type { CompletionQuestion } from './completion-types.ts'
import type { PathFacts } from './path-facts.ts'

/** How much each fact about a path and the items above weighs. */
const weights = {
  /** It comes behind the item above elsewhere, or lies below what does; or behind one of that name. */
  follows: 600,
  liesInFollower: 550,
  followsAlike: 200,
  /** It lies beside the item above, or below it: where the items above do so as well, and where there is but one. */
  goesOnBeside: 500,
  isBeside: 20,
  isDirectoryBeside: 420,
  isBelow: 400,
  /** It is called as the item above. */
  goesOnAlike: 120,
  isAlike: 20,
  /** It is a directory or a file as the item above is, or its name ends as that. */
  isOfKind: 50,
  endsAlike: 40,
  /** Its name begins with the same word, or comes next in their order, and each behind it less. */
  beginsAlike: 60,
  isNext: 40,
  nextStep: 3,
} as const

/** The item so many lines above, if there is one. */
export const itemAbove = ({ text, cursor }: CompletionQuestion, lines: number): string | undefined => {
  const line = cursor.range.start.line - lines
  const above = line >= 0 ? text.lineText(line) : ''
  return /^ *- +(?:(["'])(.*)\1|(\S+)) *(?: #.*)?$/
    .exec(above)
    ?.slice(2)
    .find(text => text !== undefined)
}

/** How likely a path is behind the items above. */
export function weightsBehind(
  before: string,
  question: CompletionQuestion,
  facts: PathFacts,
): (path: string) => number {
  const { tree } = question.snapshot
  const earlier = itemAbove(question, 2)
  const followers = followersOf(before, facts)
  const kind = tree.kind(before)
  const [name, around] = [baseName(before), parentPath(before)]
  const beside = besideWeights(question, before, earlier)
  return path => {
    const [own, directory] = [baseName(path), parentPath(path)]
    const isOfKind = tree.kind(path) === kind
    const isPart = isOfKind && kind === 'directory' && followers.has(directory)
    let weight = followers.get(path) ?? (isPart ? weights.liesInFollower : 0)
    if (isOfKind) weight += weights.isOfKind
    if (extension(own) === extension(name)) weight += weights.endsAlike
    if (around !== '' && directory === around) weight += beside(own, isOfKind)
    else if (directory === before) weight += weights.isBelow
    else if (own === name)
      weight += earlier !== undefined && baseName(earlier) === name ? weights.goesOnAlike : weights.isAlike
    return weight
  }
}

/** Whether the two items above lie in one directory, or the first of them is that of the second. */
export const goesOnBeside = (before: string, earlier: string | undefined): boolean =>
  earlier !== undefined && parentPath(before) !== '' && [earlier, parentPath(earlier)].includes(parentPath(before))

/** How likely a name is beside an item. */
function besideWeights(
  { snapshot: { tree }, cursor }: CompletionQuestion,
  before: string,
  earlier: string | undefined,
): (name: string, isOfKind: boolean) => number {
  const [last, around] = [baseName(before), parentPath(before)]
  const isDirectory = tree.kind(before) === 'directory'
  if (!goesOnBeside(before, earlier))
    return (_, isOfKind) => (isDirectory && isOfKind ? weights.isDirectoryBeside : weights.isBeside)
  const free = tree.children(around).filter(name => !cursor.siblings.has(joinPath(around, name)))
  const sorted = free.sort()
  const behind = [...sorted.filter(name => name > last), ...sorted.filter(name => name < last)]
  return name =>
    weights.goesOnBeside +
    (firstWord(name) === firstWord(last) ? weights.beginsAlike : 0) +
    Math.max(0, weights.isNext - weights.nextStep * behind.indexOf(name))
}

/** What comes behind an item elsewhere, or behind one of its name, with its weight. */
function followersOf(before: string, { here, elsewhere }: PathFacts): Map<string, number> {
  const found = new Map<string, number>()
  const name = baseName(before)
  for (const words of [here, elsewhere]) {
    for (const [index, { text, key }] of words.entries()) {
      const next = words[index + 1]
      if (next === undefined || (next.key !== key && text !== before)) continue
      if (text !== before && baseName(text) !== name) continue
      const base = text === before ? weights.follows : weights.followsAlike
      found.set(next.text, Math.max(base, (found.get(next.text) ?? 0) + 1))
    }
  }
  return found
}

const firstWord = (name: string): string => /^[^\W_]*/.exec(name)?.[0] ?? ''

const extension = (name: string): string => name.slice(name.lastIndexOf('.') + 1 || name.length)
