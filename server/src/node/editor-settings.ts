import path from 'node:path'
import { unreadableReason } from '../core/rules/unreadable-reason.ts'
import type { Settings } from '../core/settings.ts'
import { defaultSettings } from '../core/settings.ts'
import { readSettingsFile, settingsPath } from '../core/settings-file.ts'
import type { Localize } from '../core/text/localize.ts'
import { disk, type FileSystem } from './file-system.ts'
import { isMistake } from './mistake.ts'
import { UnreadFile } from './regular-files.ts'

/** The settings of a workspace, and a line in the reader's language for each part that cannot be read. */
interface EditorSettings {
  readonly settings: Settings
  readonly problems: readonly string[]
}

/**
 * The settings that a workspace's own .vscode/settings.json has for Plumego, so that a run outside the editor says what
 * the editor says.
 * @param root absolute path of the workspace
 */
export function readEditorSettings(root: string, t: Localize, files: FileSystem = disk): EditorSettings {
  try {
    const file = path.join(root, settingsPath)
    const { stat } = files.lookerFor(root)(settingsPath)
    if (stat === 'missing') return { settings: defaultSettings, problems: [] }
    if (stat === 'outside') throw new UnreadFile('outside')
    const { settings, fileProblems, problems } = readSettingsFile(files.read(file).toString(), t)
    return { settings, problems: [...fileProblems, ...problems] }
  } catch (error) {
    if (isMistake(error)) throw error
    const reason = unreadableReason(
      { path: settingsPath, reason: error instanceof Error ? error.message : `${error}` },
      t,
    )
    return {
      settings: defaultSettings,
      problems: [t('{file} cannot be read: {reason}. Its settings do not count.', { file: settingsPath, reason })],
    }
  }
}
