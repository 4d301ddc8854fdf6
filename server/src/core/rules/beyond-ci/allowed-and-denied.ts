import { deniedEntries, forbiddenEntry } from '../../boundaries/pattern-lists.ts'
import { placeName, rangeIn, related } from '../../findings/words.ts'
import { removeEntry } from '../../fixes/list-entries.ts'
import { listValues } from '../../manifest/manifest-lines.ts'
import { type Manifest, specPaths } from '../../repo/snapshot.ts'
import type { DependencyRule } from '../../spec/dependency-rules.ts'
import { cleanScalar, type Piece } from '../../text/go-strings.ts'
import type { ManifestRule, RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'allowed-and-denied',
  check: null,
  severity: 'warning',
  summary: 'One list allows an import that the list beside it refuses: CI refuses it.',
  key: ['rule or manifest', 'entry'],
}

/** CI compares the lists of a rule with those of the manifest, and no list with the one beside it. */
export const rulesAgainstThemselves: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run(context) {
    for (const rule of context.snapshot.dependencyRules?.modules.values() ?? []) {
      for (const entry of rule.allow.map(cleanScalar)) {
        const [by] = deniedEntries(rule, entry.text)
        if (by) reportRule(rule, entry, by, context)
      }
    }
  },
}

export const manifestsAgainstThemselves: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, context) {
    const allowed = listValues(manifest.lines, 'allowed_imports')
    for (const entry of allowed.map(cleanScalar)) {
      const by = forbiddenEntry(manifest, entry.text)
      if (by) reportManifest(manifest, entry, by, allowed.length > 1, context)
    }
  },
}

function reportRule(rule: DependencyRule, entry: Piece, by: Piece, { snapshot, t, report }: RuleContext): void {
  const file = specPaths.dependencyRules
  const source = snapshot.text(file)
  const place = placeName(file, rangeIn(snapshot, file, by))
  const values = { entry: entry.text, rule: rule.name, pattern: by.text, place }
  report(info, {
    file,
    range: rangeIn(snapshot, file, entry),
    key: [rule.name, entry.text],
    message: t('The rule for {rule} allows {entry} and denies {pattern} ({place}): drop one of the two.', values),
    related: [related(snapshot, file, by, t('{rule} denies {pattern}', values))],
    fixes: source ? removeEntry({ path: file, source }, entry, t, false) : [],
  })
}

/** @param hasOthers false where the list would be empty without the entry, which is the next mistake */
function reportManifest(
  manifest: Manifest,
  entry: Piece,
  by: Piece,
  hasOthers: boolean,
  { snapshot, t, report }: RuleContext,
): void {
  const place = placeName(manifest.path, manifest.source.range(by))
  const values = { entry: entry.text, pattern: by.text, place }
  report(info, {
    file: manifest.path,
    range: manifest.source.range(entry),
    key: [manifest.path, entry.text],
    message: t(
      'allowed_imports lists {entry}, and forbidden_imports {pattern} ({place}): drop one of the two.',
      values,
    ),
    related: [related(snapshot, manifest.path, by, t('forbidden_imports lists {pattern}', values))],
    fixes: hasOthers ? removeEntry(manifest, entry, t, false) : [],
  })
}
