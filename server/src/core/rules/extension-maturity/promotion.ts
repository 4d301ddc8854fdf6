import { demote } from '../../fixes/demotion.ts'
import { lineAround } from '../../fixes/lines.ts'
import { manifestAt } from '../../manifest/manifest-at.ts'
import { parentPath } from '../../repo/paths.ts'
import { specPaths } from '../../repo/snapshot.ts'
import { readCompleteModules } from '../../spec/maturity-evidence.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { rangeIn } from '../words.ts'
import { check, families } from './families.ts'

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
  scope: 'structure',
  rules: [info],
  run({ snapshot, t, report }) {
    const complete = snapshot.read(specPaths.betaEvidence, readCompleteModules)
    if (!complete) return
    for (const { path, manifestPath, state } of families(snapshot)) {
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
        fixes: manifest && isOwn ? demote(manifest, 'experimental', t) : [],
      })
    }
  },
}
