import { modulePath } from '../repo/module-path.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** The packages of the workspace that the files of a module import, tests left out, relative to the workspace. */
export const importsOf = (snapshot: Snapshot, directory: string): ReadonlySet<string> =>
  snapshot.memo(findImports, directory)

function findImports(snapshot: Snapshot, directory: string): ReadonlySet<string> {
  const prefix = joinPath(modulePath(snapshot), '')
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
