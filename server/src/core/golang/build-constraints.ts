import { Scanner } from './scanner.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

/** Tags that the go command sets by itself, depending on the machine and the toolchain. */
const ownTags =
  /^(?:aix|android|darwin|dragonfly|freebsd|illumos|ios|js|linux|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|hurd|nacl|386|amd64|arm|arm64|loong64|mips|mipsle|mips64|mips64le|ppc64|ppc64le|riscv64|s390x|sparc64|wasm|unix|cgo|gc|gccgo|race|msan|asan|boringcrypto|purego|go1\.\d+|goexperiment\..*|(?:amd64|arm|arm64|386|mips|mips64|ppc64|ppc64le|riscv64|wasm|s390x)\..*)$/

/** Whether a build takes it: undefined where that depends on the machine. */
type Verdict = boolean | undefined

const not = (a: Verdict): Verdict => (a === undefined ? undefined : !a)
const and = (a: Verdict, b: Verdict): Verdict =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
const or = (a: Verdict, b: Verdict): Verdict => not(and(not(a), not(b)))

/** A tag that nobody but a person sets, such as `ignore`, is not set. */
const tagVerdict = (tag: string): Verdict => (ownTags.test(tag) ? undefined : false)

/**
 * Whether a plain `go build` leaves a Go file out on every machine, by `//go:build` or, where there is none, by the older
 * `// +build`. What cannot be read leaves nothing out.
 */
export function isNeverBuilt(text: string): boolean {
  const comments = headComments(text)
  const modern = comments.filter(line => /^\/\/go:build\s/.test(line)).map(line => line.slice('//go:build'.length))
  if (modern.length > 0) return modern.some(expression => new Expression(expression).verdict() === false)
  const older = comments.flatMap(line => /^\/\/\s*\+build\s+(.*)$/.exec(line)?.[1] ?? [])
  return older.some(line => olderVerdict(line) === false)
}

/** The line comments in front of the package clause. */
function headComments(text: string): string[] {
  const bytes = encodeUtf8(text)
  const comments: string[] = []
  const scanner = new Scanner(bytes, true)
  scanner.onComment = (start, end) => {
    const comment = decodeUtf8(bytes, start, end).trim()
    if (comment.startsWith('//')) comments.push(comment)
  }
  scanner.next()
  return comments
}

/** Blanks are "or", commas are "and". */
function olderVerdict(line: string): Verdict {
  const options = line.split(/\s+/).filter(option => option !== '')
  return options.map(optionVerdict).reduce(or, false)
}

const optionVerdict = (option: string): Verdict =>
  option
    .split(',')
    .map(term => (term.startsWith('!') ? not(tagVerdict(term.slice(1))) : tagVerdict(term)))
    .reduce(and, true)

/** More than any constraint has, and less than the stack takes. */
const mostWords = 1000

/** `linux && (amd64 || !cgo)`; undefined, as for what depends on the machine, where it cannot be read. */
class Expression {
  readonly #words: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#words = text.replace(/\/\/.*$/, '').match(/&&|\|\||[!()]|[^\s!()&|]+/g) ?? []
  }

  verdict(): Verdict {
    if (this.#words.length > mostWords) return undefined
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
    return word === undefined ? undefined : tagVerdict(word)
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false
    this.#at++
    return true
  }
}
