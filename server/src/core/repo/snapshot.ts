import { type ManifestLines, readManifestLines } from '../manifest/manifest-lines.ts'
import { type DependencyRules, readDependencyRules } from '../spec/dependency-rules.ts'
import { type ManifestSchema, readManifestSchema } from '../spec/manifest-schema.ts'
import { type RepoSpec, readRepoSpec } from '../spec/repo.ts'
import { readTaxonomy, type Taxonomy } from '../spec/taxonomy.ts'
import type { SourceText } from '../text/source-text.ts'
import type { Counters } from './counters.ts'
import type { FactCache, Reading } from './fact-cache.ts'
import type { FileTree } from './file-tree.ts'
import { Foreign } from './foreign.ts'
import type { GitFacts } from './git-facts.ts'
import type { GoFile } from './go-file.ts'
import type { GoReading } from './go-texts.ts'
import { baseName, parentPath } from './paths.ts'
import { ReadingFailure, readingOf } from './reading-failure.ts'
import { specPaths } from './spec-paths.ts'

export { GoFile } from './go-file.ts'
export { specPaths } from './spec-paths.ts'

/** A module.yaml of the workspace. */
export interface Manifest {
  /** Path of the file, relative to the workspace. */
  readonly path: string
  /** The directory that it describes. */
  readonly directory: string
  readonly source: SourceText
  readonly lines: ManifestLines
}

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

/** The parts that make a snapshot; the repository owns them and hands out each combination once. */
export interface SnapshotParts {
  readonly revision: number
  /**
   * Grows with every change but one of a Go file's imports: whatever depends on more than these depends on it, whether a
   * Go file parses included.
   */
  readonly structureRevision: number
  /** Grows with those of them that are more than another text of a manifest. */
  readonly groundRevision: number
  readonly tree: FileTree
  readonly goFiles: ReadonlyMap<string, GoFile>
  readonly texts: ReadonlyMap<string, SourceText>
  readonly unreadable: ReadonlyMap<string, UnreadableFile>
  readonly commits: Commits
  /** Undefined for files that somebody published: all of them are its own. */
  readonly git: GitFacts | undefined
  /** Names of git's tags, read when they are asked for; left out where there is no git. */
  readonly tags?: () => readonly string[]
  readonly counters: Counters
  goText(file: GoFile): SourceText | undefined
  goFact<Fact>(file: GoFile, reading: GoReading<Fact>): Fact | undefined
  linkedText(path: string): SourceText | undefined
  pageText(path: string): string | undefined
}

/** Counts down, as the revisions of a repository count up. */
let lastTrial = 0

/** One state of the workspace. Every query runs on one snapshot; what it reads is kept for as long as the texts are. */
export class Snapshot {
  readonly revision: number
  readonly structureRevision: number
  readonly groundRevision: number
  readonly tree: FileTree
  /** By path, sorted. */
  readonly goFiles: ReadonlyMap<string, GoFile>
  readonly unreadable: ReadonlyMap<string, UnreadableFile>
  readonly commits: Commits
  readonly counters: Counters
  readonly #parts: SnapshotParts
  readonly #facts: FactCache
  readonly #answers = new Map<(snapshot: Snapshot) => unknown, unknown>()
  #failedManifests: ReadingFailure[] = []
  #manifests: ReadonlyMap<string, Manifest> | undefined
  /** Those of an earlier snapshot, until this one has its own. */
  #earlierManifests: ReadonlyMap<string, Manifest> | undefined
  /** Of this snapshot, or of an earlier one until this one is asked. */
  #foreign: Foreign | undefined
  #own: Snapshot | undefined
  #repoSpec: RepoSpec | undefined
  #dependencyRules: DependencyRules | undefined

  /** @param before an earlier snapshot; its manifests are taken over where their texts are the same */
  constructor(parts: SnapshotParts, facts: FactCache, before?: Snapshot) {
    this.revision = parts.revision
    this.structureRevision = parts.structureRevision
    this.groundRevision = parts.groundRevision
    this.tree = parts.tree
    this.goFiles = parts.goFiles
    this.unreadable = parts.unreadable
    this.commits = parts.commits
    this.counters = parts.counters
    this.#parts = parts
    this.#facts = facts
    if (before?.structureRevision === this.structureRevision) {
      this.#manifests = before.#manifests
      this.#failedManifests = before.#failedManifests
    }
    if (!before) return
    this.#earlierManifests = before.#manifests ?? before.#earlierManifests
    this.#foreign = before.#foreign
  }

  /** Whether a file belongs to another repository below the workspace, or is ignored by git. */
  isForeign(path: string): boolean {
    return this.#foreignFiles?.holds(path) ?? false
  }

  /** The same of a directory. */
  isForeignDirectory(path: string): boolean {
    return this.#foreignFiles?.holdsDirectory(path) ?? false
  }

  /**
   * The workspace without its foreign files: what edits, references and completion are about. The snapshot itself where
   * it has none. Its revisions are the snapshot's.
   */
  get own(): Snapshot {
    this.#own ??= this.#withoutForeign()
    return this.#own
  }

  /** Names of git's tags, in no order. Only completion and rules of the scope `workspace` may look at them. */
  get tags(): readonly string[] {
    return this.#parts.tags?.() ?? []
  }

  /** What a file is to be offered: all there is to a foreign one, which has no part in the workspace's own. */
  seenFrom(path: string): Snapshot {
    return this.isForeign(path) ? this : this.own
  }

