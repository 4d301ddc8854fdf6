/** Encodings other than UTF-8 that show in a text that was read as UTF-8: every other character of English is a NUL. */
const signs: readonly (readonly [name: string, sign: RegExp])[] = [
  ['UTF-32LE', /^(?:\ufffd\ufffd\0\0)?[\t\n\r -~]\0{3}/],
  ['UTF-32BE', /^(?:\0\0\ufffd\ufffd)?\0{3}[\t\n\r -~]/],
  ['UTF-16LE', /^(?:\ufffd\ufffd)?(?:[\t\n\r -~]\0){2}/],
  ['UTF-16BE', /^(?:\ufffd\ufffd)?(?:\0[\t\n\r -~]){2}/],
]

/**
 * The encoding of a file that is not UTF-8, though it was read so, with or without a byte order mark; undefined where
 * nothing shows another one. Plumego's programs know UTF-8 alone.
 */
export const foreignEncoding = (text: string): string | undefined => signs.find(([, sign]) => sign.test(text))?.[0]

/** The text of such a file without what its encoding adds: as it is, where all of it is ASCII. */
export const withoutForeignBytes = (text: string): string =>
  foreignEncoding(text) === undefined ? text : text.replace(/^\0*\ufffd\ufffd\0*|\0/g, '')
