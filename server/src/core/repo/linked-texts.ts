import { SourceText } from '../text/source-text.ts'
import type { FileTree } from './file-tree.ts'
import { isTextOfInterest } from './interest.ts'
import type { OuterFiles } from './outer-files.ts'

/** What can read texts that no walk has read. */
interface Readers {
  readonly outer?: OuterFiles | undefined
  readText?(path: string): string | undefined
}

/** Texts that only a link leads to, read when they are asked for and kept until something changes on the disk. */
export class LinkedTexts {
  readonly #readers: Readers
  readonly #known = new Map<string, SourceText | undefined>()

  constructor(readers: Readers) {
    this.#readers = readers
  }

  /** @returns whether anything was known */
  forget(): boolean {
    const wasKnown = this.#known.size > 0
    this.#known.clear()
    return wasKnown
  }

  /**
   * The text of a file of interest that has none by its own path.
   * @param own what walks have read, and what editors hold
   */
  text(path: string, tree: FileTree, own: Pick<ReadonlyMap<string, SourceText>, 'get'>): SourceText | undefined {
    if (tree.links.size === 0 || !isTextOfInterest(path)) return undefined
    if (this.#known.has(path)) return this.#known.get(path)
    const { stat, at, elsewhere } = tree.place(path)
    const walked = at === undefined ? undefined : own.get(at)
    if (walked) return walked
    const read = (): string | undefined =>
      at === undefined ? elsewhere && this.#readers.outer?.readText(elsewhere) : this.#readers.readText?.(at)
    const text = stat === 'file' ? read() : undefined
    const source = text === undefined ? undefined : new SourceText(text)
    this.#known.set(path, source)
    return source
  }
}
