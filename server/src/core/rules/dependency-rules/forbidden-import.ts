import { allowedEntries } from '../../boundaries/allowed-entries.ts'
import { canRun, type Denial, type RuleDenial, refusals } from '../../boundaries/governing-rules.ts'
import { importVerdict } from '../../boundaries/import-verdict.ts'
import type { Fix, RelatedPlace } from '../../findings/finding.ts'
import { listed, placeName, rangeIn, saidOf } from '../../findings/words.ts'
import { removeImport } from '../../fixes/go-imports.ts'
import { widenRule } from '../../fixes/widen-rule.ts'
import type { ImportSpec } from '../../golang/imports.ts'
import { modulePath } from '../../repo/module-path.ts'
import { type GoFile, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import { type ImportRule, inTestFiles, type RuleContext, type RuleInfo } from '../rule.ts'

export const forbiddenImportInfo: RuleInfo = {
  code: 'forbidden-import',
  check: 'dependency-rules',
  severity: 'error',
  summary: 'An import that specs/dependency-rules.yaml denies to the importing module.',
  key: ['file', 'import path'],
}

const infoInTests = inTestFiles(forbiddenImportInfo)

export const forbiddenImport: ImportRule = {
  scope: 'import',
  rules: [forbiddenImportInfo, infoInTests],
  concerns({ directory }, snapshot) {
    return canRun(snapshot) ? refusals(snapshot, directory) : undefined
  },
  run(file, context) {
    for (const spec of file.imports.imports) reportDenied(file, spec, context)
  },
}

function reportDenied(file: GoFile, spec: ImportSpec, context: RuleContext): void {
  const verdict = importVerdict(context.snapshot, { file: file.path, spec })
  // What the manifest alone refuses is another rule's to widen.
  if (verdict.kind !== 'denied' || verdict.byRules.length === 0) return
  const { snapshot, t } = context
  reportDenials(file, spec, verdict.byRules, context, widenRule(snapshot, file, spec.path, verdict, t))
}

/** Reports an import that rules refuse; nothing where none does. */
export function reportDenials(
  file: GoFile,
  spec: ImportSpec,
  denials: readonly RuleDenial[],
  context: RuleContext,
  widening: readonly Fix[] = [],
): void {
  const [first] = denials
  if (!first) return
  context.report(file.isTest ? infoInTests : forbiddenImportInfo, {
    file: file.path,
    range: spec.range,
    key: [file.path, spec.path],
    message: saidOf(file.path, message(file, spec, first.rule, first.denied, context), context.t),
    related: denials.map(({ rule, denied }) => denialPlace(rule, denied, context)),
    fixes: [...removeImport(file.path, spec, context.t), ...widening],
  })
}

function message(file: GoFile, spec: ImportSpec, rule: DependencyRule, denied: Denial, context: RuleContext): string {
  const { snapshot, t } = context
  const importer = file.directory || modulePath(snapshot)
  const imported = spec.path.slice(modulePath(snapshot).length + 1) || spec.path
  const place = placeName(specPaths.dependencyRules, rangeIn(snapshot, specPaths.dependencyRules, denied.entry))
  const values = { importer, imported, rule: rule.name, pattern: denied.entry.text, place }
  const why =
    denied.list === 'deny'
      ? t('{importer} may not import {imported}: the rule for {rule} denies {pattern} ({place}).', values)
      : t('{importer} may not import {imported}: {pattern} is forbidden to every module ({place}).', values)
  const allowed = allowedEntries(snapshot, file.path, rule)
  return allowed.length === 0 ? why : `${why} ${t('Allowed here: {allowed}.', { allowed: listed(allowed) })}`
}

function denialPlace(rule: DependencyRule, denied: Denial, { snapshot, t }: RuleContext): RelatedPlace {
  const message =
    denied.list === 'deny'
      ? t('{rule} denies {pattern}', { rule: rule.name, pattern: denied.entry.text })
      : t('No module may import {pattern}', { pattern: denied.entry.text })
  return { file: specPaths.dependencyRules, range: rangeIn(snapshot, specPaths.dependencyRules, denied.entry), message }
}
