import type { FileMap } from '../repo/file-map.ts'
import { isGoFile } from '../repo/interest.ts'
import { joinPath } from '../repo/paths.ts'
import type { GoFile, Snapshot } from '../repo/snapshot.ts'
import type { Finding } from './finding.ts'
import { ImportConcerns } from './import-concerns.ts'
import type { Found } from './kept-findings.ts'
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
  /** Of the snapshot that they are of. */
  #revision: number | undefined
  /** Of the files that rules ran over, by path. */
  readonly #kept = new Map<string, Found>()

  constructor(fileRules: readonly GoFileRule[], importRules: readonly ImportRule[]) {
    this.#fileRules = fileRules
    this.#allRules = [...fileRules, ...importRules]
    this.#concerns = new ImportConcerns(importRules)
  }

  /** @param run runs rules over a file, and returns what they find */
  of(snapshot: Snapshot, run: (file: GoFile, rules: readonly FileRule[]) => readonly Finding[]): readonly Finding[] {
    const files = snapshot.state.parts.goFiles
    for (const path of this.#changed(snapshot, files)) {
      this.#kept.delete(path)
      const file = files.get(path)
      if (!file) continue
      const rules = this.#concerns.concern(file, snapshot) ? this.#allRules : file.imports.error && this.#fileRules
      if (!rules) continue
      const [findings, reads] = snapshot.record(() => run(file, rules))
      this.#kept.set(path, { findings, reads })
    }
    this.#files = files
    this.#revision = snapshot.revision
    return [...this.#kept.values()].flatMap(({ findings }) => findings)
  }

  /** The files that are to be looked at again. */
  #changed(snapshot: Snapshot, files: FileMap<GoFile>): Iterable<string> {
    const directories = this.#concerns.take(snapshot)
    if (!this.#files) return files.keys()
    const changed = files.differences(this.#files)
    for (const directory of directories) {
      for (const name of snapshot.tree.children(directory)) {
        if (isGoFile(name)) changed.add(joinPath(directory, name))
      }
    }
    for (const [path, { reads }] of this.#kept) if (!snapshot.looksAs(reads, this.#revision)) changed.add(path)
    return changed
  }
}
