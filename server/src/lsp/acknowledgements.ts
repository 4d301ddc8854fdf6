import { acknowledgementNote, settingLine } from '../core/rules/acknowledgement-words.ts'
import { readSettingsFile, type SettingsFile, settingsPath } from '../core/settings-file.ts'
import type { Localize } from '../core/text/localize.ts'
import type { AcknowledgementItem } from '../protocol/acknowledgements.ts'
import type { Platform } from './platform.ts'
import type { Session } from './session.ts'
import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** What is acknowledged in the checkouts and applications that are worked on. */
export const acknowledgementsOf = (session: Session, platform: Platform, t: Localize): AcknowledgementItem[] =>
  session.ownWorkspaces.flatMap(workspace => itemsOf(workspace, platform, t))

function itemsOf({ root, rootUri, acknowledgements }: Workspace, platform: Platform, t: Localize) {
  const settings = settingsIn(root, platform, t)
  return acknowledgements.map((one): AcknowledgementItem => {
    const note = acknowledgementNote(one, t)
    const file = one.place?.file ?? settingsPath
    const line = one.place ? one.place.line + 1 : settingLine(one, settings)
    return {
      subject: one.subject,
      reason: one.reason,
      place: line === undefined ? file : `${file}:${line}`,
      uri: uriBelow(rootUri, file),
      ...(note !== undefined && { note }),
      ...(line !== undefined && { line }),
    }
  })
}

function settingsIn(root: string, platform: Platform, t: Localize): SettingsFile | undefined {
  const text = platform.readWholeText(root, settingsPath)
  return text === undefined ? undefined : readSettingsFile(text, t)
}
