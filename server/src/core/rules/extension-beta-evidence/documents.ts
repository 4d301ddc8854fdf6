import type { RuleInfo, WorkspaceRule } from '../rule.ts'
import { check, evidence, inEvidence } from './entries.ts'

const unset: RuleInfo = {
  code: 'evidence-doc-unset',
  check,
  severity: 'error',
  summary: 'An evidence entry names no document.',
  key: ['label'],
}

const notFound: RuleInfo = {
  code: 'evidence-doc-not-found',
  check,
  severity: 'error',
  summary: 'An evidence entry names a document that does not exist.',
  key: ['label', 'path'],
}

/** Every entry names an evidence document that is there. */
export const evidenceDocument: WorkspaceRule = {
  scope: 'workspace',
  rules: [unset, notFound],
  run({ snapshot, t, report }) {
    for (const { entry, label } of evidence(snapshot)) {
      const { evidenceDoc } = entry
      if (!evidenceDoc) {
        const message = t('The evidence for {label} names no document: add evidence_doc: with its path.', { label })
        report(unset, { ...inEvidence(snapshot, entry.at), key: [label], message })
      } else if (snapshot.tree.stat(evidenceDoc.text) === 'missing') {
        const values = { label, path: evidenceDoc.text }
        const message = t(
          'The evidence document of {label}, {path}, does not exist: write it, or correct the path.',
          values,
        )
        report(notFound, { ...inEvidence(snapshot, evidenceDoc), key: [label, evidenceDoc.text], message })
      }
    }
  },
}
