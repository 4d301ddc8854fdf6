import type { GoReading } from '../golang/go-reading.ts'
import { type DependencyRules, readDependencyRules } from '../spec/dependency-rules.ts'
import { type ManifestSchema, readManifestSchema } from '../spec/manifest-schema.ts'
import { type RepoSpec, readRepoSpec } from '../spec/repo.ts'
import { readTaxonomy, type Taxonomy } from '../spec/taxonomy.ts'
import type { Reading } from '../text/reading.ts'
import type { SourceText } from '../text/source-text.ts'
import { type Memory, newMemory, type Question } from './answers.ts'
import type { LookName } from './changes.ts'
import type { Counters } from './counters.ts'
import { FileIndex, type Indexer } from './file-index.ts'
import type { FileTree } from './file-tree.ts'
import type { Foreign } from './foreign.ts'
import type { GoFile } from './go-file.ts'
import { looks, mayShowOther, ownLooks } from './looks.ts'
import type { Manifest } from './manifests.ts'
import { NotedMap } from './noted-map.ts'
import { type ReadingFailure, readingOf } from './reading-failure.ts'
import { lookFor, type MayDiffer, Reads } from './reads.ts'
import { specPaths } from './spec-paths.ts'
import type { OtherFiles, State } from './state.ts'
import type { Commits, UnreadableFile } from './state-parts.ts'

export { GoFile } from './go-file.ts'
export type { Manifest } from './manifests.ts'
export { specPaths } from './spec-paths.ts'
export { areKnown, type Commits, type UnreadableFile } from './state-parts.ts'

/** Whose view a snapshot is, where it is not of a repository's state as it is. */
interface View {
  /** True without foreign files. */
  readonly isOwn?: boolean
  /** The snapshot that an evaluation tries it beside: what it looks at is noted as it is there. */
  readonly base?: Snapshot
}

/**
 * One state of the workspace. Every query runs on one snapshot; what it reads is kept for as long as the texts are. What is
 * looked at is noted, so that what it came to holds for every other state that looks the same there.
 */
export class Snapshot {
  readonly counters: Counters
  /** By path, sorted. */
  readonly goFiles: ReadonlyMap<string, GoFile>
  /** Nothing that is looked up in it is noted. */
  readonly state: State
  readonly #memory: Memory<Snapshot>
  readonly #view: View
  #manifests: ReadonlyMap<string, Manifest> | undefined
  #own: Snapshot | undefined

  constructor(state: State, memory: Memory<Snapshot>, view: View = {}) {
    this.counters = state.parts.counters
    this.state = state
    this.#memory = memory
    this.#view = view
    this.goFiles = new NotedMap(state.parts.goFiles, {
      value: (path, seen) => this.#note('goFile', seen, path),
      presence: (path, seen) => this.#note('hasGoFile', seen, path),
      keys: () => this.#note('goPaths', state.parts.goFiles.paths),
      all: () => this.#note('goFiles', state.parts.goFiles),
    })
  }

  get revision(): number {
    return this.state.parts.revision
  }

  /** Another one for every change but one of a Go file's imports; whether a Go file parses is more than that. */
  get structureRevision(): number {
    return this.state.parts.structureRevision
  }

  get tree(): FileTree {
    return this.#note('tree', this.state.parts.tree)
  }

  get unreadable(): ReadonlyMap<string, UnreadableFile> {
    return this.#note('unreadable', this.state.parts.unreadable)
  }

  get commits(): Commits {
    return this.#note('commits', this.state.parts.commits)
  }

