import type { ImportSpec } from '../../golang/imports.ts'
import { isOpenTo } from '../../maturity/importable.ts'
import { isImportable } from '../../maturity/packages.ts'
import type { GoFile, Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'

/** An import of a package below x/ that the Plumego in use has. */
export interface ExtensionImport {
  readonly spec: ImportSpec
  /** Relative to Plumego's module. */
  readonly path: string
}

const prefix = `${plumegoModule}/`

/** What a file takes from Plumego's extensions. Tests run nothing in production, so that nothing is asked of them. */
export function extensionImports(file: GoFile, plumego: Snapshot): ExtensionImport[] {
  if (file.isTest) return []
  return file.imports.imports.flatMap(spec => {
    const path = spec.path.startsWith(`${prefix}x/`) ? spec.path.slice(prefix.length) : ''
    return path !== '' && isImportable(plumego, path) && isOpenTo(path, undefined) ? [{ spec, path }] : []
  })
}
