import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findOnPath } from './on-path.mjs'

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Where the program itself lies, seen from the folder of the `code` command. */
const PROGRAMS = {
  linux: ['../code', '../code-insiders', '../codium'],
  darwin: ['../../../MacOS/Electron', '../../../MacOS/Code'],
  win32: ['../Code.exe'],
}

const findProgram = command => {
  const folder = dirname(realpathSync(command))
  const places = (PROGRAMS[process.platform] ?? PROGRAMS.linux).map(place => join(folder, place))
  return [...places, '/snap/code/current/usr/share/code/code'].find(place => existsSync(place))
}

/**
 * Finds a desktop VS Code that can open a window here.
 * @returns {{command: string, program: string | undefined} | {missing: string}} `command` is `code`; `program` is VS
 *   Code itself, which, unlike `code`, stays in the foreground and in our process group; `missing` says what is not here
 */
export const findDesktop = () => {
  const command = findOnPath(['code'])
  if (!command) return { missing: 'the command "code" is not on the PATH' }
  if (!hasDisplay()) return { missing: 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)' }
  return { command, program: findProgram(command) }
}

/** Arguments for a window with data of its own. @param {string} dataDir */
export const desktopArguments = dataDir => [
  '--new-window',
  ...['--user-data-dir', join(dataDir, 'user')],
  ...['--extensions-dir', join(dataDir, 'extensions')],
  ...[
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
    '--disable-telemetry',
  ],
  // Chromium's sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
