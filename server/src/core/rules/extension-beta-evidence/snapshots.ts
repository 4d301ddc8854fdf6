import { snapshotRoot } from '../../repo/layout.ts'
import { trimPiece } from '../../text/go-strings.ts'
import type { RuleContext, RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, type Evidence, evidence, inEvidence } from './entries.ts'

const outsideRoot: RuleInfo = {
  code: 'snapshot-outside-root',
  check,
  severity: 'error',
  summary: 'An API snapshot lies outside docs/evidence/extension/snapshots/.',
  key: ['label', 'path'],
}

const notFound: RuleInfo = {
  code: 'snapshot-not-found',
  check,
  severity: 'error',
  summary: 'An API snapshot does not exist.',
  key: ['label', 'path'],
}

const unreadable: RuleInfo = {
  code: 'snapshot-unreadable',
  check,
  severity: 'error',
  summary: 'An API snapshot has a path that cannot be looked up, such as one below a file.',
  key: ['label', 'path'],
}

const notFile: RuleInfo = {
  code: 'snapshot-not-file',
  check,
  severity: 'error',
  summary: 'An API snapshot is a directory.',
  key: ['label', 'path'],
}

/** Every API snapshot is a file below the one directory for them. */
export const apiSnapshots: WorkspaceRule = {
  scope: 'workspace',
  rules: [outsideRoot, notFound, unreadable, notFile],
  run(context) {
    for (const one of evidence(context.snapshot)) context.part(one, () => checkSnapshots(context, one))
  },
}

function checkSnapshots({ snapshot, t, report }: RuleContext, { entry, label }: Evidence): void {
  const root = snapshotRoot(snapshot)
  for (const at of entry.apiSnapshots.map(trimPiece)) {
    if (at.text === '') continue
    const values = { label, path: at.text, root }
    const place = { ...inEvidence(snapshot, at), key: [label, at.text] }
    if (!at.text.startsWith(root)) {
      const message = t('The API snapshot {path} of {label} lies in the wrong place: expected it below {root}.', values)
      report(outsideRoot, { ...place, message })
      continue
    }
    switch (snapshot.tree.stat(at.text)) {
      case 'missing': {
        const message = t('The API snapshot {path} of {label} does not exist: take it, or correct the path.', values)
        report(notFound, { ...place, message })
        break
      }
      case 'unreadable': {
        const message = t('The API snapshot {path} of {label} cannot be looked up: it lies below a file.', values)
        report(unreadable, { ...place, message })
        break
      }
      case 'directory': {
        const message = t('The API snapshot {path} of {label} is a directory: name the file in it.', values)
        report(notFile, { ...place, message })
        break
      }
      case 'file':
    }
  }
}
