import { layoutMemo } from '../repo/layout-memo.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** The packages of the workspace that the files of a module import, tests left out, relative to the workspace. */
export function importsOf(snapshot: Snapshot, directory: string): ReadonlySet<string> {
  const found = layoutMemo(snapshot, newAnswers)
  const prefix = joinPath(modulePath(snapshot), '')
  const asked = prefix + directory
  const imports = found.get(asked) ?? findImports(snapshot, directory, prefix)
  found.set(asked, imports)
  return imports
}

/** By module path and directory: every keystroke in a list of imports asks about the same module. */
const newAnswers = (): Map<string, ReadonlySet<string>> => new Map()

function findImports(snapshot: Snapshot, directory: string, prefix: string): Set<string> {
  const found = new Set<string>()
  for (const file of snapshot.goFiles.values()) {
    if (file.isTest || !isWithin(file.directory, directory)) continue
    for (const path of file.imports.pathsFrom(prefix)) {
      const relative = path.slice(prefix.length)
      if (!isWithin(relative, directory)) found.add(relative)
    }
  }
  return found
}
