import { appFacingCategory, membershipsOf } from '../../maturity/categories.ts'
import { entrypointOf } from '../../maturity/entrypoint.ts'
import { maturityOf } from '../../maturity/maturity.ts'
import { markedStatus } from '../../maturity/status.ts'
import { isWithin } from '../../repo/paths.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import { plumegoModule } from '../../spec/repo.ts'
import type { RuleInfo } from '../rule.ts'
import type { ApplicationFileRule } from './application-rule.ts'
import { extensionImports } from './extension-imports.ts'

const info: RuleInfo = {
  code: 'subordinate-import',
  check: null,
  severity: 'hint',
  summary: 'An application starts from a subordinate primitive, and takes nothing from the entrypoint of its family.',
  key: ['file', 'import path'],
}

export const subordinateImport: ApplicationFileRule = {
  scope: 'application',
  asksPlumego: true,
  rules: [info],
  run(file, { application: { files, plumego }, t, report }) {
    const { snapshot } = plumego
    for (const { spec, path } of extensionImports(file, snapshot)) {
      const family = entrypointFamily(snapshot, path)
      if (family === undefined || files.memo(findImports).has(`${plumegoModule}/${family}`)) continue
      const entrypoint = entrypointOf(snapshot, family)
      const values = {
        package: path,
        family,
        status: markedStatus(maturityOf(snapshot, family), t),
        entrypoint: entrypoint ?? '',
      }
      report(info, {
        file: file.path,
        range: spec.range,
        key: [file.path, spec.path],
        message: entrypoint
          ? t(
              '{package} is a subordinate primitive of {family} ({status}): start there ({entrypoint}). Where the primitive itself is wanted, acknowledge this import with a reason.',
              values,
            )
          : t(
              '{package} is a subordinate primitive of {family} ({status}): start there. Where the primitive itself is wanted, acknowledge this import with a reason.',
              values,
            ),
      })
    }
  },
}

/** The app-facing family that the Extension Boundary page puts above a primitive; undefined where it puts none. */
function entrypointFamily(plumego: Snapshot, path: string): string | undefined {
  const family = membershipsOf(plumego, path).find(({ row }) => row.parent)?.row.parent
  if (family === undefined || isWithin(family, path)) return undefined
  const isAppFacing = membershipsOf(plumego, family).some(({ category }) => category.letter === appFacingCategory)
  return isAppFacing ? family : undefined
}

/** Every path that some file of an application imports, tests left out: they start nothing. */
function findImports({ goFiles }: Snapshot): ReadonlySet<string> {
  const starting = [...goFiles.values()].filter(({ isTest }) => !isTest)
  return new Set(starting.flatMap(file => file.imports.imports.map(({ path }) => path)))
}
