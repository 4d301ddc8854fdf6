import { rulesFor } from '../../boundaries/governing-rules.ts'
import { listValues, trimmedScalar } from '../../manifest/manifest-lines.ts'
import { hasGoFiles, nearestManifest } from '../../maturity/packages.ts'
import { pagePaths } from '../../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { missingEntries, missingRule } from '../../scaffold/new-module.ts'
import { boundaryPageOf } from '../../spec/boundary-page.ts'
import { findDashboardRow } from '../../spec/dashboard.ts'
import { readMaturitySignals } from '../../spec/maturity-signals.ts'
import { toBeWritten } from '../../text/placeholder.ts'
import { type Range, startOfFile } from '../../text/position.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'

const unregistered: RuleInfo = {
  code: 'module-unregistered',
  check: null,
  severity: 'hint',
  summary: 'A module below x/ that no spec, page or family lists, so that nobody who looks there finds it.',
  key: ['module'],
  followUps: [
    'unfilled-value',
    'pattern-matches-nothing',
    'check-blocked',
    'dashboard-row-missing',
    'entrypoint-primer-missing',
    'maturity-name-mismatch',
  ],
}

const unruled: RuleInfo = {
  code: 'module-unruled',
  check: null,
  severity: 'warning',
  summary: 'A module below x/ for which no import rule holds: CI lets its packages import anything.',
  key: ['module'],
  followUps: ['unfilled-value', 'pattern-matches-nothing', 'forbidden-import'],
}

/** A move, or a family made by hand, can take a module out of every list without any check noticing. */
export const unregisteredModule: ManifestRule = {
  scope: 'manifest',
  rules: [unregistered, unruled],
  run(manifest, context) {
    const { snapshot } = context
    const { directory } = manifest
    // Whoever is still writing a manifest is not told yet what else the module needs.
    if (manifest.source.text.includes(toBeWritten)) return
    // What lies in a family is under its rule and its entries.
    if (!directory.startsWith('x/') || isInModule(snapshot, directory)) return
    if (!snapshot.dependencyRules || rulesFor(snapshot, joinPath(directory, 'module.go')).length > 0) return
    if (!isListed(snapshot, directory)) reportUnregistered(manifest, context)
    if (hasGoFiles(snapshot, directory) && !isRuledInPart(snapshot, directory)) reportUnruled(manifest, context)
  },
}

/** A module above this one in x/, which speaks for what lies in it. */
const isInModule = (snapshot: Snapshot, directory: string): boolean =>
  nearestManifest(snapshot, parentPath(directory)) !== undefined

/** The pages come last, for they are large. */
function isListed(snapshot: Snapshot, directory: string): boolean {
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

/** Who gives rules to parts of a family has looked at it. */
const isRuledInPart = ({ dependencyRules }: Snapshot, directory: string): boolean =>
  [...(dependencyRules?.modules.values() ?? [])].some(
    ({ path }) => path !== undefined && isWithin(path.text, directory),
  )

function reportUnregistered(manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  const { directory } = manifest
  const parts = missingEntries(snapshot, manifest, t)
  const edits = parts.flatMap(part => (part.isOptional ? [] : part.edits))
  report(unregistered, {
    ...atName(manifest),
    key: [directory],
    message: t(
      '{module} is listed nowhere: neither {repo} nor the taxonomy, a family, the signals or a page names it.',
      {
        module: directory,
        repo: specPaths.repo,
      },
    ),
    fixes: edits.length === 0 ? [] : [{ title: t('Add the missing entries'), edits, safe: false, parts }],
  })
}

function reportUnruled(manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  const { directory } = manifest
  const edits = missingRule(snapshot, manifest)
  report(unruled, {
    ...atName(manifest),
    key: [directory],
    message: t('No rule of {rules} holds for {module}: CI lets its packages import anything.', {
      module: directory,
      rules: specPaths.dependencyRules,
    }),
    fixes:
      edits.length === 0 ? [] : [{ title: t('Add a rule for {module}', { module: directory }), edits, safe: false }],
  })
}

const atName = ({ path, source, lines }: Manifest): { file: string; range: Range } => {
  const name = trimmedScalar(lines, 'name')
  return { file: path, range: name ? source.range(name) : startOfFile }
}
