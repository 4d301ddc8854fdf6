import type { GoReading } from '../golang/go-reading.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Counters } from './counters.ts'
import type { FactCache } from './fact-cache.ts'
import type { FileMap } from './file-map.ts'
import type { FileTree } from './file-tree.ts'
import type { GitFacts } from './git-facts.ts'
import type { GoFile } from './go-file.ts'

/** A file of the workspace that could not be read, and what the system said. */
export interface UnreadableFile {
  readonly path: string
  readonly reason: string
}

/**
 * Whether release refs name commits, known once git has answered: `shallow` is one that a shallow clone does not have.
 * Else why none is known: no repository with a commit, no git to ask, or what git says to a repository that it refuses.
 */
export type Commits = ReadonlyMap<string, boolean | 'shallow'> | 'no-history' | 'no-git' | { readonly refused: string }

/** True where git has answered for each ref. */
export const areKnown = (commits: Commits): commits is ReadonlyMap<string, boolean | 'shallow'> =>
  commits instanceof Map

/** The parts that make a state; the repository owns them and hands out each combination once. */
export interface StateParts {
  readonly revision: number
  /** Grows with every change but one of a Go file's imports; whether a Go file parses is more than that. */
  readonly structureRevision: number
  readonly tree: FileTree
  readonly goFiles: FileMap<GoFile>
  readonly texts: FileMap<SourceText>
  readonly unreadable: FileMap<UnreadableFile>
  readonly commits: Commits
  /** Undefined for files that somebody published: all of them are its own. */
  readonly git: GitFacts | undefined
  readonly counters: Counters
  readonly facts: FactCache
  goText(file: GoFile): SourceText | undefined
  goFact<Fact>(file: GoFile, reading: GoReading<Fact>): Fact | undefined
  linkedText(path: string): SourceText | undefined
  pageText(path: string): string | undefined
}
