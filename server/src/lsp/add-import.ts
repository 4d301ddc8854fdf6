import type { Connection } from 'vscode-languageserver'
import { addImport } from '../core/fixes/add-import.ts'
import type { Localize } from '../core/text/localize.ts'
import { SourceText } from '../core/text/source-text.ts'
import { type Converter, fileOf } from './convert.ts'
import type { Session } from './session.ts'

/**
 * Has the client import a package in an open Go file.
 * @param given ImportToAdd, as far as the client keeps to it
 * @returns whether it did
 */
export async function addImportToFile(
  given: unknown,
  connection: Connection,
  session: Session,
  converter: Converter,
  t: Localize,
): Promise<boolean> {
  if (typeof given !== 'object' || given === null || !('uri' in given && 'importPath' in given)) return false
  const { uri, importPath } = given
  const document = typeof uri === 'string' ? session.document(uri) : undefined
  if (!document || typeof importPath !== 'string') return false
  const edit = addImport('', new SourceText(document.getText()), importPath)
  if (!edit) return false
  const range = converter.range(edit.range, fileOf(document))
  const { applied } = await connection.workspace.applyEdit({
    label: t('Import {package}', { package: importPath }),
    edit: { changes: { [document.uri]: [{ range, newText: edit.newText }] } },
  })
  return applied
}
