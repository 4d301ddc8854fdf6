import { placeName, rangeIn, related } from '../../findings/words.ts'
import { ground, restingOn } from '../../fixes/reliable.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { readManifestState } from '../../manifest/manifest-state.ts'
import { isLowerStatus } from '../../maturity/status.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readSurfaceStatuses } from '../../spec/maturity-evidence.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, manifestOf } from './families.ts'

const info: RuleInfo = {
  code: 'surface-status-mismatch',
  check,
  severity: 'error',
  summary: 'The evidence of a surface and the manifest of its package give different statuses.',
  key: ['label', 'evidence status', 'package', 'manifest status'],
  followUps: ['evidence-status-mismatch', 'promotion-without-evidence', 'unproven-promotion'],
}

/** A surface with a package that has a manifest of its own agrees with that manifest. */
export const surfaceStatus: WorkspaceRule = {
  scope: 'workspace',
  rules: [info],
  run({ snapshot, t, report }) {
    const file = specPaths.betaEvidence
    const source = snapshot.text(file)
    for (const { label, package: at, currentStatus } of snapshot.read(file, readSurfaceStatuses) ?? []) {
      const manifest = manifestOf(at.text)
      const status = snapshot.read(manifest, readManifestState)?.status
      if (!status || status.text === currentStatus.text) continue
      const values = {
        label,
        evidence: currentStatus.text,
        status: status.text,
        place: placeName(manifest, rangeIn(snapshot, manifest, status)),
      }
      report(info, {
        file,
        range: rangeIn(snapshot, file, currentStatus),
        key: [label, currentStatus.text, at.text, status.text],
        message: t(
          '{label} has current_status {evidence} here, but its manifest says {status} ({place}): make them agree.',
          values,
        ),
        related: [related(snapshot, manifest, status, t('Status in the manifest: {status}', values))],
        fixes:
          source && isLowerStatus(status.text, currentStatus.text)
            ? restingOn(
                [replaceScalar({ path: file, source }, currentStatus, status.text, t, false)],
                [ground(snapshot, manifest, status)],
              )
            : [],
      })
    }
  },
}
