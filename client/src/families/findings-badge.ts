import { type FileDecoration, type FileDecorationProvider, l10n, ThemeColor, Uri } from 'vscode'
import type { FindingCount } from '../../../server/src/protocol/families.ts'

const scheme = 'plumego-findings'

/** As the explorer colours files with problems; information is no reason for a colour there either. */
const colours: Readonly<Record<string, string>> = { error: 'list.errorForeground', warning: 'list.warningForeground' }

/** A name for a row with findings that carries them to the decoration; nothing is ever read from it. */
export const findingsUri = (id: string, { count, worst }: FindingCount): Uri =>
  Uri.from({ scheme, path: `/${id}`, query: String(count), fragment: worst })

/** Puts the count of its findings at the end of a row. */
export const findingsBadge: FileDecorationProvider = {
  provideFileDecoration({ scheme: of, query: count, fragment: worst }: Uri): FileDecoration | undefined {
    if (of !== scheme) return undefined
    const colour = colours[worst]
    return {
      // A badge has room for two characters.
      badge: count.length > 2 ? '9+' : count,
      tooltip: l10n.t('Plumego findings'),
      ...(colour !== undefined && { color: new ThemeColor(colour) }),
    }
  },
}
