import { canRun } from '../../boundaries/governing-rules.ts'
import { placeName, rangeIn } from '../../findings/words.ts'
import { specPaths } from '../../repo/snapshot.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'

const info: RuleInfo = {
  code: 'forbidden-path',
  check: 'dependency-rules',
  severity: 'error',
  summary: 'A path exists that specs/dependency-rules.yaml forbids.',
  key: ['path'],
}

export const forbiddenPath: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run({ snapshot, t, report, blocked }) {
    if (!canRun(snapshot)) return
    for (const entry of snapshot.dependencyRules?.forbiddenPaths ?? []) {
      const stat = snapshot.tree.stat(entry.text)
      const range = rangeIn(snapshot, specPaths.dependencyRules, entry)
      if (stat === 'missing' || stat === 'outside') continue
      if (stat === 'unreadable') {
        const reason = t('{path} lies below a file, so it cannot be looked up: correct the path.', { path: entry.text })
        blocked('dependency-rules', specPaths.dependencyRules, reason, range)
        continue
      }
      const place = placeName(specPaths.dependencyRules, range)
      report(info, {
        file: specPaths.dependencyRules,
        range,
        key: [entry.text],
        message: t('{path} exists, and {place} forbids it: move what it holds elsewhere and delete it.', {
          path: entry.text,
          place,
        }),
      })
    }
  },
}
