import type { Reading } from '../text/reading.ts'
import type { SourceText } from '../text/source-text.ts'

/** A word that a spec lists or has behind a key, with the keys that it stands below. */
export interface ListedWord {
  readonly text: string
  /** The innermost key. */
  readonly key: string
  /** The outermost key, and the one right below it. */
  readonly section: string
  readonly entry: string
}

/** In the order of the file. */
export const readListedWords: Reading<readonly ListedWord[]> = source => listedWords(source)

/** @param except a line that does not count, 0-based */
export function listedWords(source: SourceText, except?: number): ListedWord[] {
  const words: ListedWord[] = []
  let [key, section, entry] = ['', '', '']
  let entryIndent = 0
  for (const [number, { text: line }] of source.lines.entries()) {
    const [, indent = '', dash, named, value] = lineForm.exec(withoutComment(line).trimEnd()) ?? []
    const written = dash === undefined && named === undefined ? undefined : value
    if (named !== undefined) {
      key = named
      if (indent === '') [section, entry, entryIndent] = [named, '', 0]
      else if (entryIndent === 0 || indent.length <= entryIndent) [entry, entryIndent] = [named, indent.length]
    }
    const text = written?.replace(/^(["'])(.*)\1$/, '$2')
    if (text && number !== except) words.push({ text, key, section, entry })
  }
  return words
}

/** A key, a dash or both, and one word behind: what holds blanks is a sentence. */
const lineForm = /^( *)(- +)?(?:([\w./-]+):(?: +|$))?(\S+)?$/

function withoutComment(line: string): string {
  const start = line.search(/(?<! ) +#/)
  return start < 0 ? line : line.slice(0, start)
}
