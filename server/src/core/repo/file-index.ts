import type { GoReading } from '../golang/go-reading.ts'
import type { FileMap } from './file-map.ts'
import type { GoFile } from './go-file.ts'

/** What an indexer may ask of a file beside what is kept of it. */
export type FactsOf = <Fact>(file: GoFile, reading: GoReading<Fact>) => Fact | undefined

/**
 * Says under which words a Go file is to be found, such as its directory: nothing but the file decides. It is one function
 * for as long as the program runs.
 */
export type Indexer = (file: GoFile, factsOf: FactsOf) => readonly string[]

const none: readonly GoFile[] = []

/** Go files by words, brought up to date file by file: a list is the same object for as long as its files are the same. */
export class FileIndex {
  readonly #indexer: Indexer
  #files: FileMap<GoFile> | undefined
  readonly #lists = new Map<string, readonly GoFile[]>()
  /** By path, of files that have any. */
  readonly #wordsOf = new Map<string, readonly string[]>()
  /** The same object for as long as the words are the same. */
  #words: object = {}

  constructor(indexer: Indexer) {
    this.#indexer = indexer
  }

  /** Takes the files of a state. */
  take(files: FileMap<GoFile>, factsOf: FactsOf): this {
    const before = this.#files
    if (files === before) return this
    this.#files = files
    if (!before) this.#build(files, factsOf)
    else {
      for (const path of files.differences(before)) this.#replace(before.get(path), files.get(path), factsOf)
    }
    return this
  }

  get words(): object {
    return this.#words
  }

  /** In no order. */
  list(word: string): readonly GoFile[] {
    return this.#lists.get(word) ?? none
  }

  get lists(): ReadonlyMap<string, readonly GoFile[]> {
    return this.#lists
  }

  #build(files: FileMap<GoFile>, factsOf: FactsOf): void {
    const lists = new Map<string, GoFile[]>()
    for (const file of files.values()) {
      for (const word of this.#wordsFor(file, factsOf)) {
        const known = lists.get(word)
        if (known) known.push(file)
        else lists.set(word, [file])
      }
    }
    for (const [word, list] of lists) this.#lists.set(word, list)
  }

  #wordsFor(file: GoFile, factsOf: FactsOf): readonly string[] {
    const words = this.#indexer(file, factsOf)
    if (words.length > 0) this.#wordsOf.set(file.path, words)
    return words
  }

  #replace(before: GoFile | undefined, after: GoFile | undefined, factsOf: FactsOf): void {
    const path = (before ?? after)?.path ?? ''
    const words = this.#wordsOf.get(path) ?? []
    this.#wordsOf.delete(path)
    const newWords = after ? this.#wordsFor(after, factsOf) : []
    for (const word of new Set([...words, ...newWords])) {
      const known = this.#lists.get(word)
      const list = (known ?? none).filter(file => file !== before)
      if (after && newWords.includes(word)) list.push(after)
      if ((known === undefined) !== (list.length === 0)) this.#words = {}
      if (list.length > 0) this.#lists.set(word, list)
      else this.#lists.delete(word)
    }
  }
}

/** One indexer for each module, of which hardly ever there is more than one. @param make given the module's path */
export function indexerFor(make: (module: string) => Indexer): (module: string) => Indexer {
  const known = new Map<string, Indexer>()
  return module => {
    const indexer = known.get(module) ?? make(module)
    known.set(module, indexer)
    return indexer
  }
}

/** By the directory. */
export const directoryOf: Indexer = ({ directory }) => [directory]

/** By the stable root, or the directory directly below x/, or whatever else of the root it lies in; tests left out. */
export const topOf: Indexer = ({ path, isTest }) => (isTest ? [] : [topOfPath(path)])

/** @returns what `topOf` has for a path */
export const topOfPath = (path: string): string => path.split('/', path.startsWith('x/') ? 2 : 1).join('/')
