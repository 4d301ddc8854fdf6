import { isManifestPath } from './interest.ts'
import { baseName, parentPath } from './paths.ts'
import type { StateParts } from './state-parts.ts'

/** What can be looked at in a state. */
export type LookName =
  | 'revision'
  | 'tree'
  | 'unreadable'
  | 'commits'
  | 'tags'
  | 'foreign'
  | 'text'
  | 'textPaths'
  | 'goFile'
  | 'hasGoFile'
  | 'goPaths'
  | 'goFiles'
  | 'manifest'
  | 'hasManifest'
  | 'directories'
  | 'manifests'

/** What may look otherwise: by name, the paths of which that is so, or true for what has none. */
export type Changes = ReadonlyMap<LookName, true | ReadonlySet<string>>

/** One step from a state to the next. */
interface Step {
  /** That of the state before. */
  readonly since: number
  /** Undefined where that cannot be told: anything may be another. */
  readonly changes: Changes | undefined
}

/** Whoever has not looked for so many states looks at everything again. */
const mostSteps = 32

/** How the last states of a repository came about, one from the other. */
export class History {
  readonly #steps: readonly Step[]
  /** What was asked last: everything that is kept is asked about the same. */
  #asked: { readonly revision: number; readonly changes: Changes | undefined } | undefined

  private constructor(steps: readonly Step[]) {
    this.#steps = steps
  }

  static readonly none = new History([])

  /** @param before the state that this is the history of. @param after the state behind it */
  followedBy(before: StateParts, after: StateParts): History {
    const step = { since: before.revision, changes: changesBetween(before, after) }
    return new History([...this.#steps.slice(1 - mostSteps), step])
  }

  /** What may have changed since the state with a revision; undefined where that cannot be told. */
  since(revision: number): Changes | undefined {
    if (this.#asked?.revision !== revision) this.#asked = { revision, changes: this.#joinedSince(revision) }
    return this.#asked.changes
  }

  #joinedSince(revision: number): Changes | undefined {
    const first = this.#steps.findIndex(step => step.since === revision)
    if (first < 0) return undefined
    const steps = this.#steps.slice(first)
    const all = steps.flatMap(({ changes }) => changes ?? [])
    if (all.length < steps.length) return undefined
    return all.length === 1 ? all[0] : all.reduce(joined)
  }
}

function joined(one: Changes, other: Changes): Changes {
  const both = new Map(one)
  for (const [name, paths] of other) {
    const known = both.get(name)
    both.set(name, known === true || paths === true ? true : new Set([...(known ?? []), ...paths]))
  }
  return both
}

function changesBetween(before: StateParts, after: StateParts): Changes | undefined {
  const texts = after.texts.differences(before.texts)
  const isForeignSame =
    after.tree === before.tree && after.git === before.git && ![...texts].some(path => baseName(path) === '.gitignore')
  // What links lead to changes by itself.
  if (!isForeignSame || after.tree.links.size > 0) return undefined
  const goFiles = after.goFiles.differences(before.goFiles)
  const directories = new Set([...texts].filter(isManifestPath).map(parentPath))
  const all: readonly (readonly [LookName, boolean | ReadonlySet<string>])[] = [
    ['revision', true],
    ['unreadable', after.unreadable !== before.unreadable],
    ['commits', after.commits !== before.commits],
    ['text', texts],
    ['textPaths', after.texts.paths !== before.texts.paths],
    ['goFile', goFiles],
    ['hasGoFile', goFiles],
    ['goPaths', after.goFiles.paths !== before.goFiles.paths],
    ['goFiles', goFiles.size > 0],
    ['manifest', directories],
    ['hasManifest', directories],
    ['manifests', directories.size > 0],
    ['directories', directories.size > 0],
  ]
  const changes = new Map<LookName, true | ReadonlySet<string>>()
  for (const [name, changed] of all) {
    if (changed === true || (changed !== false && changed.size > 0)) changes.set(name, changed)
  }
  return changes
}