  get #foreign(): Foreign | undefined {
    return this.#note('foreign', this.state.foreign)
  }

  /** Whether a file belongs to another repository below the workspace, or is ignored by git. */
  isForeign(path: string): boolean {
    return this.#foreign?.holds(path) ?? false
  }

  /** The same of a directory. */
  isForeignDirectory(path: string): boolean {
    return this.#foreign?.holdsDirectory(path) ?? false
  }

  /**
   * The workspace without its foreign files: what edits, references and completion are about. The snapshot itself where
   * it has none. Its revisions are the snapshot's.
   */
  get own(): Snapshot {
    this.#note('foreign', this.state.foreign)
    const { own } = this.state
    if (own === this.state) return this
    const { ownAnswers: answers, ownIndexes: indexes } = this.#memory
    this.#own ??= new Snapshot(own, { ...this.#memory, answers, indexes }, { ...this.#view, isOwn: true })
    return this.#own
  }

  /** Names of git's tags, in no order. */
  get tags(): readonly string[] {
    return this.#note('tags', this.state.tags)
  }

  /** What a file is to be offered: all there is to a foreign one, which has no part in the workspace's own. */
  seenFrom(path: string): Snapshot {
    return this.isForeign(path) ? this : this.own
  }

  /**
   * The state that would be if files had other texts, or others were there. Its revisions are its own: they name no state of
   * a repository.
   */
  with(texts: ReadonlyMap<string, SourceText>, others: OtherFiles = {}): Snapshot {
    const { recorder, indexes, ownIndexes } = this.#memory
    const { base = this, ...view } = this.#view
    const trial = recorder.isRecording ? { ...view, base } : view
    // Of the same files the indexes are the same.
    const memory = { ...newMemory(recorder), ...(!others.goFiles && { indexes, ownIndexes }) }
    return new Snapshot(this.state.with(texts, others), memory, trial)
  }

  /** The text of a YAML, Markdown or go.mod file that some reading needs; undefined where it is absent or unreadable. */
  text(path: string): SourceText | undefined {
    return this.#note('text', this.state.text(path), path)
  }

  /**
   * The whole text of a Go file, of which only the imports are kept: it is read when it is asked for. Ask only where a
   * finding hangs on it.
   */
  goText(path: string): SourceText | undefined {
    const file = this.goFiles.get(path)
    return file && this.state.parts.goText(file)
  }

  /** What a reading says of a whole Go file, read once for each state of that file; its text is not kept. */
  goFact<Fact>(file: GoFile, reading: GoReading<Fact>): Fact | undefined {
    return readingOf(file.path, () => this.state.parts.goFact(file, reading))
  }

  /**
   * The text of a page that no check reads, from the disk each time that it is asked for: for what a person asks, never
   * for rules. Undefined for what is no file of the workspace.
   */
  pageText(path: string): string | undefined {
    // Nobody tells when it changes.
    this.#note('revision', this.revision)
    return this.tree.kind(path) === 'file' ? this.state.parts.pageText(path) : undefined
  }

  /** Every path that has a text, sorted. */
  get textPaths(): readonly string[] {
    this.#note('textPaths', this.state.parts.texts.paths)
    return this.state.textPaths
  }

  /**
   * What a reading says of a file, read once per text; undefined where the file is absent or unreadable.
   * @throws ReadingFailure where the reading throws
   */
  read<Fact>(path: string, reading: Reading<Fact>): Fact | undefined {
    const source = this.text(path)
    return source && readingOf(path, () => this.fact(source, reading))
  }

  /** What a reading says of a text, read once per text. */
  fact<Fact>(source: SourceText, reading: Reading<Fact>): Fact {
    return this.state.parts.facts.get(source, reading)
  }

  /**
   * What a question comes to, worked out once for all states that look the same where it looks.
   * @param question looks at nothing but the snapshot and the key, and at what does not change
   */
  memo<Answer>(question: Question<Snapshot, undefined, Answer>): Answer
  memo<Key, Answer>(question: Question<Snapshot, Key, Answer>, key: Key): Answer
  memo(question: Question<Snapshot, never, unknown>, key?: unknown): unknown {
    const { answers, recorder } = this.#memory
    // The signatures above say that the key is one for the question.
    const asked = question as AnyQuestion
    const [answer, reads] = answers.ask(this, asked, key)
    // What is tried is known to nobody else.
    if (this.#view.base) recorder.include(reads)
    else recorder.note(lookThatAsks(asked, this.#view.isOwn), key, answer)
    return answer
  }

  /** The Go files that an indexer puts under a word, in no order. */
  goFilesUnder(indexer: Indexer, word: string): readonly GoFile[] {
    const list = this.indexOf(indexer).list(word)
    this.#memory.recorder.note(lookAtList(indexer, this.#view.isOwn), word, list)
    return list
  }

  /** All words that an indexer puts Go files under, in no order. */
  wordsOf(indexer: Indexer): Iterable<string> {
    const { words, lists } = this.indexOf(indexer)
    this.#memory.recorder.note(lookAtWords(indexer, this.#view.isOwn), '', words)
    return lists.keys()
  }

  /** Nothing that is looked up in it is noted. */
  indexOf(indexer: Indexer): FileIndex {
    const { indexes } = this.#memory
    const index = indexes.get(indexer) ?? new FileIndex(indexer)
    indexes.set(indexer, index)
    return index.take(this.state.parts.goFiles, (file, reading) => this.goFact(file, reading))
  }

  /** Runs an evaluation. @returns what it comes to, and what it looks at */
  record<Answer>(run: () => Answer): readonly [Answer, Reads<Snapshot>] {
    const reads = new Reads<Snapshot>()
    return [this.recordMore(reads, run), reads]
  }

  /** Runs more of an evaluation. @param reads takes what that looks at, too */
  recordMore<Answer>(reads: Reads<Snapshot>, run: () => Answer): Answer {
    return this.#memory.recorder.record(reads, run)
  }

  /**
   * Whether what looked at these comes to the same here.
   * @param since the revision of a snapshot for which it does for certain
   */
  looksAs(reads: Reads<Snapshot>, since?: number): boolean {
    return this.#memory.recorder.record(undefined, () => {
      const changes = since === undefined ? undefined : this.state.history.since(since)
      // Whether an answer is another one has to be asked.
      const differs: MayDiffer<Snapshot> = (look, key, seen) =>
        (changes && mayShowOther(look, key, changes)) ?? look(this, key) !== seen
      return (changes && !reads.some(differs)) || reads.holdFor(this)
    })
  }

  /** Every module.yaml of the workspace, by the directory that it describes, sorted. */
  get manifests(): ReadonlyMap<string, Manifest> {
    const { byDirectory, directories } = this.state.manifests
    this.#manifests ??= new NotedMap(byDirectory, {
      value: (directory, seen) => this.#note('manifest', seen, directory),
      presence: (directory, seen) => this.#note('hasManifest', seen, directory),
      keys: () => this.#note('directories', directories),
      all: () => this.#note('manifests', byDirectory),
    })
    return this.#manifests
  }

  /** Of the manifests, those whose reading threw, by a mistake of ours. */
  get failedManifests(): readonly ReadingFailure[] {
    const { byDirectory, failed } = this.state.manifests
    this.#note('manifests', byDirectory)
    return failed
  }

  get repoSpec(): RepoSpec | undefined {
    return this.read(specPaths.repo, readRepoSpec)
  }

  get dependencyRules(): DependencyRules | undefined {
    return this.read(specPaths.dependencyRules, readDependencyRules)
  }

  get manifestSchema(): ManifestSchema | undefined {
    return this.read(specPaths.manifestSchema, readManifestSchema)
  }

  get taxonomy(): Taxonomy | undefined {
    return this.read(specPaths.taxonomy, readTaxonomy)
  }

  /** @param seen what the look shows here @returns the same */
  #note<Seen>(name: LookName, seen: Seen, path = ''): Seen {
    const { recorder } = this.#memory
    if (!recorder.isRecording) return seen
    const { isOwn, base } = this.#view
    const look = (isOwn ? ownLooks : looks)[name]
    recorder.note(look, path, base ? look(base, path) : seen)
    return seen
  }
}

type AnyQuestion = Question<Snapshot, unknown, unknown>

const lookThatAsks = lookFor((snapshot: Snapshot, question: AnyQuestion, key) => snapshot.memo(question, key))
const lookAtList = lookFor((snapshot: Snapshot, indexer: Indexer, word) => snapshot.indexOf(indexer).list(String(word)))
const lookAtWords = lookFor((snapshot: Snapshot, indexer: Indexer) => snapshot.indexOf(indexer).words)
