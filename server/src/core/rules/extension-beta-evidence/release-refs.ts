import { areKnown, type Snapshot, specPaths } from '../../repo/snapshot.ts'
import { releaseRefs } from '../../spec/beta-evidence.ts'
import { trimPiece } from '../../text/go-strings.ts'
import type { Localize } from '../../text/localize.ts'
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
  summary:
    'Release refs cannot be looked up: the workspace has no git history, or only a part of it, or git cannot tell.',
  key: [],
}

/** Every release ref names a commit. One of which git has not said so is not judged. */
export const releaseRefsResolve: WorkspaceRule = {
  scope: 'workspace',
  rules: [unresolved, historyMissing],
  run({ snapshot, t, report }) {
    const { commits } = snapshot
    const missing = missingHistory(snapshot, t)
    if (missing !== undefined) {
      report(historyMissing, { file: specPaths.betaEvidence, range: startOfFile, key: [], message: missing })
    }
    if (!areKnown(commits)) return
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

/** Why some refs cannot be looked up, and what mends it; undefined where all can. */
function missingHistory(snapshot: Snapshot, t: Localize): string | undefined {
  const { commits } = snapshot
  const refs = snapshot.read(specPaths.betaEvidence, releaseRefs) ?? []
  if (refs.length === 0) return undefined
  if (areKnown(commits)) {
    const lacking = refs.filter(ref => commits.get(ref) === 'shallow')
    if (lacking.length === 0) return undefined
    return t(
      'This clone is shallow, so release refs that it lacks are not checked ({refs}): run "git fetch --unshallow --tags" to have them checked.',
      { refs: lacking.join(', ') },
    )
  }
  if (commits === 'no-git') {
    return t('Git cannot be run, so release refs are not checked: install it, or add it to PATH, to have them checked.')
  }
  if (commits === 'no-history') {
    return t('There is no git history here, so release refs are not checked: open a clone to have them checked.')
  }
  return t('Git refuses this repository, so release refs are not checked. It says: {reason}', {
    reason: commits.refused,
  })
}
