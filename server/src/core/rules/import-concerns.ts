import { nearestManifest } from '../maturity/packages.ts'
import { modulePath } from '../repo/module-path.ts'
import type { GoFile, Manifest, Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import type { ImportRule } from './rule.ts'

/** What the rules for imports say of the files of one directory. */
interface DirectoryConcerns {
  /** The manifest that speaks for the directory: with another the rules may be concerned otherwise. */
  readonly manifest: Manifest | undefined
  /** When that was last looked up. */
  structureRevision: number
  readonly asked: readonly ((path: string) => boolean)[]
  /** By import path. */
  readonly known: Map<string, boolean>
}

/**
 * Which Go files the rules for imports have to look at. The files of a directory import much the same, so the answer for
 * an import is kept for the directory, and most files cost a look at their paths.
 */
export class ImportConcerns {
  readonly #rules: readonly ImportRule[]
  #groundRevision: number | undefined
  readonly #code = new Map<string, DirectoryConcerns>()
  readonly #tests = new Map<string, DirectoryConcerns>()

  constructor(rules: readonly ImportRule[]) {
    this.#rules = rules
  }

  /** Tells whether some rule may have something to say of a file of this snapshot. */
  of(snapshot: Snapshot): (file: GoFile) => boolean {
    if (this.#groundRevision !== snapshot.groundRevision) {
      this.#groundRevision = snapshot.groundRevision
      this.#code.clear()
      this.#tests.clear()
    }
    const module = modulePath(snapshot)
    // A module by another name may import the real one, too: rare enough to look at each file.
    if (module !== plumegoModule) {
      return ({ imports }) => imports.pathsFrom(module).length > 0 || imports.pathsFrom(plumegoModule).length > 0
    }
    return file => {
      const paths = file.imports.pathsFrom(module)
      if (paths.length === 0) return false
      // What is escaped, say, reads differently to different programs.
      return !file.imports.isPlain || paths.some(path => this.#concerns(file, path, snapshot))
    }
  }

  #concerns({ directory, isTest }: GoFile, path: string, snapshot: Snapshot): boolean {
    const concerns = this.#concernsOf(directory, isTest, snapshot)
    let answer = concerns.known.get(path)
    if (answer === undefined) {
      answer = concerns.asked.some(isConcerned => isConcerned(path))
      concerns.known.set(path, answer)
    }
    return answer
  }

  #concernsOf(directory: string, areTests: boolean, snapshot: Snapshot): DirectoryConcerns {
    const directories = areTests ? this.#tests : this.#code
    const known = directories.get(directory)
    const { structureRevision } = snapshot
    if (known?.structureRevision === structureRevision) return known
    const manifest = nearestManifest(snapshot, directory)
    if (known && known.manifest === manifest) {
      known.structureRevision = structureRevision
      return known
    }
    const answers = this.#rules.flatMap(rule => rule.concerns({ directory, areTests }, snapshot) ?? [])
    const asked = answers.map(answer => (answer === true ? () => true : answer))
    const concerns = { manifest, structureRevision, asked, known: new Map<string, boolean>() }
    directories.set(directory, concerns)
    return concerns
  }
}
