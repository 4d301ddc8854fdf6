import type { Settings } from '../core/settings.ts'
import { readSettingsFile, type SettingsFile, settingsPath } from '../core/settings-file.ts'
import { readSettings, withSettingsOf } from '../core/settings-section.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Platform } from './platform.ts'

/**
 * Reads the settings of a workspace: what the client sends, and for what it leaves unset the workspace's own file, which
 * plumego-check reads. Tells what of them cannot be read: each thing once.
 */
export class SettingsReader {
  readonly #platform: Platform
  readonly #t: Localize
  readonly #log: (line: string) => void
  readonly #told = new Set<string>()

  constructor(platform: Platform, t: Localize, log: (line: string) => void) {
    this.#platform = platform
    this.#t = t
    this.#log = log
  }

  /**
   * @param section of the client's settings, of whatever type
   * @param root of the workspace that they are for
   */
  read(section: unknown, root?: string): Settings {
    const file = root === undefined ? undefined : this.#fileIn(root)
    for (const problem of file?.fileProblems ?? []) if (this.#isNew(problem)) this.#log(problem)
    const { settings, problems } = readSettings(withSettingsOf(section, file?.section), this.#t)
    for (const { key, text } of problems.filter(problem => this.#isNew(problem.text))) {
      const place = file?.placeOf(key)
      this.#log(place === undefined ? text : `${place}: ${text}`)
    }
    return settings
  }

  #fileIn(root: string): SettingsFile | undefined {
    const text = this.#platform.readWholeText(root, settingsPath)
    return text === undefined ? undefined : readSettingsFile(text, this.#t)
  }

  #isNew(problem: string): boolean {
    return !this.#told.has(problem) && this.#told.add(problem) !== undefined
  }
}
