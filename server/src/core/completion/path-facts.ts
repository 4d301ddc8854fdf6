import type { ListedWord } from './listed-words.ts'

/** What a place and the specs tell of the paths that belong there. */
export interface PathFacts {
  /** The names of the section, of the entry in it, and of the list. */
  readonly section: string
  readonly entry: string
  readonly key: string
  /** What the entry is called, in words. */
  readonly name: string
  /** The words of the file, and those of other specs. */
  readonly here: readonly ListedWord[]
  readonly elsewhere: readonly ListedWord[]
  /** What there is to read about the modules that the entry is about, in order. */
  readonly readings: readonly string[]
  /** What there is to read about the modules that its lists speak of. */
  readonly further: ReadonlySet<string>
}

/** Whether a word stands in the very list that the cursor is in. */
export const isInList = (word: ListedWord, { section, entry, key }: PathFacts): boolean =>
  word.section === section && word.entry === entry && word.key === key
