/** What stands for bytes that are no UTF-8. */
const replacement = 0xfffd

/** Set in what `decodeRune` returns where the bytes are no UTF-8. */
const malformed = 1 << 24

/**
 * Reads the character at `offset`, which must lie inside `bytes`. The code point is in the low 21 bits, the number of
 * bytes in the bits from 21 up, so that reading allocates nothing; take them apart with `runeValue`, `runeWidth` and
 * `isMalformed`. Malformed bytes read as U+FFFD and are as wide as the WHATWG decoder (so: an editor) sees them.
 */
export function decodeRune(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset]!
  if (first < 0x80) return first | (1 << 21)
  const size = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1
  if (size === 1) return replacement | (1 << 21) | malformed
  let value = first & (0x7f >> size)
  for (let i = 1; i < size; i++) {
    const next = offset + i < bytes.length ? bytes[offset + i]! : 0
    if ((next & 0xc0) !== 0x80 || (i === 1 && !secondFits(first, next))) return replacement | (i << 21) | malformed
    value = (value << 6) | (next & 0x3f)
  }
  return value | (size << 21)
}

export const runeValue = (rune: number): number => rune & 0x1fffff
export const runeWidth = (rune: number): number => (rune >> 21) & 7
export const isMalformed = (rune: number): boolean => rune >= malformed

/** Keeps out overlong forms, surrogates and what lies above U+10FFFF. */
function secondFits(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0
  if (first === 0xed) return second < 0xa0
  if (first === 0xf0) return second >= 0x90
  return first !== 0xf4 || second < 0x90
}

/** The text of `bytes` from `start` up to `end`. As in Go, every single byte that is no UTF-8 becomes one U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; ) {
    const rune = decodeRune(bytes, i)
    text += String.fromCodePoint(runeValue(rune))
    i += isMalformed(rune) ? 1 : runeWidth(rune)
  }
  return text
}

/**
 * Texts decoded lately, by a hash of their bytes. The files of a repository import the same few hundred paths again and
 * again: one string for all of them saves a good part of the time of a first run, and makes them quick to look up.
 * A slot holds the last text that fell into it, so the memory is bounded.
 */
const slotCount = 2048
const slots: string[] = new Array<string>(slotCount).fill('')
const longestShared = 256

/** The same for bytes that are known to be below 0x80. */
export function decodeAscii(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > longestShared) return decodeUtf8(bytes, start, end)
  let hash = end - start
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0
  const slot = (hash ^ (hash >>> 11)) & (slotCount - 1)
  const known = slots[slot]!
  if (holds(known, bytes, start, end)) return known
  const text = String.fromCharCode(...bytes.subarray(start, end))
  slots[slot] = text
  return text
}

function holds(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false
  return true
}

/** The bytes of a text; half a surrogate pair becomes U+FFFD. For whole files: core has no platform's encoder. */
export function encodeUtf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) return encodeFrom(text, i, ascii)
    ascii[i] = code
  }
  return ascii
}

/** @param head holds the bytes in front of `start`, which are as many as there are UTF-16 code units */
function encodeFrom(text: string, start: number, head: Uint8Array): Uint8Array {
  // A UTF-16 code unit takes three bytes at most.
  const bytes = new Uint8Array(start + (text.length - start) * 3)
  bytes.set(head.subarray(0, start))
  let length = start
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i++
    const rune = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    const [more, mark] = rune < 0x800 ? [1, 0xc0] : rune < 0x10000 ? [2, 0xe0] : [3, 0xf0]
    bytes[length++] = mark | (rune >> (6 * more))
    for (let shift = 6 * (more - 1); shift >= 0; shift -= 6) bytes[length++] = 0x80 | ((rune >> shift) & 0x3f)
  }
  return bytes.subarray(0, length)
}
