import { env, l10n, Range, type TextEditor, Uri, window } from 'vscode'
import type { ImportAt } from '../../../server/src/protocol/manifest-of-import.ts'
import type { MissingManifest } from '../../../server/src/protocol/missing-manifest.ts'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'

/** Opens the manifest of the import on the cursor's line, where it gives the status. */
export async function openManifestOfImport(session: ServerSession, notice: StoppedNotice): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !(await notice.untilRunning())) return
  const place = await session.manifestOfImport(placeOfCursor(editor))
  if (!place) {
    await tellWhatIsMissing(await session.missingManifest(placeOfCursor(editor)))
    return
  }
  const { start, end } = place.range
  const selection = new Range(start.line, start.character, end.line, end.character)
  await window.showTextDocument(Uri.parse(place.uri), { selection })
}

async function tellWhatIsMissing(missing: MissingManifest | null): Promise<void> {
  const message = missing?.message ?? l10n.t('There is no import of Plumego on this line.')
  const { page } = missing ?? {}
  const open = l10n.t('Open pkg.go.dev')
  const chosen = await window.showInformationMessage(plainMessage(message), ...(page === undefined ? [] : [open]))
  if (chosen === open && page !== undefined) await env.openExternal(Uri.parse(page))
}

/** Where the cursor of an editor stands, as the server is asked about it. */
export function placeOfCursor({ document, selection: { active } }: TextEditor): ImportAt {
  const { line, character } = active
  return { textDocument: { uri: document.uri.toString() }, position: { line, character } }
}
