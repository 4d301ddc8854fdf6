import { isManifestPath } from '../repo/interest.ts'
import type { CompletionQuestion } from './completion-types.ts'
import { primerOf } from './files.ts'
import type { PathFacts } from './path-facts.ts'
import { bearingNameOf } from './path-names.ts'
import { kindOfAll, namedWeights, saidWords } from './path-namings.ts'
import { itemAbove, weightsBehind } from './path-neighbours.ts'

/** How much each fact about a path weighs. How often it is named decides among equals. */
const weights = {
  /** To be read about what the entry is about: the first, and each behind it less. */
  isRead: 3000,
  readStep: 50,
  leastRead: 1000,
  /** To be read about what its lists speak of. */
  isReadFurther: 150,
  /** It is about a module that the entry does not speak of. */
  isOfModule: -20,
  /** All others of such lists are files, or all are directories. */
  isOfOtherKind: -4000,
  /** It stands in another list of the entry, or of a section that names nothing twice. */
  isSaid: -10_000,
} as const

/** How likely a path of the repository is at a place of a spec that is about all of it; paths alone, not other words. */
export function pathWeights(question: CompletionQuestion, facts: PathFacts): (path: string) => number {
  const { snapshot } = question
  const before = itemAbove(question, 1)
  const nameWeight = bearingNameOf(facts.name, snapshot.tree)
  const said = saidWords(snapshot.tree, question.path, facts)
  const kind = kindOfAll(snapshot.tree, facts)
  const behind = before === undefined ? () => 0 : weightsBehind(before, question, facts)
  const namedWeight = namedWeights(before, said.has(question.path), question, facts)
  const readings = new Map(facts.readings.map((path, place) => [path, place]))
  const readWeight = (path: string): number => {
    const reading = readings.get(path)
    if (reading !== undefined) return Math.max(weights.leastRead, weights.isRead - weights.readStep * reading)
    if (facts.further.has(path)) return weights.isReadFurther + nameWeight(path)
    return nameWeight(path) + (isOfModule(path) ? weights.isOfModule : 0)
  }
  return path =>
    namedWeight(path) +
    readWeight(path) +
    behind(path) +
    (kind !== undefined && kind !== snapshot.tree.kind(path) ? weights.isOfOtherKind : 0) +
    (said.has(path) ? weights.isSaid : 0)
}

const isOfModule = (path: string): boolean => isManifestPath(path) || path.startsWith(primerOf(''))
