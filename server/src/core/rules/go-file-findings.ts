import type { Finding } from '../findings/finding.ts'
import type { FileMap } from '../repo/file-map.ts'
import { isGoFile } from '../repo/interest.ts'
import { joinPath } from '../repo/paths.ts'
import type { GoFile, Snapshot } from '../repo/snapshot.ts'
import { ImportConcerns } from './import-concerns.ts'
import type { Found } from './kept-findings.ts'
import { type IsOver, Pause } from './pause.ts'
import type { GoFileRule, ImportRule } from './rule.ts'

type FileRule = GoFileRule | ImportRule

/**
 * What the rules for single Go files find. Hardly any file concerns a rule, and hardly any changes: what is looked at again
 * are the files that changed, and those for which something changed that the rules looked at.
 */
export class GoFileFindings {
  readonly #fileRules: readonly GoFileRule[]
  readonly #allRules: readonly FileRule[]
  readonly #concerns: ImportConcerns
  #files: FileMap<GoFile> | undefined
  /** Of the snapshot that was taken last. */
  #revision: number | undefined
  /** Paths of the files that are to be looked at again. */
  readonly #due = new Set<string>()
  /** Of the files that rules ran over, by path. */
  readonly #kept = new Map<string, Found>()

  constructor(fileRules: readonly GoFileRule[], importRules: readonly ImportRule[]) {
    this.#fileRules = fileRules
    this.#allRules = [...fileRules, ...importRules]
    this.#concerns = new ImportConcerns(importRules)
  }

  /** What is found in the snapshot that was last looked at. */
  get findings(): readonly Finding[] {
    return [...this.#kept.values()].flatMap(({ findings }) => findings)
  }

  /**
   * Looks at a snapshot.
   * @param run runs rules over a file, and returns what they find
   * @throws Pause between two files where the rest has to wait; the next call goes on there
   */
  lookAt(
    snapshot: Snapshot,
    run: (file: GoFile, rules: readonly FileRule[]) => readonly Finding[],
    isOver: IsOver,
  ): void {
    const files = snapshot.state.parts.goFiles
    this.#take(snapshot, files)
    let looked = 0
    for (const path of this.#due) {
      // To ask for the time costs as much as to look at a file.
      if (++looked % filesOfLook === 0 && isOver()) throw new Pause()
      this.#due.delete(path)
      this.#kept.delete(path)
      const file = files.get(path)
      if (!file) continue
      const rules = this.#concerns.concern(file, snapshot) ? this.#allRules : file.imports.error && this.#fileRules
      if (!rules) continue
      const [findings, reads] = snapshot.record(() => run(file, rules))
      this.#kept.set(path, { findings, reads })
    }
  }

  /** Finds out which files are to be looked at again. */
  #take(snapshot: Snapshot, files: FileMap<GoFile>): void {
    if (this.#revision === snapshot.revision) return
    const since = this.#revision
    const directories = this.#concerns.take(snapshot)
    for (const path of this.#files ? files.differences(this.#files) : files.keys()) this.#due.add(path)
    for (const directory of directories) {
      for (const name of snapshot.tree.children(directory)) {
        if (isGoFile(name)) this.#due.add(joinPath(directory, name))
      }
    }
    for (const [path, { reads }] of this.#kept) if (!snapshot.looksAs(reads, since)) this.#due.add(path)
    this.#files = files
    this.#revision = snapshot.revision
  }
}

/** So many files are looked at between two questions for the time. */
const filesOfLook = 16
