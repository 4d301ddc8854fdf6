import { withoutForeignBytes } from '../text/encoding.ts'

/**
 * True where an editor's text is the disk's as far as opening a file changes it: VS Code strips a byte order mark and
 * makes all line ends alike, and a verdict must not change by that.
 */
export function sameButForOpening(text: string, diskText: string | undefined): boolean {
  if (diskText === undefined) return false
  return text === diskText || normalized(text) === normalized(diskText)
}

/** An editor also decodes what is no UTF-8, and writes it back as it was: to Plumego's programs nothing has changed. */
const normalized = (text: string): string =>
  withoutForeignBytes(text)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
