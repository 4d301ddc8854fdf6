import type { Connection } from 'vscode-languageserver'
import { membershipsOf } from '../core/maturity/categories.ts'
import { manifestValue } from '../core/maturity/manifest-values.ts'
import { parentPackage } from '../core/maturity/packages.ts'
import { categoryRow } from '../core/scaffold/page-rows.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Target } from '../protocol/families.ts'
import { askedCheckout } from './asked-checkout.ts'
import { refusal } from './failure-log.ts'
import type { Refactorings } from './refactoring.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
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
  const text = textsIn(given)
  const [root = '', path = '', letter = ''] = [text('root'), text('path'), text('letter')]
  const workspace = askedCheckout(root, session, t)
  const { snapshot } = workspace
  const isListed = membershipsOf(snapshot, path).some(({ row }) => row.package === path)
  if (isListed) throw refusal(t('The Extension Boundary page lists {module} already.', { module: path }))
  const manifest = snapshot.manifests.get(path)
  const role = manifest && manifestValue(snapshot, manifest, 'summary')?.text
  const edit = categoryRow(snapshot, letter, { path, parent: parentPackage(snapshot, path), role })
  if (!edit) {
    throw refusal(t('The Extension Boundary page has no table for category {letter}.', { letter }))
  }
  const label = t('Add {module} to category {letter}', { module: path, letter })
  const { applied } = await connection.workspace.applyEdit({
    label,
    edit: refactorings.edit(workspace, { changes: [{ label, edits: [edit] }] }),
  })
  return applied ? { uri: uriBelow(workspace.rootUri, edit.file), line: edit.range.start.line + 2 } : null
}
