import type { Reader } from './reader.ts'
import { runeWidth } from './utf8.ts'

const newline = 10
const carriageReturn = 13
const star = 42
const slash = 47
const zero = 48
const nine = 57
const colon = 58
const lowerL = 0x6c

const bits64 = 1n << 64n
const largestLine = 1n << 30n

/**
 * Moves `reader`, which stands at the slash of `//` or of a block comment, behind that comment; the newline that ends a
 * line comment is not part of it. Returns the offset of the first newline inside a block comment, -1 without one.
 */
export function skipComment(reader: Reader): number {
  const start = reader.offset
  const isLine = reader.at(start + 1) === slash
  const firstNewline = isLine ? skipLine(reader) : skipBlock(reader)
  // Only a handful of comments begin with "line ": look at one letter before looking at all.
  if (reader.at(start + 2) === lowerL && isDirective(reader, start, isLine)) checkDirective(reader, start, isLine)
  return firstNewline
}

function skipLine(reader: Reader): number {
  const { bytes } = reader
  let i = reader.offset + 2
  while (i < bytes.length) {
    const byte = bytes[i]!
    if (byte === newline) break
    if (byte > 0 && byte < 0x80) i++
    else i += runeWidth(reader.rune(i))
  }
  reader.offset = i
  return -1
}

function skipBlock(reader: Reader): number {
  const { bytes } = reader
  const start = reader.offset
  let firstNewline = -1
  let i = start + 2
  while (i < bytes.length) {
    const byte = bytes[i]!
    if (byte === star && reader.at(i + 1) === slash) {
      reader.offset = i + 2
      return firstNewline
    }
    if (byte === newline && firstNewline < 0) firstNewline = i
    if (byte > 0 && byte < 0x80) i++
    else i += runeWidth(reader.rune(i))
  }
  reader.offset = bytes.length
  reader.complain('comment not terminated', start, start + 2)
  return firstNewline
}

/** Go reads `//line file:10` at the start of a line, and a block comment alike anywhere, as a directive. */
function isDirective(reader: Reader, start: number, isLine: boolean): boolean {
  const isClosed = isLine || reader.at(reader.offset - 1) === slash
  // A byte order mark is not the start of a line: Go does not see a directive right behind one.
  const stands = !isLine || start === 0 || reader.at(start - 1) === newline
  if (!isClosed || !stands) return false
  for (let i = 0; i < 5; i++) if (reader.at(start + 2 + i) !== 'line '.charCodeAt(i)) return false
  return true
}

/** Complains about line and column numbers that Go refuses; everything else in a directive is the file's name. */
function checkDirective(reader: Reader, start: number, isLine: boolean): void {
  const textStart = start + 7
  let end = reader.offset
  if (!isLine) end -= 2
  else if (reader.at(end - 1) === carriageReturn) end--
  const last = numberStart(reader, textStart, end)
  if (last < 0) return
  const before = numberStart(reader, textStart, last - 1)
  const hasColumn = before >= 0 && isNumber(reader, before, last - 1)
  const isFine = isAccepted(reader, last, end) && (!hasColumn || isAccepted(reader, before, last - 1))
  if (!isFine) reader.complain('invalid number in line directive', hasColumn ? before : last, end)
}

/** Behind the last colon in `[start, end)`, -1 without one. */
function numberStart(reader: Reader, start: number, end: number): number {
  for (let i = end - 1; i >= start; i--) if (reader.at(i) === colon) return i + 1
  return -1
}

/** Digits only, at least one, and no more than 64 bits. */
function isNumber(reader: Reader, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (reader.at(i) < zero || reader.at(i) > nine) return false
  return end > start && numberValue(reader, start, end) < bits64
}

/**
 * From 1 to 2^30. Go holds the number in a signed 64-bit integer before it compares, so that those from 2^63 up are
 * negative, and pass.
 */
function isAccepted(reader: Reader, start: number, end: number): boolean {
  if (!isNumber(reader, start, end)) return false
  const value = BigInt.asIntN(64, numberValue(reader, start, end))
  return value !== 0n && value <= largestLine
}

/** The value of digits; 2^64 or above, but not the value, where they need more than 64 bits. */
function numberValue(reader: Reader, start: number, end: number): bigint {
  let value = 0n
  for (let i = start; i < end && value < bits64; i++) value = value * 10n + BigInt(reader.at(i) - zero)
  return value
}
