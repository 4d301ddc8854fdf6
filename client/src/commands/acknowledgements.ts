import { commands, l10n, type QuickPickItem, Range, Uri, window } from 'vscode'
import type { AcknowledgementItem } from '../../../server/src/protocol/acknowledgements.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'

interface PickItem extends QuickPickItem {
  readonly item: AcknowledgementItem
}

/** Lists what is acknowledged, with reason and place, and opens what is chosen. */
export async function showAcknowledgements(session: ServerSession, notice: StoppedNotice): Promise<void> {
  if (!(await notice.untilRunning())) return
  const all = await session.acknowledgements()
  if (all.length === 0) {
    await window.showInformationMessage(l10n.t('Nothing is acknowledged.'))
    return
  }
  const items = all.map((item): PickItem => {
    const { subject, reason, note = '', place } = item
    return { label: subject, description: note, detail: reason === '' ? place : `${reason} — ${place}`, item }
  })
  const placeHolder = l10n.t('What is acknowledged, and why')
  const chosen = await window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true })
  if (!chosen) return
  const line = (chosen.item.line ?? 1) - 1
  await commands.executeCommand('vscode.open', Uri.parse(chosen.item.uri), { selection: new Range(line, 0, line, 0) })
}
