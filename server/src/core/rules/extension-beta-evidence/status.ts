import { addEntryKey } from '../../fixes/evidence-entries.ts'
import { ground, restingOn } from '../../fixes/reliable.ts'
import { replaceScalar } from '../../fixes/scalars.ts'
import { readEvidenceManifest } from '../../manifest/manifest-state.ts'
import { isLowerStatus } from '../../maturity/status.ts'
import type { Snapshot } from '../../repo/snapshot.ts'
import type { Piece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Evidence, evidence, evidenceFile, inEvidence, manifestOf } from './entries.ts'
import { inManifest } from './identity.ts'

const statusUnset: RuleInfo = {
  code: 'evidence-status-unset',
  check,
  severity: 'error',
  summary: 'The evidence of a module or surface has no current_status.',
  key: ['label'],
  followUps: ['schema-violation'],
}

const statusMismatch: RuleInfo = {
  code: 'evidence-status-mismatch',
  check,
  severity: 'error',
  summary: 'An evidence entry and the manifest give different statuses.',
  key: ['label', 'value in evidence', 'value in manifest'],
  followUps: ['promotion-without-evidence', 'unproven-promotion'],
}

const tierUnset: RuleInfo = {
  code: 'evidence-tier-unset',
  check,
  severity: 'error',
  summary: 'The evidence of a subpackage has no current_tier.',
  key: ['label'],
}

const tierUnlisted: RuleInfo = {
  code: 'evidence-tier-unlisted',
  check,
  severity: 'error',
  summary: "The manifest's stability_tiers do not list a subpackage under the tier that its evidence gives.",
  key: ['label', 'tier'],
}

/** Modules and surfaces have a status that their manifest confirms; subpackages a tier that lists them. */
export const evidenceStatus: WorkspaceRule = {
  scope: 'workspace',
  rules: [statusUnset, statusMismatch, tierUnset, tierUnlisted],
  run(context) {
    for (const one of evidence(context.snapshot)) {
      // A surface is asked for its status even where it names a subpackage too.
      if (one.entry.subpackage && !one.entry.surface) checkTier(context, one, one.entry.subpackage)
      else checkStatus(context, one)
    }
  },
}

function checkStatus(context: RuleContext, one: Evidence): void {
  const { snapshot, t, report } = context
  const { entry, label } = one
  const manifestPath = statusManifest(snapshot, one)
  const manifest = snapshot.read(manifestPath, readEvidenceManifest)
  if (!entry.currentStatus) {
    const message = t('The evidence for {label} has no current_status: add the one that the manifest gives.', { label })
    // The ledger is what promotes: no more than experimental is put into it without somebody's thought.
    const isHarmless = manifest?.status?.text === 'experimental'
    const because = manifest?.status ? [ground(snapshot, manifestPath, manifest.status)] : []
    const added = ['current_status', 'experimental'] as const
    const fixes = isHarmless ? restingOn(addEntryKey(evidenceFile(snapshot), entry, added, t, false), because) : []
    report(statusUnset, { ...inEvidence(snapshot, entry.at), key: [label], message, fixes })
    return
  }
  if (!manifest || manifest.status?.text === entry.currentStatus.text) return
  const status = manifest.status?.text ?? ''
  const values = { label, evidence: entry.currentStatus.text, status, manifest: manifestPath }
  report(statusMismatch, {
    ...inEvidence(snapshot, entry.currentStatus),
    key: [label, entry.currentStatus.text, status],
    message: t(
      'The evidence for {label} gives the status "{evidence}", {manifest} "{status}": make them agree.',
      values,
    ),
    related: [inManifest(context, manifestPath, manifest.status)],
    fixes:
      manifest.status && isLowerStatus(status, entry.currentStatus.text)
        ? restingOn(
            [replaceScalar(evidenceFile(snapshot), entry.currentStatus, status, t, false)],
            [ground(snapshot, manifestPath, manifest.status)],
          )
        : [],
  })
}

/** A surface's package speaks for itself where it has a manifest; for everything else the module does. */
function statusManifest(snapshot: Snapshot, { entry, manifestPath }: Evidence): string {
  if (!entry.surface || !entry.package || entry.package.text === entry.module.text) return manifestPath
  const own = manifestOf(entry.package)
  return snapshot.tree.stat(own) === 'missing' ? manifestPath : own
}

function checkTier(context: RuleContext, one: Evidence, subpackage: Piece): void {
  const { snapshot, t, report } = context
  const { entry, label, manifest, manifestPath } = one
  if (!entry.currentTier) {
    const message = t(
      'The evidence for {label} has no current_tier: add the one that stability_tiers lists it under.',
      {
        label,
      },
    )
    const listing = [...(manifest?.tiers ?? [])].filter(([, { subpackages }]) => lists(subpackages, subpackage))
    const [only, another] = listing.map(([name]) => name)
    const added = ['current_tier', only ?? ''] as const
    const fixes = only && !another ? addEntryKey(evidenceFile(snapshot), entry, added, t, false) : []
    report(tierUnset, { ...inEvidence(snapshot, entry.at), key: [label], message, fixes })
    return
  }
  const tier = entry.currentTier.text
  if (!manifest || lists(manifest.tiers.get(tier)?.subpackages ?? [], subpackage)) return
  const values = { subpackage: subpackage.text, tier, manifest: manifestPath }
  report(tierUnlisted, {
    ...inEvidence(snapshot, entry.currentTier),
    key: [label, tier],
    message: t('{manifest} does not list {subpackage} under stability_tiers.{tier}: make them agree.', values),
    related: [inManifest(context, manifestPath, manifest.tiers.get(tier)?.at)],
  })
}

const lists = (subpackages: readonly Piece[], { text }: Piece): boolean =>
  subpackages.some(subpackage => subpackage.text === text)
