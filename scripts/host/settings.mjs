import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** User settings that keep a fresh workbench quiet: nothing opens, asks or moves by itself. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
}

/** The same for a person's first look: the Plumego view is beside the editor from the start. */
export const firstSettings = { ...quietSettings, 'plumego.view.showAtStart': true }

/** @param {string} userDataDir @param {Record<string, unknown>} settings */
export const writeSettings = (userDataDir, settings) => {
  const folder = join(userDataDir, 'User')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`)
}
