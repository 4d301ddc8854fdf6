import { readSettings, type Settings } from '../core/settings.ts'
import { readSettingsFile, type SettingsFile, settingsPath } from '../core/settings-file.ts'
import type { Localize } from '../core/text/localize.ts'
import type { Platform } from './platform.ts'

/** Reads what the client sends as settings, and tells what of it cannot be read: each thing once. */
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
   * @param root of the workspace that they are for: where its own file has what cannot be read, the line is told
   */
  read(section: unknown, root?: string): Settings {
    const { settings, problems } = readSettings(section, this.#t)
    const news = problems.filter(({ text }) => this.#isNew(text))
    const file = news.length > 0 && root !== undefined ? this.#fileIn(root) : undefined
    for (const { key, text } of news) {
      const place = file?.placeOf(key)
      this.#log(place === undefined ? text : `${place}: ${text}`)
    }
    return settings
  }

  /** Tells where the settings file of a workspace is none: the client passes over it without a word. */
  checkFile(root: string): void {
    for (const problem of this.#fileIn(root)?.fileProblems ?? []) if (this.#isNew(problem)) this.#log(problem)
  }

  #fileIn(root: string): SettingsFile | undefined {
    const text = this.#platform.readWholeText(root, settingsPath)
    return text === undefined ? undefined : readSettingsFile(text, this.#t)
  }

  #isNew(problem: string): boolean {
    return !this.#told.has(problem) && this.#told.add(problem) !== undefined
  }
}
