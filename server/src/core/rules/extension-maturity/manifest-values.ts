import type { Fix } from '../../findings/finding.ts'
import { rangeIn } from '../../findings/words.ts'
import { claimStatus } from '../../fixes/demotion.ts'
import { lineAround } from '../../fixes/lines.ts'
import { nearestValue } from '../../fixes/nearest-value.ts'
import { mayClaim, valuesElsewhere } from '../../fixes/other-sources.ts'
import { replaceScalar, valueWithoutComment } from '../../fixes/scalars.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import { parentPath } from '../../repo/paths.ts'
import type { Piece } from '../../text/go-strings.ts'
import { isOpen } from '../../text/placeholder.ts'
import type { SourceText } from '../../text/source-text.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
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
  // What other files say of a module whose status could not be read.
  followUps: ['maturity-conflict'],
}

const statuses = ['experimental', 'beta', 'ga']

/** What an extension's manifest says of itself: its name and its status. */
export const manifestValues: WorkspaceRule = {
  scope: 'workspace',
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
          fixes: parentPath(manifestPath) === path ? nameFixes(context, manifestPath, name, path) : [],
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
          fixes: [...wanted].flatMap(text => statusFixes(context, manifestPath, status, text)),
        })
      }
    }
  },
}

/** The program takes a key at any indent, but only one in column 0 is the manifest's own. */
const isOwn = (source: SourceText, value: Piece): boolean => !/^\s/.test(lineAround(source, value.start).text)

function nameFixes({ snapshot, t }: RuleContext, path: string, value: Piece, wanted: string): Fix[] {
  const source = snapshot.text(path)
  return source && isOwn(source, value) ? [replaceScalar({ path, source }, value, wanted, t, true)] : []
}

function statusFixes({ snapshot, t }: RuleContext, path: string, value: Piece, wanted: string): Fix[] {
  const manifest = manifestAt(snapshot, parentPath(path))
  return manifest && isOwn(manifest.source, value) ? [claimStatus(manifest, value, wanted, t)] : []
}
