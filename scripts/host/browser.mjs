import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError, withProgress } from '../lib/console.mjs'
import { withLock } from '../lib/lock.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'
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

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) &&
  // Ubuntu's package of that name only points at a snap.
  !/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'))

const apt = async args => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await run('apt-get', args, { env, quiet: true, timeoutMs: 900_000 })
  if (code === 0) return
  throw new UserError(`Cannot install a browser: apt-get ${args.join(' ')} failed.\n${output.trim()}`)
}

const installFromDebian = () =>
  withLock(inRoot('.vscode-test', 'browser.lock'), 'the installation of Chromium', async () => {
    if (search()) return
    await withProgress("Installing Debian's Chromium (once, about 30 s)", async () => {
      await apt(['update'])
      await apt(['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES])
    })
  })

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
  if (!search() && isDebianRoot()) await installFromDebian()
  const found = search()
  if (found) return found
  throw new UserError(
    'The end-to-end tests need Chrome, Chromium or Edge, and none was found on this machine.\n' +
      'Install one (on Debian: apt-get install chromium), or name its executable in PLUMEGO_CHROMIUM.',
  )
}
