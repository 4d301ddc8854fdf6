import type { Knowledge } from '../core/application/knowledge.ts'
import type { WebPages } from '../core/application/web-pages.ts'
import type { LocatedPlumego } from '../core/locate/module.ts'
import type { Snapshot } from '../core/repo/snapshot.ts'
import type { ClientFile } from './convert.ts'

/** A Plumego that something imports. */
export interface Plumego {
  readonly located: LocatedPlumego
  readonly snapshot: Snapshot
  readonly knowledge: Knowledge
  /** Whether only the catalogue knows a file that the directories named as its origin lack. */
  isFromCatalogue(path: string): boolean
  /** Where it comes from, in the reader's language. */
  readonly origin: string
  /** A file as the client knows it; undefined for one that only the catalogue knows. */
  file(path: string): ClientFile | undefined
  /** Pages of the web about a package whose manifest is not on the disk; undefined for any other. */
  pagesOf(path: string): WebPages | undefined
  /** A file's address, at a 1-based line where one is given; undefined for one that only the catalogue knows. */
  link(path: string, line?: number): string | undefined
}

/** A Plumego as the files of a module import it. */
export interface UsedPlumego extends Plumego {
  /** What speaks against any import of it, in the reader's language. */
  readonly objection?: string
}
