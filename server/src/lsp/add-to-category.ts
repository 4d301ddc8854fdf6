import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { membershipsOf } from '../core/maturity/categories.ts'
import { manifestValue } from '../core/maturity/manifest-values.ts'
import { parentPackage } from '../core/maturity/packages.ts'
import { categoryRow } from '../core/scaffold/page-rows.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Target } from '../protocol/families.ts'
import { plainMessage } from '../protocol/plain-message.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'

/**
 * Has the client add a row for a package to a category of the Extension Boundary page.
 * @param given CategoryRow, as far as the client keeps to it
 * @returns where the row stands then; null where the client did not add it
 * @throws ResponseError with a message for a person where there can be no such row
 */
export async function addToCategory(
  given: unknown,
  connection: Connection,
  session: Session,
  refactorings: Refactorings,
  t: Localize,
): Promise<Target | null> {
  const { root, path, letter } = valuesIn(given)
  const workspace = session.checkoutPlaceOf(root)?.workspace
  const snapshot = workspace?.snapshot
  if (!workspace || !snapshot) throw failure(t('There is no Plumego checkout at {root}.', { root }))
  const isListed = membershipsOf(snapshot, path).some(({ row }) => row.package === path)
  if (isListed) throw failure(t('The Extension Boundary page lists {module} already.', { module: path }))
  const manifest = snapshot.manifests.get(path)
  const role = manifest && manifestValue(snapshot, manifest, 'summary')?.text
  const edit = categoryRow(snapshot, letter, { path, parent: parentPackage(snapshot, path), role })
  if (!edit) {
    throw failure(t('The Extension Boundary page has no table for category {letter}.', { letter }))
  }
  const label = t('Add {module} to category {letter}', { module: path, letter })
  const { applied } = await connection.workspace.applyEdit({
    label,
    edit: refactorings.edit(workspace, { changes: [{ label, edits: [edit] }] }),
  })
  return applied ? { uri: uriBelow(workspace.rootUri, edit.file), line: edit.range.start.line + 2 } : null
}

function valuesIn(given: unknown): { root: string; path: string; letter: string } {
  const values = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  const text = (key: string): string => {
    const value = values.get(key)
    return typeof value === 'string' ? value : ''
  }
  return { root: text('root'), path: text('path'), letter: text('letter') }
}

const failure = (message: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, plainMessage(message))
