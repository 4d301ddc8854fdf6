import type { Connection } from 'vscode-languageserver'
import { evidenceStart, type StartProblem } from '../core/promotion/start.ts'
import { specPaths } from '../core/repo/snapshot.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Target } from '../protocol/families.ts'
import { askedCheckout } from './asked-checkout.ts'
import { refusal } from './failure-log.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import { uriBelow } from './uris.ts'

/**
 * Has the client start the evidence of a module: an entry of the ledger, and the document that it names.
 * @param given EvidenceQuestion, as far as the client keeps to it
 * @returns the document, or the entry where the client creates no files; null where the client did not make the edit
 * @throws ResponseError with a message for a person where there is nothing to start
 */
export async function startEvidenceOf(
  given: unknown,
  connection: Connection,
  session: Session,
  refactorings: Refactorings,
  t: Localize,
): Promise<Target | null> {
  const text = textsIn(given)
  const [root = '', path = ''] = [text('root'), text('path')]
  const workspace = askedCheckout(root, session, t)
  const start = evidenceStart(workspace.snapshot, path, t)
  if (typeof start === 'string') throw refusal(problemText(start, path, t))
  const { title: label, edits, document } = start
  const makesDocument = start.isDocumentNew && refactorings.canDo('create')
  const changes = [{ label, edits, ...(makesDocument && { newFiles: [document] }) }]
  const { applied } = await connection.workspace.applyEdit({ label, edit: refactorings.edit(workspace, { changes }) })
  if (!applied) return null
  if (makesDocument || !start.isDocumentNew) return { uri: uriBelow(workspace.rootUri, document.file) }
  const line = (edits[0]?.range.start.line ?? 0) + 1
  return { uri: uriBelow(workspace.rootUri, specPaths.betaEvidence), line }
}

function problemText(problem: StartProblem, path: string, t: Localize): string {
  const values = { module: path, file: specPaths.betaEvidence, repo: specPaths.repo }
  switch (problem) {
    case 'no-ledger':
      return t('There is no {file} to start evidence in.', values)
    case 'no-manifest':
      return t('{module} has no module.yaml: evidence is started for a module.', values)
    case 'no-status':
      return t('The manifest of {module} gives no status that an entry could repeat: write one first.', values)
    case 'has-entry':
      return t('{file} has an entry about {module} already.', values)
    case 'undeclared':
      return t('{repo} declares neither {module} nor a family above it: declare it first.', values)
    case 'no-place':
      return t('{file} is written in a way in which no entry can be added for certain: mend it first.', values)
  }
}
