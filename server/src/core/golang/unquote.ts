import { escapeDigits, escapeValue, plain, type Quality, simpleEscape } from './literals.ts'
import { decodeAscii, decodeUtf8 } from './utf8.ts'

const carriageReturn = 13
const backslash = 92
const backquote = 96

/** The value of the Go string literal in `[start, end)`, quotes included, that was scanned without a complaint. */
export function unquote(bytes: Uint8Array, start: number, end: number, quality: Quality): string {
  if (quality === plain) return decodeAscii(bytes, start + 1, end - 1)
  const content = bytes.subarray(start + 1, end - 1)
  const value = bytes[start] === backquote ? content.filter(byte => byte !== carriageReturn) : resolveEscapes(content)
  return decodeUtf8(value, 0, value.length)
}

function resolveEscapes(content: Uint8Array): Uint8Array {
  const value: number[] = []
  for (let i = 0; i < content.length; ) {
    const byte = content[i++]!
    if (byte !== backslash) {
      value.push(byte)
      continue
    }
    const kind = content[i]!
    const digits = escapeDigits(kind)
    const first = digits === 0 || digits === 3 ? i : i + 1
    i = digits === 0 ? i + 1 : first + digits
    if (digits === 0) value.push(simpleEscape(kind) < 0 ? kind : simpleEscape(kind))
    else if (digits <= 3) value.push(escapeValue(content, first, i, digits === 3 ? 8 : 16))
    else pushUtf8(value, escapeValue(content, first, i, 16))
  }
  return Uint8Array.from(value)
}

function pushUtf8(target: number[], codePoint: number): void {
  if (codePoint < 0x80) {
    target.push(codePoint)
    return
  }
  const more = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3
  target.push(((0xff00 >> (more + 1)) & 0xff) | (codePoint >> (6 * more)))
  for (let i = more - 1; i >= 0; i--) target.push(0x80 | ((codePoint >> (6 * i)) & 0x3f))
}
