import { specPaths } from '../../repo/snapshot.ts'
import { releaseRefs } from '../../spec/beta-evidence.ts'
import { trimPiece } from '../../text/go-strings.ts'
import { startOfFile } from '../../text/position.ts'
import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, evidence, inEvidence } from './entries.ts'

const unresolved: RuleInfo = {
  code: 'release-ref-unresolved',
  check,
  severity: 'error',
  summary: "A release ref of an evidence entry names no commit of the workspace's git repository.",
  key: ['label', 'ref'],
}

const historyMissing: RuleInfo = {
  code: 'history-missing',
  check: null,
  severity: 'information',
  summary: 'The workspace has no git history, so release refs cannot be looked up.',
  key: [],
}

/** Every release ref names a commit. One that git has not looked up yet is not judged. */
export const releaseRefsResolve: WorkspaceRule = {
  scope: 'workspace',
  rules: [unresolved, historyMissing],
  run({ snapshot, t, report }) {
    const { commits } = snapshot
    if (commits === 'no-history') {
      if (!snapshot.read(specPaths.betaEvidence, releaseRefs)?.length) return
      const message = t(
        'There is no git history here, so release refs are not checked: open a clone to have them checked.',
      )
      report(historyMissing, { file: specPaths.betaEvidence, range: startOfFile, key: [], message })
      return
    }
    for (const { entry, label } of evidence(snapshot)) {
      for (const ref of entry.releaseRefs.map(trimPiece)) {
        if (commits.get(ref.text) !== false) continue
        const values = { label, ref: ref.text }
        const message = t(
          'The release ref {ref} of {label} names no commit of this repository: expected a branch, a tag or a commit id.',
          values,
        )
        report(unresolved, { ...inEvidence(snapshot, ref), key: [label, ref.text], message })
      }
    }
  },
}
