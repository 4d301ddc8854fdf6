import { type ImportVerdict, importVerdict, writtenPath } from '../boundaries/import-verdict.ts'
import { packagesBelow } from '../maturity/packages.ts'
import { modulePath } from '../repo/module-path.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { Snapshot } from '../repo/snapshot.ts'
import { topModules } from './modules.ts'

/** What a module may do with another one. */
export interface Permission {
  /** The module that would be imported. */
  readonly module: string
  readonly verdict: ImportVerdict
  /** Packages below it that the verdict is another one for, by path. */
  readonly exceptions: readonly string[]
}

/** A file of a module that no rule names by itself: what holds for it holds for the files of its directory. */
export const anyFileOf = (module: string): string => joinPath(module, 'any.go')

/** Whether the files of one module may import another, as CI judges it. */
export const verdictBetween = (snapshot: Snapshot, from: string, to: string): ImportVerdict =>
  importVerdict(snapshot, {
    file: anyFileOf(from),
    spec: writtenPath(joinPath(modulePath(snapshot), to)),
  })

/** For each family and stable root but its own whether the files of a module may import it, and which parts not so. */
export function permissionsOf(snapshot: Snapshot, from: string): Permission[] {
  return topModules(snapshot)
    .filter(module => !isWithin(from, module))
    .map(module => {
      const verdict = verdictBetween(snapshot, from, module)
      const exceptions = packagesBelow(snapshot, module).filter(
        path => verdictBetween(snapshot, from, path).kind !== verdict.kind,
      )
      return { module, verdict, exceptions }
    })
}
