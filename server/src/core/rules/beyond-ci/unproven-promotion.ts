import type { Fix } from '../../findings/finding.ts'
import { demote } from '../../fixes/demotion.ts'
import { isDeclared, newSubject } from '../../fixes/evidence-subject.ts'
import { restingOn } from '../../fixes/reliable.ts'
import { startEvidence } from '../../fixes/start-evidence.ts'
import { trimmedScalar } from '../../manifest/manifest-lines.ts'
import { carriedStatus } from '../../maturity/evidence.ts'
import { isLowerStatus, type Status } from '../../maturity/status.ts'
import { type Manifest, specPaths } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import { placesOfEvidence } from '../extension-maturity/telling-on.ts'
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
    if (manifest.directory.startsWith('x/') && context.snapshot.text(specPaths.betaEvidence))
      checkClaims(manifest, context)
  },
}

function checkClaims(manifest: Manifest, context: RuleContext): void {
  const told = new Set<string>()
  for (const key of ['status', 'stability_tier'] as const) {
    const value = trimmedScalar(manifest.lines, key)
    if (!value || told.has(value.text) || !isPromotion(value.text)) continue
    // promotion-without-evidence looks at these.
    if (key === 'status' && value.text === 'beta' && isDeclared(context.snapshot, manifest.directory)) continue
    const carried = carriedStatus(context.snapshot, manifest.directory)
    if (!isLowerStatus(carried, value.text)) continue
    told.add(value.text)
    reportUnproven(manifest, value, carried, context)
  }
}

const isPromotion = (status: string): boolean => status === 'beta' || status === 'ga'

function reportUnproven(manifest: Manifest, value: Piece, carried: Status, context: RuleContext): void {
  const { t, report } = context
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
    related: placesOfEvidence(context, manifest.directory, value.text),
    fixes: [...demote(manifest, carried, t), ...startFixes(manifest, value.text, context)],
  })
}

/** For a module that the ledger has no entry for yet. */
function startFixes(manifest: Manifest, status: string, { snapshot, t }: RuleContext): Fix[] {
  // The ledger is held against the status: an entry for a tier alone would contradict that.
  if (trimmedScalar(manifest.lines, 'status')?.text !== status) return []
  const found = newSubject(snapshot, manifest, status)
  return found ? restingOn(startEvidence(snapshot, found.subject, t), found.because) : []
}
