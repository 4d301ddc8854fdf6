import type { GoReading } from '../golang/go-reading.ts'
import type { GoImports } from '../golang/imports.ts'
import { encodeUtf8 } from '../golang/utf8.ts'
import { SourceText } from '../text/source-text.ts'
import type { Counters } from './counters.ts'
import type { GoFile } from './go-file.ts'

/** Where whole texts come from. */
export interface GoSources {
  /** What an editor holds; undefined where the file is not open. */
  openText(path: string): string | undefined
  diskText(path: string): string | undefined
  diskBytes(path: string): Uint8Array | undefined
}

/**
 * By the imports of a text: whoever reads a text anew makes an object of its own for them, and workspaces that share one
 * share the text.
 */
const knownFacts = new WeakMap<GoImports, Map<GoReading<unknown>, unknown>>()

/**
 * Whole texts of Go files, read when they are asked for, and what readings said of them. Most of a repository is Go: a
 * reading's answer is kept for as long as a file is what it was, its text only where a finding hung on that.
 */
export class GoTexts {
  readonly #sources: GoSources
  readonly #counters: Counters
  readonly #kept = new WeakMap<GoFile, SourceText>()
  /** For as long as one look at the workspace lasts, so that its readings share one read, and the engine's memory allows. */
  readonly #lately = new WeakMap<GoFile, WeakRef<SourceText>>()

  constructor(sources: GoSources, counters: Counters) {
    this.#sources = sources
    this.#counters = counters
  }

  /** What an editor holds, or else the disk. A file of a snapshot that is no longer the last gets the text of now. */
  text(file: GoFile): SourceText | undefined {
    const source = this.#kept.get(file) ?? this.#read(file)
    if (source) this.#kept.set(file, source)
    return source
  }

  /** What a reading says of a file; undefined where that cannot be read. */
  fact<Fact>(file: GoFile, reading: GoReading<Fact>): Fact | undefined {
    let facts = knownFacts.get(file.imports)
    if (!facts) {
      facts = new Map()
      knownFacts.set(file.imports, facts)
    }
    if (!facts.has(reading)) {
      const source = this.#kept.get(file) ?? this.#read(file)
      if (!source) return undefined
      this.#counters.textsParsed++
      facts.set(
        reading,
        reading(source, () => this.#bytes(file, source)),
      )
    }
    // The map holds under each reading what that very reading returned, which the type system cannot say.
    return facts.get(reading) as Fact
  }

  #read(file: GoFile): SourceText | undefined {
    const lately = this.#lately.get(file)?.deref()
    if (lately) return lately
    let text = this.#sources.openText(file.path)
    if (text === undefined) {
      this.#counters.filesRead++
      text = this.#sources.diskText(file.path)
    }
    if (text === undefined) return undefined
    const source = new SourceText(text)
    this.#lately.set(file, new WeakRef(source))
    return source
  }

  #bytes({ path, edited }: GoFile, { text }: SourceText): Uint8Array {
    const ofDisk = !edited && text.includes('\ufffd') ? this.#sources.diskBytes(path) : undefined
    return ofDisk ?? encodeUtf8(text)
  }
}
