import fc from 'fast-check'
import { cost, growsTooFast } from '../../support/cpu-cost.ts'
import { placeOutside } from './places.ts'
import { type Target, targets } from './targets.ts'

/** What went wrong with a text: kept as a case, it stays mended. */
export interface FuzzFinding {
  readonly target: string
  readonly text: string
  readonly problem: string
}

interface Batch {
  readonly runs: number
  readonly finding: FuzzFinding | undefined
}

/** What a text of a few thousand characters may cost, in milliseconds: a hang is told long before it is one. */
const dear = 400

/** Of so many batches one tries texts that grow: these take most of the time. */
const growthEach = 7

/** @returns what is wrong with what a target makes of a text; undefined where nothing is */
export function problemWith(target: Target, text: string): string | undefined {
  let found: unknown
  try {
    const first = cost(() => {
      found = target.read(text)
    })
    const best =
      first < dear
        ? first
        : Math.min(
            first,
            cost(() => target.read(text)),
            cost(() => target.read(text)),
          )
    if (best >= dear) return `it takes ${Math.round(best)} ms for ${text.length} characters`
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  return placeOutside(found, text)
}

/** Texts for a target: pieces at random, and what is right with something put into it or taken out of it. */
function textsFor({ pieces, seeds }: Target): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...pieces) },
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  const random = fc.array(piece, { maxLength: 40 }).map(parts => parts.join(''))
  if (seeds.length === 0) return random
  const change = fc.record({ at: fc.nat(), taken: fc.nat(12), put: fc.array(piece, { maxLength: 3 }) })
  const likely = fc
    .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([seed, changes]) =>
      changes.reduce((text, { at, taken, put }) => {
        const from = at % (text.length + 1)
        return text.slice(0, from) + put.join('') + text.slice(from + taken)
      }, seed),
    )
  return fc.oneof(random, likely)
}

/** A beginning, a piece again and again, and an end. */
const growthOf = ({ pieces }: Target): fc.Arbitrary<readonly [string, string, string]> => {
  const few = fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map(parts => parts.join(''))
  const unit = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 2 }).map(parts => parts.join(''))
  return fc.tuple(few, unit, few)
}

/**
 * Tries texts on a target.
 * @param tell is told of each text before it is tried, for whoever watches that it comes to an end
 */
export function runBatch(target: Target, seed: number, numRuns: number, tell: (text: string) => void): Batch {
  let runs = 0
  let finding: FuzzFinding | undefined
  const holds = (text: string, problem: string | undefined): boolean => {
    if (problem !== undefined) finding = { target: target.name, text, problem }
    return problem === undefined
  }
  const tried = (text: string): boolean => {
    runs++
    tell(text)
    return holds(text, problemWith(target, text))
  }
  fc.check(fc.property(textsFor(target), tried), { seed, numRuns })
  // One that grows costs as much as hundreds of the others.
  const grows = fc.property(growthOf(target), ([before, unit, after]) => {
    runs++
    const grow = (length: number): string => before + unit.repeat(Math.ceil(length / unit.length)) + after
    const read = (text: string): unknown => {
      tell(text)
      return target.read(text)
    }
    const problem = growsTooFast(read, grow)
    return holds(grow(2000), problem && `ten times the text takes far more than ten times as long: ${problem}`)
  })
  const growing = seed % growthEach === 0 ? Math.ceil(numRuns / 200) : 0
  if (!finding && growing > 0) fc.check(grows, { seed, numRuns: growing })
  return { runs, finding }
}

export const targetNamed = (name: string): Target | undefined => targets.find(target => target.name === name)
