import type { GoFile, Snapshot } from '../repo/snapshot.ts'
import { plumegoModule } from '../spec/repo.ts'
import { modulePath } from './dependency-rules/governing-rules.ts'
import type { ImportRule } from './rule.ts'

/** What the rules for imports say of the files of one directory. */
interface DirectoryConcerns {
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
  #structureRevision: number | undefined
  readonly #code = new Map<string, DirectoryConcerns>()
  readonly #tests = new Map<string, DirectoryConcerns>()

  constructor(rules: readonly ImportRule[]) {
    this.#rules = rules
  }

  /** Tells whether some rule may have something to say of a file of this snapshot. */
  of(snapshot: Snapshot): (file: GoFile) => boolean {
    if (this.#structureRevision !== snapshot.structureRevision) {
      this.#structureRevision = snapshot.structureRevision
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
    const directories = isTest ? this.#tests : this.#code
    let concerns = directories.get(directory)
    if (!concerns) {
      const files = { directory, areTests: isTest }
      const answers = this.#rules.flatMap(rule => rule.concerns(files, snapshot) ?? [])
      concerns = { asked: answers.map(answer => (answer === true ? () => true : answer)), known: new Map() }
      directories.set(directory, concerns)
    }
    let answer = concerns.known.get(path)
    if (answer === undefined) {
      answer = concerns.asked.some(concerns => concerns(path))
      concerns.known.set(path, answer)
    }
    return answer
  }
}
