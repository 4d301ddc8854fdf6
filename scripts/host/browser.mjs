import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../lib/console.mjs'
import { findOrInstall } from './debian.mjs'
import { findOnPath } from './on-path.mjs'

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]

/** Chinese glyphs for the pictures: the smallest of Debian's fonts that has them. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-wqy-microhei']

const usualPlaces = () => {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform !== 'win32')
    return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium']
  const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(name => process.env[name] ?? [])
  return programs.flatMap(folder => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ])
}

const search = () => findOnPath(NAMES) ?? usualPlaces().find(place => existsSync(place))

const searchOrInstall = async () => {
  try {
    return await findOrInstall(search, "Installing Debian's Chromium (once, about 30 s)", DEBIAN_PACKAGES)
  } catch (error) {
    throw new UserError(`Cannot install a browser: ${error.message}`)
  }
}

/**
 * Finds Chrome, Chromium or Edge; as root on Debian it installs one where there is none.
 * @returns {Promise<string>} the executable; PLUMEGO_CHROMIUM names another
 */
export const findBrowser = async () => {
  const chosen = process.env.PLUMEGO_CHROMIUM
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new UserError(`PLUMEGO_CHROMIUM names ${chosen}, which does not exist. Correct it or unset it.`)
  }
  const found = await searchOrInstall()
  if (found) return found
  throw new UserError(
    'The end-to-end tests need Chrome, Chromium or Edge, and none was found on this machine.\n' +
      'Install one (on Debian: apt-get install chromium), or name its executable in PLUMEGO_CHROMIUM.',
  )
}
