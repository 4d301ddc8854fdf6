import { archTags, familyOf, isMachineTag, osTags } from './machines.ts'
import { Scanner } from './scanner.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** Whether a build takes a file: undefined where that depends on the machine, or on whoever builds. */
type Verdict = boolean | undefined

const not = (a: Verdict): Verdict => (a === undefined ? undefined : !a)
const and = (a: Verdict, b: Verdict): Verdict =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
const or = (a: Verdict, b: Verdict): Verdict => not(and(not(a), not(b)))

/** Tags by which people keep a file from every build, or leave it to a tool that is no build. */
const neverSet = new Set(['ignore', 'tools', 'tool', 'mage', 'generate', 'never', 'none'])

/** Releases before this one take no module that asks for a newer Go, as every Plumego does. */
const oldestGo = 21

/** What a tag is by itself, on no machine in particular. */
function releaseVerdict(tag: string): Verdict {
  const release = /^go1\.(\d+)$/.exec(tag)?.[1]
  return release !== undefined && Number(release) <= oldestGo ? true : undefined
}

/** Who takes a Go file: each plain build, those on some machines, those with tags of somebody's own, or none at all. */
export type Builds = 'all' | 'some' | 'tagged' | 'none'

/**
 * Which builds take a file, by its name and what its head says.
 * @param name of the file, without its directory
 * @param constraint as `constraintIn` returns it
 */
export function buildsOf(name: string, constraint: string): Builds {
  const suffixes = suffixesOf(name)
  if (constraint === '' && suffixes.length === 0) return 'all'
  const expression = new Expression(constraint)
  const verdictFor = (os: string, arch: string, isTagSet: (tag: string) => Verdict): Verdict => {
    const machine = new Set([os, arch, ...familyOf(os)])
    const isSet = (tag: string): Verdict => (isMachineTag(tag) ? machine.has(tag) : isTagSet(tag))
    return suffixes.map(isSet).reduce(and, expression.verdict(isSet))
  }
  const plain = onAllMachines((os, arch) => verdictFor(os, arch, plainVerdict))
  if (plain === true) return 'all'
  if (plain === undefined) return 'some'
  return onAllMachines((os, arch) => verdictFor(os, arch, taggedVerdict)) === false ? 'none' : 'tagged'
}

/** A plain build sets no tag of anybody's own. */
const plainVerdict = (tag: string): Verdict => (isToolchainTag(tag) ? releaseVerdict(tag) : false)

const taggedVerdict = (tag: string): Verdict => (neverSet.has(tag) ? false : releaseVerdict(tag))

/** True or false where it is so on each machine. */
function onAllMachines(verdictOn: (os: string, arch: string) => Verdict): Verdict {
  const verdicts = new Set<Verdict>()
  for (const os of osTags) {
    for (const arch of archTags) {
      verdicts.add(verdictOn(os, arch))
      if (verdicts.size > 1) return undefined
    }
  }
  const [verdict] = verdicts
  return verdict
}

/** Tags that depend on the toolchain and its settings, such as `amd64.v3`. */
const isToolchainTag = (tag: string): boolean =>
  /^(?:cgo|gc|gccgo|race|msan|asan|boringcrypto|purego|go1\.\d+|goexperiment\..*)$/.test(tag) ||
  archTags.some(arch => tag.startsWith(`${arch}.`))

/** What a name says: `_linux`, `_arm64`, or `_linux_arm64` at its end, behind something else. */
function suffixesOf(name: string): string[] {
  const [stem = ''] = name.split('.')
  const [, ...parts] = stem.replace(/_test$/, '').split('_')
  const last = parts.at(-1) ?? ''
  const before = parts.at(-2) ?? ''
  if (archTags.includes(last)) return osTags.includes(before) ? [before, last] : [last]
  return osTags.includes(last) ? [last] : []
}

/**
 * What the head of a Go file says of its builds, as one expression: by `//go:build` or, where there is none, by the older
 * `// +build`.
 * @returns empty where it says nothing
 */
export function constraintIn(text: string): string {
  const comments = headComments(text)
  const modern = comments.filter(({ line }) => /^\/\/go:build(?:\s|$)/.test(line))
  if (modern.length > 0) return modern.map(({ line }) => `(${expressionOf(line)})`).join('&&')
  const older = comments.flatMap(({ line, isApart }) => (isApart && /^\/\/\s*\+build\s+(\S.*)$/.exec(line)?.[1]) || [])
  return older.map(olderExpression).join('&&')
}

/** Without the comment that people write behind it, although go refuses that. */
const expressionOf = (line: string): string => line.slice('//go:build'.length).split('//', 1)[0] ?? ''

/** The line comments in front of the package clause, and whether a blank line stands somewhere between the two. */
function headComments(text: string): { readonly line: string; readonly isApart: boolean }[] {
  const bytes = encodeUtf8(text)
  const comments: { readonly line: string; readonly start: number; readonly end: number }[] = []
  const scanner = new Scanner(bytes, true)
  scanner.onComment = (start, end) => comments.push({ line: decodeUtf8(bytes, start, end).trim(), start, end })
  scanner.next()
  const starts = [...comments.map(({ start }) => start), scanner.start]
  const isBlankBehind = comments.map(({ end }, i) => /\n[ \t\r]*\n/.test(decodeUtf8(bytes, end, starts[i + 1] ?? end)))
  const lastApart = isBlankBehind.lastIndexOf(true)
  return comments.flatMap(({ line }, i) => (line.startsWith('//') ? [{ line, isApart: i <= lastApart }] : []))
}

/** Blanks are "or", commas are "and". */
const olderExpression = (line: string): string =>
  `(${line
    .trim()
    .split(/\s+/)
    .map(option => option.split(',').join('&&'))
    .join('||')})`

/** More than any constraint has, and less than the stack takes. */
const mostWords = 1000

/** `linux && (amd64 || !cgo)`; its verdict is undefined, as for what depends on the machine, where it cannot be read. */
class Expression {
  readonly #words: readonly string[]
  #at = 0
  #isSet: (tag: string) => Verdict = () => undefined

  constructor(text: string) {
    this.#words = text.match(/&&|\|\||[!()]|[^\s!()&|]+/g) ?? []
  }

  /** True where there is nothing to hold. */
  verdict(isSet: (tag: string) => Verdict): Verdict {
    if (this.#words.length === 0) return true
    if (this.#words.length > mostWords) return undefined
    this.#at = 0
    this.#isSet = isSet
    const verdict = this.#either()
    return this.#at === this.#words.length ? verdict : undefined
  }

  #either(): Verdict {
    let verdict = this.#both()
    while (this.#take('||')) verdict = or(verdict, this.#both())
    return verdict
  }

  #both(): Verdict {
    let verdict = this.#one()
    while (this.#take('&&')) verdict = and(verdict, this.#one())
    return verdict
  }

  #one(): Verdict {
    if (this.#take('!')) return not(this.#one())
    if (this.#take('(')) {
      const verdict = this.#either()
      return this.#take(')') ? verdict : undefined
    }
    const word = this.#words[this.#at++]
    return word === undefined ? undefined : this.#isSet(word)
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false
    this.#at++
    return true
  }
}
