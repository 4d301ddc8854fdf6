import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { hasGoFiles } from '../../maturity/packages.ts'
import { isWithin } from '../../repo/paths.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { missingRule } from '../../scaffold/new-module.ts'
import { type Range, startOfFile } from '../../text/position.ts'
import { isUndeclaredRoot } from '../agent-workflow/extension-roots.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'
import { isListed, isWithoutRule, missingEntriesFix } from '../unlisted-module.ts'

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
    if (!isWithoutRule(snapshot, manifest)) return
    // Of a directory in x/ CI says so itself.
    const isTold = isUndeclaredRoot(snapshot, directory)
    if (!isTold && !isListed(snapshot, directory)) reportUnregistered(manifest, context)
    if (hasGoFiles(snapshot, directory) && !isRuledInPart(snapshot, directory)) reportUnruled(manifest, context)
  },
}

/** Who gives rules to parts of a family has looked at it. */
const isRuledInPart = ({ dependencyRules }: Snapshot, directory: string): boolean =>
  [...(dependencyRules?.modules.values() ?? [])].some(
    ({ path }) => path !== undefined && isWithin(path.text, directory),
  )

function reportUnregistered(manifest: Manifest, { snapshot, t, report }: RuleContext): void {
  const { directory } = manifest
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
    fixes: missingEntriesFix(snapshot, manifest, t),
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
