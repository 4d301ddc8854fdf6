import type { SourceText } from '../text/source-text.ts'
import { History } from './changes.ts'
import type { FileMap } from './file-map.ts'
import { Foreign } from './foreign.ts'
import { type Manifests, manifestsIn } from './manifests.ts'
import type { StateParts } from './state-parts.ts'

/** What else than texts may be another in a state that is tried. */
export type OtherFiles = Partial<Pick<StateParts, 'tree' | 'goFiles' | 'texts'>>

/** Counts down, as the revisions of a repository count up. */
let lastTrial = 0

/** Paths in order, by the object that stands for which paths there are. */
const inOrder = new WeakMap<object, readonly string[]>()

/** One state of a workspace: what its snapshot looks things up in. What is found out about it is kept. */
export class State {
  readonly parts: StateParts
  /** How it came about. */
  readonly history: History
  #before: Pick<State, 'lastManifests' | 'lastForeign' | 'lastOwn'> | undefined
  #manifests: Manifests | undefined
  #foreign: Foreign | undefined
  #own: State | undefined

  /** @param before an earlier state: what they have in common is taken over */
  constructor(parts: StateParts, before?: State) {
    this.parts = parts
    this.history = before ? before.history.followedBy(before.parts, parts) : History.none
    this.#before = before && {
      lastManifests: before.lastManifests,
      lastForeign: before.lastForeign,
      lastOwn: before.lastOwn,
    }
  }

  /** Those of this state or, until somebody asks for them, of an earlier one. */
  get lastManifests(): Manifests | undefined {
    return this.#manifests ?? this.#before?.lastManifests
  }

  get lastForeign(): Foreign | undefined {
    return this.#foreign ?? this.#before?.lastForeign
  }

  get lastOwn(): State | undefined {
    return this.#own ?? this.#before?.lastOwn
  }

  text(path: string): SourceText | undefined {
    return this.parts.texts.get(path) ?? this.parts.linkedText(path)
  }

  /** Every path that has a text, sorted: the same array for as long as these are the same. */
  get textPaths(): readonly string[] {
    const { texts } = this.parts
    let paths = inOrder.get(texts.paths)
    if (!paths) {
      paths = [...texts.keys()].sort()
      inOrder.set(texts.paths, paths)
    }
    return paths
  }

  get tags(): readonly string[] {
    return this.parts.git?.tags ?? noTags
  }

  get manifests(): Manifests {
    const { texts, facts } = this.parts
    this.#manifests ??= manifestsIn(texts, this.lastManifests, (source, reading) => facts.get(source, reading))
    return this.#manifests
  }

  /** Undefined where all files are the workspace's own. */
  get foreign(): Foreign | undefined {
    const { git, tree } = this.parts
    if (!git) return undefined
    if (!this.#foreign) {
      const textOf = (path: string): SourceText | undefined => this.text(path)
      const last = this.lastForeign
      this.#foreign = last?.holdsFor(tree, textOf, git) ? last : new Foreign(tree, textOf, git)
      // It asks the state that it was made for, which would hold the one before, and so all.
      if (this.#before) this.#before = { ...this.#before, lastForeign: undefined }
    }
    return this.#foreign
  }

  /** The state without foreign files; the state itself where it has none. */
  get own(): State {
    if (!this.#own) {
      this.#own = this.#withoutForeign()
      // Nobody needs the one before any more, which would hold all that were before it.
      if (this.#before) this.#before = { ...this.#before, lastOwn: undefined }
    }
    return this.#own
  }

  #withoutForeign(): State {
    const { foreign } = this
    const { tree, goFiles, texts, unreadable } = this.parts
    if (!foreign || foreign.ownTree === tree) return this
    const own = { goFiles: foreign.ownOf(goFiles), texts: foreign.ownOf(texts), unreadable: foreign.ownOf(unreadable) }
    const last = this.lastOwn
    return new State({ ...this.parts, ...own, tree: foreign.ownTree, git: undefined }, last)
  }

  /**
   * The state that would be if files had other texts, or others were there. Its revisions are its own: they name no state of
   * a repository.
   */
  with(changed: ReadonlyMap<string, SourceText>, others: OtherFiles = {}): State {
    const revision = --lastTrial
    let texts: FileMap<SourceText> = others.texts ?? this.parts.texts
    for (const [path, source] of changed) texts = texts.with(path, source)
    return new State({ ...this.parts, ...others, revision, structureRevision: revision, texts }, this)
  }
}

const noTags: readonly string[] = []
