/** The kinds of tokens that matter in an import section, as numbers, since one is told for every token of every file. */
export type Token = number

export const endOfFile: Token = 0
/** Written, or put in by Go at the end of a line. */
export const semicolon: Token = 1
export const identifier: Token = 2
export const packageKeyword: Token = 3
export const importKeyword: Token = 4
export const otherKeyword: Token = 5
/** Interpreted or raw. */
export const string: Token = 6
/** A number or a rune. */
export const otherLiteral: Token = 7
export const period: Token = 8
export const comma: Token = 9
export const leftParen: Token = 10
export const rightParen: Token = 11
export const rightBrace: Token = 12
/** Any other operator, and characters that Go does not know. */
export const otherToken: Token = 13

/** Go's keywords by their first letter: every other identifier is told apart after one look. */
const keywords = new Map<number, readonly string[]>()
for (const word of (
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
  'range return select struct switch type var'
).split(' ')) {
  keywords.set(word.charCodeAt(0), [...(keywords.get(word.charCodeAt(0)) ?? []), word])
}

/** What the word in `[start, end)` is: one of the keyword kinds, or `identifier`. */
export function wordKind(bytes: Uint8Array, start: number, end: number): Token {
  const candidates = keywords.get(bytes[start]!)
  if (candidates === undefined) return identifier
  for (const word of candidates) {
    if (word.length !== end - start) continue
    let i = 1
    while (i < word.length && bytes[start + i] === word.charCodeAt(i)) i++
    if (i === word.length) return word === 'package' ? packageKeyword : word === 'import' ? importKeyword : otherKeyword
  }
  return identifier
}

const equals = 61

/** Operators that may be followed by `=`, and those that may be written twice as well. */
const assignable = '*/%^=!:+-|&<>'
const repeatable = '+-|&<>'

/**
 * How many bytes the operator that begins with `first` has, given the two bytes behind it. It decides which character
 * Go reads next, and with it whether a NUL or malformed UTF-8 there is noticed.
 */
export function operatorWidth(first: number, second: number, third: number): number {
  const operator = String.fromCharCode(first)
  const pair = operator + String.fromCharCode(second)
  if (pair === '<-') return 2
  if (pair === '&^' || pair === '<<' || pair === '>>') return third === equals ? 3 : 2
  if (second === equals && assignable.includes(operator)) return 2
  return second === first && repeatable.includes(operator) ? 2 : 1
}
