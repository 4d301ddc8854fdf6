import type { TextEdit } from '../findings/finding.ts'
import { isDeclared, newSubject } from '../fixes/evidence-subject.ts'
import { provenWhenAsked } from '../fixes/proven-fixes.ts'
import { documentOf, startEvidence } from '../fixes/start-evidence.ts'
import { trimmedScalar } from '../manifest/manifest-lines.ts'
import { ancestors } from '../maturity/packages.ts'
import { type Snapshot, specPaths } from '../repo/snapshot.ts'
import type { NewFile } from '../scaffold/module-files.ts'
import type { Localize } from '../text/localize.ts'
import { evidenceDocumentText } from './evidence-document.ts'

/** What evidence begins with: an entry of the ledger, and the document that it names where there is none yet. */
export interface EvidenceStart {
  readonly title: string
  readonly edits: readonly TextEdit[]
  readonly document: NewFile
  readonly isDocumentNew: boolean
}

/** Why there is no evidence to start. */
export type StartProblem = 'no-ledger' | 'no-manifest' | 'no-status' | 'has-entry' | 'undeclared' | 'no-place'

/**
 * Starts the evidence of a module. The entry repeats the status that the manifest has: nothing is promoted.
 * @param path of the module, relative to the workspace
 */
export function evidenceStart(snapshot: Snapshot, path: string, t: Localize): EvidenceStart | StartProblem {
  const manifest = snapshot.manifests.get(path)
  if (!snapshot.text(specPaths.betaEvidence)) return 'no-ledger'
  if (!manifest) return 'no-manifest'
  const status = trimmedScalar(manifest.lines, 'status')?.text
  if (status === undefined || !statusesOfEntries.has(status)) return 'no-status'
  const found = newSubject(snapshot, manifest, status)
  if (!found) return 'has-entry'
  if (![path, ...ancestors(path)].some(one => isDeclared(snapshot, one))) return 'undeclared'
  const [fix] = provenWhenAsked(startEvidence(snapshot, found.subject, t), snapshot)()
  if (!fix) return 'no-place'
  const file = documentOf(snapshot, found.subject)
  const document = { file, text: evidenceDocumentText(snapshot, found.subject, path) }
  return { title: fix.title, edits: fix.edits, document, isDocumentNew: snapshot.tree.kind(file) === undefined }
}

const statusesOfEntries: ReadonlySet<string> = new Set(['experimental', 'beta', 'ga'])

/** Whether the evidence of a module can be started, without making anything. */
export const canStart = (snapshot: Snapshot, path: string, t: Localize): boolean =>
  typeof evidenceStart(snapshot, path, t) !== 'string'
