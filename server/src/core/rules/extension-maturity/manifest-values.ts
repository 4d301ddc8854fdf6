import type { RuleInfo, WorkspaceRule } from '../rule.ts'
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
  run({ snapshot, t, report }) {
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
        })
      }
      if (status && !statuses.includes(status.text)) {
        report(invalidStatus, {
          file: manifestPath,
          range: rangeIn(snapshot, manifestPath, status),
          key: [path, status.text],
          message: t('status "{status}" of {path}: expected {expected}.', {
            status: status.text,
            path,
            expected: statuses.join(', '),
          }),
        })
      }
    }
  },
}
