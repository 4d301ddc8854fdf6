import { canRun } from '../../boundaries/governing-rules.ts'
import { deniedEntries, forbiddenEntry } from '../../boundaries/pattern-lists.ts'
import { placeName, rangeIn, related } from '../../findings/words.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import { cleanPath } from '../../repo/paths.ts'
import { type Manifest, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import { cleanScalar } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const denied: RuleInfo = {
  code: 'allowed-import-denied',
  check: 'dependency-rules',
  severity: 'error',
  summary: 'A manifest allows an import that specs/dependency-rules.yaml denies to its module.',
  key: ['manifest', 'entry', 'rule name'],
}

const forbidden: RuleInfo = {
  code: 'rule-allows-forbidden',
  check: 'dependency-rules',
  severity: 'error',
  summary: 'specs/dependency-rules.yaml allows an import that the manifest of its module forbids.',
  key: ['rule name', 'entry', 'manifest'],
}

/**
 * The rules of a module under x/ and its manifest must not contradict each other. The program trims entries once more
 * before it compares them, and tells them so.
 */
export const manifestConsistency: WorkspaceRule = {
  scope: 'workspace',
  rules: [denied, forbidden],
  run(context) {
    const { snapshot } = context
    if (!canRun(snapshot)) return
    for (const rule of snapshot.dependencyRules?.modules.values() ?? []) {
      const path = rule.path?.text ?? ''
      if (!path.startsWith('x/')) continue
      context.part(rule, () => {
        const manifest = manifestAt(snapshot, cleanPath(path))
        if (manifest) compare(rule, manifest, context)
      })
    }
  },
}

function compare(rule: DependencyRule, manifest: Manifest, context: RuleContext): void {
  const { snapshot, t, report } = context
  const rules = specPaths.dependencyRules
  const rulesSource = snapshot.text(rules)
  const allowed = listValues(manifest.lines, 'allowed_imports')
  for (const entry of allowed.map(cleanScalar)) {
    const [by] = deniedEntries(rule, entry.text)
    if (!by) continue
    const place = placeName(rules, rangeIn(snapshot, rules, by))
    const values = { entry: entry.text, rule: rule.name, pattern: by.text, place }
    report(denied, {
      file: manifest.path,
      range: manifest.source.range(entry),
      key: [manifest.path, entry.text, rule.name],
      message: t(
        'allowed_imports lists {entry}, but the rule for {rule} denies {pattern} ({place}): drop one of the two.',
        values,
      ),
      related: [related(snapshot, rules, by, t('{rule} denies {pattern}', values))],
      // An empty list would be the next mistake.
      fixes: allowed.length > 1 ? removeEntry(manifest, entry, t, false) : [],
    })
  }
  for (const entry of rule.allow.map(cleanScalar)) {
    const by = forbiddenEntry(manifest, entry.text)
    if (!by) continue
    const place = placeName(manifest.path, manifest.source.range(by))
    const values = { entry: entry.text, rule: rule.name, pattern: by.text, place }
    report(forbidden, {
      file: rules,
      range: rangeIn(snapshot, rules, entry),
      key: [rule.name, entry.text, manifest.path],
      message: t(
        'The rule for {rule} allows {entry}, but its manifest forbids {pattern} ({place}): drop one of the two.',
        values,
      ),
      related: [related(snapshot, manifest.path, by, t('forbidden_imports lists {pattern}', values))],
      fixes: rulesSource ? removeEntry({ path: rules, source: rulesSource }, entry, t, false) : [],
    })
  }
}
