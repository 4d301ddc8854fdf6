import { modulePath } from '../repo/module-path.ts'
import { parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'

/** Directories with Go files that may be declared as callers of an internal package: those that import it first. */
export function callers(snapshot: Snapshot, subject: string): string[] {
  const imported = `${modulePath(snapshot)}/${subject}`
  const importing = new Set<string>()
  const all = new Set<string>()
  for (const { path, imports } of snapshot.goFiles.values()) {
    const directory = parentPath(path)
    if (directory === '') continue
    all.add(directory)
    if (imports.pathsFrom(imported).some(found => isOrBelow(found, imported))) importing.add(directory)
  }
  return [...importing, ...[...all].filter(directory => !importing.has(directory))]
}

const isOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)
