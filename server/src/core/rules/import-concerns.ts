import { nearestManifest } from '../maturity/packages.ts'
import { modulePath } from '../repo/module-path.ts'
import { joinPath } from '../repo/paths.ts'
import { Reads } from '../repo/reads.ts'
import type { GoFile, Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { ImportRule } from './rule.ts'

/** Whether some rule may have something to say of an import, by its path, for the files of one directory. */
interface DirectoryConcerns {
  readonly code: Map<string, boolean>
  readonly tests: Map<string, boolean>
}

/** The directories for which one manifest speaks, or that lie in one directory of the root. */
interface Group {
  /** What was looked at for any of them. */
  readonly reads: Reads<Snapshot>
  readonly directories: Map<string, DirectoryConcerns>
}

type Concerned = (path: string) => boolean

/**
 * Which Go files the rules for imports have to look at. The files of a directory import much the same, so the answer for
 * an import is kept for the directory, and most files cost a look at their paths.
 */
export class ImportConcerns {
  readonly #rules: readonly ImportRule[]
  readonly #groups = new Map<string, Group>()
  readonly #groupOf = new Map<string, Group>()
  /** What the rules say of directories of one snapshot. */
  #asked = new Map<string, readonly Concerned[]>()

  /** Of the snapshot that was taken last. */
  #revision: number | undefined

  constructor(rules: readonly ImportRule[]) {
    this.#rules = rules
  }

  /**
   * Takes another snapshot.
   * @returns the directories for whose files the rules may now be concerned otherwise
   */
  take(snapshot: Snapshot): string[] {
    const since = this.#revision
    this.#revision = snapshot.revision
    this.#asked = new Map()
    const changed: string[] = []
    for (const [name, { reads, directories }] of this.#groups) {
      if (snapshot.looksAs(reads, since)) continue
      this.#groups.delete(name)
      for (const directory of directories.keys()) {
        this.#groupOf.delete(directory)
        changed.push(directory)
      }
    }
    return changed
  }

  /** Whether some rule may have something to say of a file of this snapshot, which was taken. */
  concern(file: GoFile, snapshot: Snapshot): boolean {
    const { reads, directories } = this.#groupFor(file.directory, snapshot)
    return snapshot.recordMore(reads, () => {
      const module = modulePath(snapshot)
      const paths = file.imports.pathsFrom(module)
      // A module by another name may import the real one, too: rare enough to look at each file.
      if (module !== plumegoModule) return paths.length > 0 || file.imports.pathsFrom(plumegoModule).length > 0
      // What is escaped, say, reads differently to different programs.
      if (paths.length > 0 && !file.imports.isPlain) return true
      const concerns = directories.get(file.directory)?.[file.isTest ? 'tests' : 'code']
      return paths.some(path => {
        let isConcerned = concerns?.get(path)
        if (isConcerned === undefined) {
          isConcerned = this.#ask(file, snapshot).some(mayConcern => mayConcern(path))
          concerns?.set(path, isConcerned)
        }
        return isConcerned
      })
    })
  }

  #groupFor(directory: string, snapshot: Snapshot): Group {
    const known = this.#groupOf.get(directory)
    if (known) return known
    const [manifest, reads] = snapshot.record(() => nearestManifest(snapshot, directory))
    const name = manifest?.path ?? joinPath(directory.split('/', 1)[0] ?? '', '')
    const group = this.#groups.get(name) ?? { reads: new Reads(), directories: new Map() }
    group.reads.include(reads)
    group.directories.set(directory, { code: new Map(), tests: new Map() })
    this.#groups.set(name, group)
    this.#groupOf.set(directory, group)
    return group
  }

  #ask({ directory, isTest: areTests }: GoFile, snapshot: Snapshot): readonly Concerned[] {
    const name = `${directory}\0${areTests}`
    let asked = this.#asked.get(name)
    if (!asked) {
      const answers = this.#rules.flatMap(rule => rule.concerns({ directory, areTests }, snapshot) ?? [])
      asked = answers.map(answer => (answer === true ? () => true : answer))
      this.#asked.set(name, asked)
    }
    return asked
  }
}
