/** More names than these would be a guess, and no help. */
const mostNames = 3

/** What separates two names: the lower, the likelier one was meant. */
const costs = { case: 1, slip: 2, letter: 3, twoLetters: 6 } as const

/** Names with fewer letters have too many neighbours to tell which one is meant, if a letter is another. */
const leastLetters = { forOther: 4, forTwo: 8, ofBeginning: 3 } as const

/**
 * The packages that a path is written almost like: the same but for case, or with a letter lost, doubled,
 * swapped with its neighbour or, where a name is long enough, replaced in one of its segments; a singular for a plural.
 * Nothing further away.
 * @param packages what may be meant, without `path` itself
 * @returns those that are equally near, sorted; none where they are many
 */
export function nearMisses(path: string, packages: readonly string[]): readonly string[] {
  const segments = path.split('/')
  let nearest: string[] = []
  let smallest: number = costs.twoLetters
  for (const candidate of packages) {
    const cost = costOf(segments, candidate.split('/'), smallest)
    if (cost === undefined) continue
    if (cost < smallest) nearest = []
    smallest = cost
    nearest.push(candidate)
  }
  return nearest.length > mostNames ? [] : nearest.sort()
}

/** The one package that a path is an abbreviation of: its last segment is the beginning of the package's. */
export function beginning(path: string, packages: readonly string[]): string | undefined {
  const written = path.toLowerCase()
  const depth = written.split('/').length
  if (written.length - (written.lastIndexOf('/') + 1) < leastLetters.ofBeginning) return undefined
  const found = packages.filter(name => name.split('/').length === depth && name.toLowerCase().startsWith(written))
  return found.length === 1 ? found[0] : undefined
}

/** Undefined for what is further away than `most`. */
function costOf(written: readonly string[], meant: readonly string[], most: number): number | undefined {
  if (written.length !== meant.length) return undefined
  let cost = 0
  for (const [i, segment] of written.entries()) {
    const own = segmentCost(segment, meant[i] ?? '')
    if (own === undefined || cost + own > most) return undefined
    cost += own
  }
  return cost
}

function segmentCost(written: string, meant: string): number | undefined {
  if (written === meant) return 0
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()]
  if (a === b) return costs.case
  if (pluralOf(a).includes(b) || pluralOf(b).includes(a)) return costs.slip
  if (isOneLetterShort(a, b) || isDoubled(a, b) || isSwapped(a, b)) return costs.slip
  const shorter = Math.min(a.length, b.length)
  if (shorter < leastLetters.forOther) return undefined
  if (isOneLetterShort(b, a) || isReplaced(a, b)) return costs.letter
  return shorter >= leastLetters.forTwo && isTwoLettersAway(a, b) ? costs.twoLetters : undefined
}

/** `policies` of `policy`, `caches` of `cache`, `indexes` of `index`. */
const pluralOf = (word: string): readonly string[] => [
  `${word}s`,
  `${word}es`,
  ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : []),
]

/** Whether `a` is `b` without one of its letters. */
const isOneLetterShort = (a: string, b: string): boolean => a.length + 1 === b.length && shortened(b).has(a)

/** Whether `a` is `b` with one of its letters twice. */
const isDoubled = (a: string, b: string): boolean =>
  a.length === b.length + 1 && [...b].some((letter, i) => b.slice(0, i) + letter + b.slice(i) === a)

function isSwapped(a: string, b: string): boolean {
  const i = firstDifference(a, b)
  return a.length === b.length && a.slice(0, i) + (a[i + 1] ?? '') + (a[i] ?? '') + a.slice(i + 2) === b
}

function isReplaced(a: string, b: string): boolean {
  const i = firstDifference(a, b)
  return a.length === b.length && a.slice(i + 1) === b.slice(i + 1)
}

/** Two letters lost, added or replaced, in any mix: some text is a letter away from both. */
function isTwoLettersAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  if (a.length === b.length) {
    const others = [...a].filter((letter, i) => letter !== b[i]).length
    if (others <= 2) return true
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const near = shortened(long)
  if (short.length === long.length) return [...shortened(short)].some(one => near.has(one))
  return [...near].some(one => (one.length === short.length ? isReplaced(one, short) : isOneLetterShort(short, one)))
}

const shortened = (word: string): ReadonlySet<string> =>
  new Set([...word].map((_, i) => word.slice(0, i) + word.slice(i + 1)))

function firstDifference(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}