  get #foreignFiles(): Foreign | undefined {
    const { git } = this.#parts
    if (!git) return undefined
    const textOf = (path: string): SourceText | undefined => this.text(path)
    if (!this.#foreign?.holdsFor(this.tree, textOf, git)) this.#foreign = new Foreign(this.tree, textOf, git)
    return this.#foreign
  }

  #withoutForeign(): Snapshot {
    const foreign = this.#foreignFiles
    const tree = foreign?.ownTree ?? this.tree
    if (!foreign || tree === this.tree) return this
    const own = <Value>(files: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
      new Map([...files].filter(([path]) => !foreign.holds(path)))
    const { goFiles, texts, unreadable } = this.#parts
    const parts = {
      ...this.#parts,
      tree,
      git: undefined,
      goFiles: own(goFiles),
      texts: own(texts),
      unreadable: own(unreadable),
    }
    return new Snapshot(parts, this.#facts)
  }

  /**
   * The state that would be if files had other texts, or others were there. Its revisions are its own: they name no state of
   * a repository.
   */
  with(texts: ReadonlyMap<string, SourceText>, others: Partial<SnapshotParts> = {}): Snapshot {
    const own = --lastTrial
    const areManifests = !others.tree && [...texts.keys()].every(path => baseName(path) === 'module.yaml')
    const parts = {
      ...this.#parts,
      ...others,
      revision: own,
      structureRevision: own,
      groundRevision: areManifests ? this.groundRevision : own,
      texts: new Map([...(others.texts ?? this.#parts.texts), ...texts]),
    }
    return new Snapshot(parts, this.#facts, this)
  }

  /** The text of a YAML, Markdown or go.mod file that some reading needs; undefined where it is absent or unreadable. */
  text(path: string): SourceText | undefined {
    return this.#parts.texts.get(path) ?? this.#parts.linkedText(path)
  }

  /**
   * The whole text of a Go file, of which only the imports are kept: it is read when it is asked for. Ask only where a
   * finding hangs on it.
   */
  goText(path: string): SourceText | undefined {
    const file = this.goFiles.get(path)
    return file && this.#parts.goText(file)
  }

  /** What a reading says of a whole Go file, read once for each state of that file; its text is not kept. */
  goFact<Fact>(file: GoFile, reading: GoReading<Fact>): Fact | undefined {
    return readingOf(file.path, () => this.#parts.goFact(file, reading))
  }

  /**
   * The text of a page that no check reads, from the disk each time that it is asked for: for what a person asks, never
   * for rules. Undefined for what is no file of the workspace.
   */
  pageText(path: string): string | undefined {
    return this.tree.kind(path) === 'file' ? this.#parts.pageText(path) : undefined
  }

  /** Every path that has a text, sorted. */
  get textPaths(): string[] {
    return [...this.#parts.texts.keys()].sort()
  }

  /**
   * What a reading says of a file, read once per text; undefined where the file is absent or unreadable.
   * @throws ReadingFailure where the reading throws
   */
  read<Fact>(path: string, reading: Reading<Fact>): Fact | undefined {
    const source = this.text(path)
    return source && readingOf(path, () => this.#facts.get(source, reading))
  }

  /** What a question about the whole workspace comes to, worked out once for this snapshot. */
  memo<Answer>(question: (snapshot: Snapshot) => Answer): Answer {
    if (!this.#answers.has(question)) this.#answers.set(question, question(this))
    // The map holds under each question what that very question returned, which the type system cannot say.
    return this.#answers.get(question) as Answer
  }

  /** What a reading says of a text, read once per text. */
  fact<Fact>(source: SourceText, reading: Reading<Fact>): Fact {
    return this.#facts.get(source, reading)
  }

  /** Every module.yaml of the workspace, by the directory that it describes, sorted. */
  get manifests(): ReadonlyMap<string, Manifest> {
    if (this.#manifests) return this.#manifests
    const manifests = new Map<string, Manifest>()
    for (const path of this.textPaths) {
      const source = this.#parts.texts.get(path)
      if (!source || baseName(path) !== 'module.yaml') continue
      const directory = parentPath(path)
      const earlier = this.#earlierManifests?.get(directory)
      const isSame = earlier?.source === source
      const manifest = isSame ? earlier : this.#readManifest(path, directory, source)
      if (manifest) manifests.set(directory, manifest)
    }
    this.#manifests = manifests
    this.#earlierManifests = undefined
    return manifests
  }

  #readManifest(path: string, directory: string, source: SourceText): Manifest | undefined {
    try {
      return { path, directory, source, lines: this.fact(source, readManifestLines) }
    } catch (error) {
      this.#failedManifests.push(new ReadingFailure(path, error))
      return undefined
    }
  }

  /** Of the manifests, those whose reading threw, by a mistake of ours. */
  get failedManifests(): readonly ReadingFailure[] {
    return this.manifests && this.#failedManifests
  }

  /** Asked for every Go file, hence kept at hand. */
  get repoSpec(): RepoSpec | undefined {
    this.#repoSpec ??= this.read(specPaths.repo, readRepoSpec)
    return this.#repoSpec
  }

  /** Asked for every Go file, hence kept at hand. */
  get dependencyRules(): DependencyRules | undefined {
    this.#dependencyRules ??= this.read(specPaths.dependencyRules, readDependencyRules)
    return this.#dependencyRules
  }

  get manifestSchema(): ManifestSchema | undefined {
    return this.read(specPaths.manifestSchema, readManifestSchema)
  }

  get taxonomy(): Taxonomy | undefined {
    return this.read(specPaths.taxonomy, readTaxonomy)
  }
}
