import type { ImportSpec } from '../golang/imports.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin } from '../repo/paths.ts'
import type { GoFile, Snapshot } from '../repo/snapshot.ts'
import { type BuiltHere, filesOfThisPlumego } from './this-plumego.ts'

/** An import of a package of the workspace's module. */
export interface PackageImport {
  readonly file: GoFile
  readonly spec: ImportSpec
  /** The imported package, relative to the module. */
  readonly path: string
}

/**
 * Every import of a package at or below a directory in the workspace's own files, tests and the modules that are built here
 * included, by file.
 */
export function importsWithin({ own: snapshot }: Snapshot, directory: string, isBuiltHere: BuiltHere): PackageImport[] {
  const module = modulePath(snapshot)
  const prefix = `${module}/${directory}`
  const isOurs = filesOfThisPlumego(snapshot.tree, isBuiltHere)
  return [...snapshot.goFiles.values()]
    .filter(({ imports }) => imports.pathsFrom(prefix).length > 0)
    .filter(({ path }) => isOurs(path))
    .flatMap(file =>
      file.imports.imports
        .filter(({ path }) => path.startsWith(prefix) && isWithin(path, prefix))
        .map(spec => ({ file, spec, path: spec.path.slice(module.length + 1) })),
    )
}
