import type { Fix } from '../../findings/finding.ts'
import { rangeIn } from '../../findings/words.ts'
import { demote } from '../../fixes/demotion.ts'
import { lineAround } from '../../fixes/lines.ts'
import { ground, isReliable, restingOn } from '../../fixes/reliable.ts'
import { startEvidence } from '../../fixes/start-evidence.ts'
import { manifestAt } from '../../modules/manifest-at.ts'
import { parentPath } from '../../repo/paths.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readBetaEvidence } from '../../spec/beta-evidence.ts'
import { readCompleteModules } from '../../spec/maturity-evidence.ts'
import { toBeWritten } from '../../text/placeholder.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Family, families } from './families.ts'
import { placesOfEvidence } from './telling-on.ts'

const info: RuleInfo = {
  code: 'promotion-without-evidence',
  check,
  severity: 'error',
  summary: 'An extension calls itself beta without complete evidence for it.',
  key: ['module'],
  followUps: [
    'dashboard-drift',
    'readme-lists-non-beta',
    'evidence-status-mismatch',
    'surface-status-mismatch',
    'maturity-conflict',
  ],
}

/** A family may not promote itself: beta needs an entry with status beta, a document and no blockers. */
export const promotionWithoutEvidence: WorkspaceRule = {
  // What a new entry of the ledger begins with, git's tags say.
  scope: 'workspace',
  rules: [info],
  run(context) {
    const { snapshot, t, report } = context
    const complete = snapshot.read(specPaths.betaEvidence, readCompleteModules)
    if (!complete) return
    for (const family of families(snapshot)) {
      const { path, manifestPath, state } = family
      const status = state?.status
      if (status?.text !== 'beta' || complete.has(path)) continue
      const manifest = manifestAt(snapshot, parentPath(manifestPath))
      const source = manifest?.source
      // The program takes a key at any indent, but only one in column 0 is the manifest's own.
      const isOwn = source && !/^\s/.test(lineAround(source, status.start).text)
      report(info, {
        file: manifestPath,
        range: rangeIn(snapshot, manifestPath, status),
        key: [path],
        message: t(
          '{path} may not call itself beta: {file} has no entry for it with current_status beta, an evidence_doc and no blockers. Complete the evidence first, or stay experimental.',
          { path, file: specPaths.betaEvidence },
        ),
        related: placesOfEvidence(context, path, status.text),
        fixes: [...(manifest && isOwn ? demote(manifest, 'experimental', t) : []), ...startFixes(context, family)],
      })
    }
  },
}

/** For a family that the ledger has no entry for yet. */
function startFixes({ snapshot, t }: RuleContext, { path, manifestPath, state }: Family): Fix[] {
  const entries = snapshot.read(specPaths.betaEvidence, readBetaEvidence) ?? []
  if (entries.some(entry => entry.module.text === path && entry.section === 'candidates')) return []
  const owner = state?.owner
  const isKnown = owner && isReliable(snapshot, manifestPath, 'owner', owner)
  const subject = { module: path, owner: isKnown ? owner.text : toBeWritten, current_status: 'beta' }
  return restingOn(startEvidence(snapshot, subject, t), isKnown ? [ground(snapshot, manifestPath, owner)] : [])
}
