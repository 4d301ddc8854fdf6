import { rulesFor } from '../boundaries/governing-rules.ts'
import type { Fix } from '../findings/finding.ts'
import { listValues } from '../manifest/manifest-lines.ts'
import { boundaryPageOf } from '../maturity/boundary-page.ts'
import { nearestManifest } from '../maturity/packages.ts'
import { pagePaths } from '../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../repo/snapshot.ts'
import { missingEntries } from '../scaffold/new-module.ts'
import { findDashboardRow } from '../spec/dashboard.ts'
import { readMaturitySignals } from '../spec/maturity-signals.ts'
import type { Localize } from '../text/localize.ts'
import { toBeWritten } from '../text/placeholder.ts'

/** Whether a manifest is that of a module below x/ that belongs to no other, is written to its end, and has no import rule. */
export function isWithoutRule(snapshot: Snapshot, { directory, source }: Manifest): boolean {
  // Whoever is still writing a manifest is not told yet what else the module needs.
  if (source.text.includes(toBeWritten)) return false
  // What lies in a family is under its rule and its entries.
  if (!directory.startsWith('x/') || isInModule(snapshot, directory)) return false
  return snapshot.dependencyRules !== undefined && rulesFor(snapshot, joinPath(directory, 'module.go')).length === 0
}

/** A module above this one in x/, which speaks for what lies in it. */
const isInModule = (snapshot: Snapshot, directory: string): boolean =>
  nearestManifest(snapshot, parentPath(directory)) !== undefined

/** Whether a spec, a page or a family names a module, or what it lies in. The pages come last, for they are large. */
export function isListed(snapshot: Snapshot, directory: string): boolean {
  const { repoSpec, taxonomy, manifests } = snapshot
  const isNamed = (name: string | undefined): boolean => name !== undefined && isWithin(directory, name)
  const dashboard = snapshot.text(pagePaths.dashboard)
  return (
    (repoSpec?.extensionPaths.some(({ text }) => isNamed(text)) ?? false) ||
    (taxonomy !== undefined && [...taxonomy.canonicalByRoot.keys()].some(isNamed)) ||
    [...manifests.values()].some(({ lines }) =>
      listValues(lines, 'subordinate_families').some(one => isNamed(one.text)),
    ) ||
    (snapshot.read(specPaths.maturity, readMaturitySignals)?.byModule.has(directory) ?? false) ||
    (dashboard !== undefined && findDashboardRow(dashboard, directory) !== undefined) ||
    (boundaryPageOf(snapshot)?.page.categories.some(({ rows }) => rows.some(row => isNamed(row.package))) ?? false)
  )
}

/** Declares a module that is listed nowhere as a family of its own, in parts that a person may look at first. */
export function missingEntriesFix(snapshot: Snapshot, manifest: Manifest, t: Localize): Fix[] {
  const parts = missingEntries(snapshot, manifest, t)
  const edits = parts.flatMap(part => (part.isOptional ? [] : part.edits))
  return edits.length === 0 ? [] : [{ title: t('Add the missing entries'), edits, safe: false, parts }]
}
