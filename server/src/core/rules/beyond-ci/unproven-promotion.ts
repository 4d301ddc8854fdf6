import { demote } from '../../fixes/demotion.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { carriedStatus } from '../../maturity/evidence.ts'
import { isLowerStatus, type Status } from '../../maturity/status.ts'
import { type Manifest, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { ManifestRule, RuleContext, RuleInfo } from '../rule.ts'

const info: RuleInfo = {
  code: 'unproven-promotion',
  check: null,
  severity: 'warning',
  summary: 'A module calls itself beta or ga without evidence for it, where Plumego’s checks do not look.',
  key: ['module', 'status'],
  followUps: [
    'dashboard-drift',
    'readme-lists-non-beta',
    'evidence-status-mismatch',
    'surface-status-mismatch',
    'maturity-conflict',
  ],
}

/** The checks look only at `status: beta` of what specs/repo.yaml declares: not at ga, at tiers or at subordinate modules. */
export const unprovenPromotion: ManifestRule = {
  scope: 'manifest',
  rules: [info],
  run(manifest, context) {
    if (!manifest.directory.startsWith('x/') || !context.snapshot.text(specPaths.betaEvidence)) return
    const told = new Set<string>()
    for (const key of ['status', 'stability_tier'] as const) {
      const value = trimmedScalar(manifest.lines, key)
      if (!value || told.has(value.text) || !isPromotion(value.text)) continue
      if (key === 'status' && value.text === 'beta' && isDeclared(context.snapshot, manifest)) continue
      const carried = carriedStatus(context.snapshot, manifest.directory)
      if (!isLowerStatus(carried, value.text)) continue
      told.add(value.text)
      reportUnproven(manifest, value, carried, context)
    }
  },
}

const isPromotion = (status: string): boolean => status === 'beta' || status === 'ga'

/** promotion-without-evidence looks at these. */
const isDeclared = ({ repoSpec }: Snapshot, { directory }: Manifest): boolean =>
  repoSpec?.extensionPaths.some(({ text }) => text === directory) ?? false

function reportUnproven(manifest: Manifest, value: Piece, carried: Status, { t, report }: RuleContext): void {
  const values = { module: manifest.directory, status: value.text, file: specPaths.betaEvidence, carried }
  const message =
    carried === 'beta'
      ? t(
          '{module} calls itself {status}, but its evidence in {file} is for {carried}: stay {carried} until it is complete for {status}.',
          values,
        )
      : t(
          '{module} calls itself {status}, but {file} has no complete evidence for it, its surfaces or a family above it: a document, the owner’s sign-off and no blockers. Complete it first, or stay {carried}.',
          values,
        )
  report(info, {
    file: manifest.path,
    range: manifest.source.range(value),
    key: [manifest.directory, value.text],
    message,
    fixes: demote(manifest, carried, t),
  })
}
