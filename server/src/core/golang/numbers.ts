import { hexValue } from './literals.ts'
import type { Reader } from './reader.ts'

const dot = 46
const zero = 48
const underscore = 95
const lowerB = 0x62
const lowerE = 0x65
const lowerI = 0x69
const lowerO = 0x6f
const lowerP = 0x70
const lowerX = 0x78

/** No letter: decimal. `zero`: an octal number in the old style, or a decimal one with a fraction. */
type Prefix = 0 | typeof zero | typeof lowerB | typeof lowerO | typeof lowerX

/**
 * Moves `reader`, which stands at a digit, or at a dot with a digit behind it, behind the number. An import section can
 * only hold one as the token behind its end, but even there a malformed one makes Go refuse the file.
 */
export function skipNumber(reader: Reader): void {
  const start = reader.offset
  const prefix = prefixAt(reader, start)
  const isHex = prefix === lowerX
  const first = prefix === 0 || prefix === zero ? start : start + 2
  const wholeEnd = digitsEnd(reader, first, isHex)
  const hasDot = reader.at(wholeEnd) === dot
  const mantissaEnd = hasDot ? digitsEnd(reader, wholeEnd + 1, isHex) : wholeEnd
  const exponent = exponentAt(reader, mantissaEnd)
  const exponentEnd = exponent === 0 ? mantissaEnd : digitsEnd(reader, exponentDigits(reader, mantissaEnd), false)
  const hasUnit = reader.at(exponentEnd) === lowerI
  const end = exponentEnd + (hasUnit ? 1 : 0)
  reader.offset = end

  const isInteger = !hasDot && exponent === 0 && !hasUnit
  const fits =
    hasDigit(reader, first, mantissaEnd) &&
    (!hasDot || (prefix !== lowerB && prefix !== lowerO)) &&
    (exponent === 0
      ? !(isHex && hasDot)
      : exponentFits(prefix, exponent) && hasDigit(reader, exponentDigits(reader, mantissaEnd), exponentEnd)) &&
    (!isInteger || digitsFit(reader, first, end, prefix)) &&
    separatorsFit(reader, start, end, prefix)
  if (!fits) reader.complain('malformed number', start, end)
}

function prefixAt(reader: Reader, start: number): Prefix {
  if (reader.at(start) !== zero) return 0
  const letter = reader.at(start + 1) | 0x20
  return letter === lowerX || letter === lowerO || letter === lowerB ? letter : zero
}

const isDecimal = (byte: number): boolean => hexValue(byte) < 10

/** Behind the digits and underscores from `start` on. */
function digitsEnd(reader: Reader, start: number, isHex: boolean): number {
  let i = start
  while (reader.at(i) === underscore || hexValue(reader.at(i)) < (isHex ? 16 : 10)) i++
  return i
}

function hasDigit(reader: Reader, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (hexValue(reader.at(i)) < 16) return true
  return false
}

/** The exponent's letter in lower case, 0 without one. */
function exponentAt(reader: Reader, offset: number): 0 | typeof lowerE | typeof lowerP {
  const letter = reader.at(offset) | 0x20
  return letter === lowerE || letter === lowerP ? letter : 0
}

/** Behind the exponent's letter at `offset` and its sign. */
function exponentDigits(reader: Reader, offset: number): number {
  const sign = reader.at(offset + 1)
  return sign === 43 || sign === 45 ? offset + 2 : offset + 1
}

function exponentFits(prefix: Prefix, letter: number): boolean {
  return letter === lowerP ? prefix === lowerX : prefix === 0 || prefix === zero
}

/** Whether an integer holds only digits of its base. */
function digitsFit(reader: Reader, start: number, end: number, prefix: Prefix): boolean {
  const base = prefix === 0 ? 10 : prefix === lowerB ? 2 : prefix === lowerX ? 16 : 8
  for (let i = start; i < end; i++) {
    if (reader.at(i) !== underscore && hexValue(reader.at(i)) >= base) return false
  }
  return true
}

/** An underscore stands between two digits; the letter of a prefix counts as one. */
function separatorsFit(reader: Reader, start: number, end: number, prefix: Prefix): boolean {
  const isDigit = (byte: number): boolean => (prefix === lowerX ? hexValue(byte) < 16 : isDecimal(byte))
  const afterPrefix = prefix === 0 || prefix === zero ? -1 : start + 2
  for (let i = start; i < end; i++) {
    if (reader.at(i) !== underscore) continue
    if ((i !== afterPrefix && !isDigit(reader.at(i - 1))) || i + 1 >= end || !isDigit(reader.at(i + 1))) return false
  }
  return true
}
