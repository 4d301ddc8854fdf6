/**
 * Which characters Go 1.26 takes in an identifier. Go's tables are Unicode 15.0; the JavaScript engine's follow its own
 * release. So a character in one of the gaps below, where Unicode 15.0 knew neither letter nor digit and some later
 * version added one, counts as neither. Pairs of first and last code point, ascending.
 */
// biome-ignore format: a table
const gaps = [
  0x88f, 0x89f, 0xc5b, 0xc5c, 0xcbe, 0xcdc, 0x1c89, 0x1c8f, 0xa7cb, 0xa7cf, 0xa7d2, 0xa7d2, 0xa7d4, 0xa7d4,
  0xa7da, 0xa7f1, 0x105bd, 0x105ff, 0x1093a, 0x1097f, 0x10d3a, 0x10e7f, 0x10eb2, 0x10eff, 0x11362, 0x113ff,
  0x116ca, 0x116ff, 0x11af9, 0x11bff, 0x11daa, 0x11edf, 0x13447, 0x143ff, 0x14647, 0x167ff, 0x16b90, 0x16e3f,
  0x16e80, 0x16eff, 0x16fe4, 0x16fff, 0x187f8, 0x187ff, 0x18cd6, 0x18cff, 0x18d09, 0x1afef, 0x1bc9a, 0x1d3ff,
  0x1e4fa, 0x1e7df, 0x2b73a, 0x2b73f, 0x2cea2, 0x2ceaf, 0x2ebe1, 0x2f7ff, 0x323b0, 0x10ffff,
]

const letter = /^\p{L}$/u
const digit = /^\p{Nd}$/u

/** True where the code point (0x80 or above) may begin a Go identifier. */
export function isWideLetter(codePoint: number): boolean {
  return letter.test(String.fromCodePoint(codePoint)) && !inGap(codePoint)
}

/** True where the code point (0x80 or above) may follow in a Go identifier, but not begin one. */
export function isWideDigit(codePoint: number): boolean {
  return digit.test(String.fromCodePoint(codePoint)) && !inGap(codePoint)
}

function inGap(codePoint: number): boolean {
  for (let i = 0; i < gaps.length; i += 2) {
    if (codePoint <= gaps[i + 1]!) return codePoint >= gaps[i]!
  }
  return false
}
