import { l10n, Range, Uri, window } from 'vscode'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'

/** Opens the manifest of the import on the cursor's line, where it gives the status. */
export async function openManifestOfImport(session: ServerSession, notice: StoppedNotice): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !(await notice.untilRunning())) return
  const { line, character } = editor.selection.active
  const uri = editor.document.uri.toString()
  const place = await session.manifestOfImport({ textDocument: { uri }, position: { line, character } })
  if (!place) {
    await window.showInformationMessage(l10n.t('There is no import of Plumego on this line.'))
    return
  }
  const { start, end } = place.range
  const selection = new Range(start.line, start.character, end.line, end.character)
  await window.showTextDocument(Uri.parse(place.uri), { selection })
}
