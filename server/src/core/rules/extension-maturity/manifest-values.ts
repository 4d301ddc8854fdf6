import { lineAround } from '../../fixes/lines.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { mayClaim, valuesElsewhere } from '../../fixes/other-sources.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { parentPath } from '../../repo/paths.ts'
import type { Piece } from '../../text/go-strings.ts'
import { isOpen } from '../../text/placeholder.ts'
import type { Fix } from '../finding.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { rangeIn } from '../words.ts'
import { check, families } from './families.ts'

const nameMismatch: RuleInfo = {
  code: 'maturity-name-mismatch',
  check,
  severity: 'error',
  summary: 'The name in the manifest of an extension is not the path that specs/repo.yaml declares.',
  key: ['module', 'name'],
}

const invalidStatus: RuleInfo = {
  code: 'invalid-status',
  check,
  severity: 'error',
  summary: 'An extension has a status other than experimental, beta or ga.',
  key: ['module', 'status'],
}

const statuses = ['experimental', 'beta', 'ga']

/** What an extension's manifest says of itself: its name and its status. */
export const manifestValues: WorkspaceRule = {
  scope: 'structure',
  rules: [nameMismatch, invalidStatus],
  run(context) {
    const { snapshot, t, report } = context
    for (const { path, manifestPath, state } of families(snapshot)) {
      const { name, status } = state ?? {}
      if (name && name.text !== path) {
        report(nameMismatch, {
          file: manifestPath,
          range: rangeIn(snapshot, manifestPath, name),
          key: [path, name.text],
          message: t('name "{name}": expected {path}, as specs/repo.yaml declares it under layers.extension.paths.', {
            name: name.text,
            path,
          }),
          // Where the path is not the directory, the name cannot fit both.
          fixes: parentPath(manifestPath) === path ? correct(context, manifestPath, name, path, true) : [],
        })
      }
      if (status && !statuses.includes(status.text)) {
        const nearest = nearestValue(valueWithoutComment(status) ?? status.text, statuses)
        const meant = nearest !== undefined && mayClaim(snapshot, path, nearest) ? [nearest] : []
        const known = nearest !== undefined || isOpen(status.text) ? valuesElsewhere(snapshot, path, 'status') : []
        const wanted = new Set([...meant, ...known])
        report(invalidStatus, {
          file: manifestPath,
          range: rangeIn(snapshot, manifestPath, status),
          key: [path, status.text],
          message: t('status "{status}" of {path}: expected {expected}.', {
            status: status.text,
            path,
            expected: statuses.join(', '),
          }),
          fixes: [...wanted].flatMap(text => correct(context, manifestPath, status, text, false)),
        })
      }
    }
  },
}

/** The program takes a key at any indent, but only one in column 0 is the manifest's own. */
function correct({ snapshot, t }: RuleContext, path: string, value: Piece, wanted: string, safe: boolean): Fix[] {
  const source = snapshot.text(path)
  if (!source || /^\s/.test(lineAround(source, value.start).text)) return []
  return [replaceScalar({ path, source }, value, wanted, t, safe)]
}
