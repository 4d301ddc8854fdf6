import { commands, l10n, window } from 'vscode'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { placeOfCursor } from './manifest-of-import.ts'

/** Shows the patterns that cover the path under the cursor: Find All References lists who names it. */
export async function showPatterns(session: ServerSession, notice: StoppedNotice): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !(await notice.untilRunning())) return
  const { document, selection } = editor
  const places = await session.coveringPatterns(placeOfCursor(editor))
  if (places.length === 0) {
    await window.showInformationMessage(l10n.t('No pattern covers what stands under the cursor.'))
    return
  }
  await commands.executeCommand('editor.action.peekLocations', document.uri, selection.active, places, 'peek')
}
