import { groupBy } from '../collections.ts'
import { importsWithin } from '../navigation/go-imports.ts'
import type { BuiltHere } from '../navigation/this-plumego.ts'
import { isWithin, parentPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { moduleOfDirectory } from './modules.ts'

/** One import of a package. */
export interface ImportPlace {
  /** Path of the Go file, relative to its workspace. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** The imported package, relative to Plumego's module; the empty string for its root. */
  readonly package: string
}

/** A module that imports, and where it does so first. */
export interface Importer {
  readonly module: string
  /** How many of its files import. */
  readonly files: number
  readonly first: ImportPlace
}

/** Every import of a package of a module in the workspace's own Go files, tests left out, as CI leaves them out. */
export function importPlaces({ own: { goFiles } }: Snapshot, module: string): ImportPlace[] {
  const places: ImportPlace[] = []
  for (const file of goFiles.values()) {
    if (file.isTest || file.imports.pathsFrom(module).length === 0) continue
    for (const { path, range } of file.imports.imports) {
      if (!isWithin(path, module)) continue
      places.push({ file: file.path, line: range.start.line + 1, package: path.slice(module.length + 1) })
    }
  }
  return places
}

/**
 * The modules whose files import a package or one below it, itself left out, by path; tests do not count.
 * @param isBuiltHere whether a nested module is built with this checkout: the imports of any other mean another Plumego
 */
export function importersOf(snapshot: Snapshot, path: string, isBuiltHere: BuiltHere): Importer[] {
  const places = importsWithin(snapshot, path, isBuiltHere).flatMap(({ file, spec, path: imported }) =>
    file.isTest || isWithin(file.directory, path)
      ? []
      : { file: file.path, line: spec.range.start.line + 1, package: imported },
  )
  return [...groupBy(places, ({ file }) => moduleOfDirectory(snapshot, parentPath(file)))]
    .flatMap(([module, all]) =>
      all[0] ? [{ module, files: new Set(all.map(({ file }) => file)).size, first: all[0] }] : [],
    )
    .sort((a, b) => (a.module < b.module ? -1 : 1))
}
