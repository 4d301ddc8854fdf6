import type { Reader } from './reader.ts'
import { runeWidth } from './utf8.ts'

const newline = 10
const carriageReturn = 13
const doubleQuote = 34
const singleQuote = 39
const backslash = 92
const backquote = 96

const lastCodePoint = 0x10ffff

/** How a string literal has to be read, from best to worst. */
export type Quality = typeof plain | typeof coded | typeof broken
/** The value is the bytes between the quotes, all below 0x80. */
export const plain = 0
/** Characters at or above 0x80, escapes, or carriage returns in a raw string. */
const coded = 1
/** Not terminated, or with an escape that does not exist. */
export const broken = 2

/** Moves `reader`, which stands at a double quote, behind the literal, or to the end of its line where none ends it. */
export function skipString(reader: Reader): Quality {
  const { bytes } = reader
  const start = reader.offset
  let quality: Quality = plain
  let i = start + 1
  for (;;) {
    const byte = i < bytes.length ? bytes[i]! : newline
    if (byte === doubleQuote) break
    if (byte === newline) {
      reader.complain('string literal not terminated', start, i)
      reader.offset = i
      return broken
    }
    if (byte === backslash) {
      const end = escapeEnd(reader, i, doubleQuote)
      quality = end < 0 ? broken : quality === plain ? coded : quality
      i = Math.abs(end)
    } else if (byte > 0 && byte < 0x80) {
      i++
    } else {
      if (quality === plain) quality = coded
      i += runeWidth(reader.rune(i))
    }
  }
  reader.offset = i + 1
  return quality
}

/** Moves `reader`, which stands at a backquote, behind the literal, or to the end where none ends it. */
export function skipRawString(reader: Reader): Quality {
  const { bytes } = reader
  const start = reader.offset
  let quality: Quality = plain
  for (let i = start + 1; i < bytes.length; ) {
    const byte = bytes[i]!
    if (byte === backquote) {
      reader.offset = i + 1
      return quality
    }
    if (byte === 0 || byte >= 0x80 || byte === carriageReturn) quality = coded
    i += byte > 0 && byte < 0x80 ? 1 : runeWidth(reader.rune(i))
  }
  reader.complain('raw string literal not terminated', start, start + 1)
  reader.offset = bytes.length
  return broken
}

/** Moves `reader`, which stands at a single quote, behind the literal, or to the end of its line where none ends it. */
export function skipCharacter(reader: Reader): void {
  const start = reader.offset
  let count = 0
  let i = start + 1
  while (reader.at(i) !== singleQuote) {
    const byte = reader.at(i)
    if (byte < 0 || byte === newline) {
      reader.complain('rune literal not terminated', start, i)
      reader.offset = i
      return
    }
    count++
    i = byte === backslash ? Math.abs(escapeEnd(reader, i, singleQuote)) : i + runeWidth(reader.rune(i))
  }
  reader.offset = i + 1
  if (count !== 1) reader.complain('rune literal must hold one character', start, reader.offset)
}

/**
 * The end of the escape whose backslash is at `start`. Where it is none, complains and returns the negated offset of
 * the first byte that does not fit: the literal goes on there.
 */
function escapeEnd(reader: Reader, start: number, quote: number): number {
  const kind = reader.at(start + 1)
  if (kind === quote || simpleEscape(kind) >= 0) return start + 2
  const first = escapeDigits(kind) === 3 ? start + 1 : start + 2
  const base = first === start + 1 ? 8 : 16
  const end = first + escapeDigits(kind)
  if (end === first) {
    reader.complain('unknown escape sequence', start, start + 1)
    return -(start + 1)
  }
  for (let i = first; i < end; i++) {
    if (hexValue(reader.at(i)) >= base) {
      reader.complain('escape sequence with too few digits', start, i)
      return -i
    }
  }
  const value = escapeValue(reader.bytes, first, end, base)
  const isFine = base === 8 ? value <= 0xff : value <= lastCodePoint && (value < 0xd800 || value > 0xdfff)
  if (!isFine) reader.complain('escape sequence is no character', start, end)
  return isFine ? end : -end
}

/** What a one-letter escape (but for quotes) stands for, -1 where there is no such escape. */
export function simpleEscape(letter: number): number {
  const index = 'abtnvfr'.indexOf(String.fromCharCode(letter))
  if (index >= 0) return index + 7
  return letter === backslash ? backslash : -1
}

/** How many digits an escape with this character behind its backslash has; 3 where the character is one of them. */
export function escapeDigits(kind: number): number {
  if (kind >= 0x30 && kind <= 0x37) return 3
  return kind === 0x78 ? 2 : kind === 0x75 ? 4 : kind === 0x55 ? 8 : 0
}

/** The value of the digits in `[first, end)`, all of them valid in `base`. */
export function escapeValue(bytes: Uint8Array, first: number, end: number, base: number): number {
  let value = 0
  for (let i = first; i < end; i++) value = value * base + hexValue(bytes[i]!)
  return value
}

/** The value of a hexadecimal digit, 16 for anything else. */
export function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16
}
