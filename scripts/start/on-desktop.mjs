import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { desktopArguments } from '../host/desktop.mjs'
import { firstSettings, writeSettings } from '../host/settings.mjs'
import { UserError } from '../lib/console.mjs'
import { inRoot, root } from '../lib/paths.mjs'
import { run, startGroup } from '../lib/process.mjs'
import { findFirstPlace } from './first-place.mjs'

/** VS Code writes into its data folder once it runs; there is nothing else to see from outside. */
const untilStarted = async (group, dataDir) => {
  let ended
  group.exited.then(code => {
    ended = code
  })
  const before = readdirSync(join(dataDir, 'user')).length
  const end = Date.now() + 5000
  while (ended === undefined && Date.now() < end && readdirSync(join(dataDir, 'user')).length === before)
    await delay(50)
  return ended ?? 0
}

const buildForDevelopment = async () => {
  const { code } = await run(process.execPath, [inRoot('scripts/build.mjs'), '--dev'])
  if (code !== 0) throw new UserError('The build failed: see above.')
}

/**
 * Opens a folder in the VS Code of this machine, with the extension under development.
 * @param {{command: string, program: string | undefined}} desktop from findDesktop
 * @param {string} folder @param {string} dataDir temporary
 * @returns {Promise<{group: ReturnType<typeof startGroup>, ready: string, next: string}>}
 */
export const openOnDesktop = async ({ command, program }, folder, dataDir) => {
  await buildForDevelopment()
  writeSettings(join(dataDir, 'user'), firstSettings)
  const place = findFirstPlace(folder)
  const args = [
    ...desktopArguments(dataDir),
    `--extensionDevelopmentPath=${root}`,
    folder,
    ...(place ? ['--goto', `${place.file}:${place.line}:${place.column}`] : []),
  ]
  const group = program ? startGroup(program, args) : startGroup(command, ['--wait', ...args])
  let output = ''
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      // Read on for ever, or VS Code would block on a full pipe; only the start is ever shown.
      if (output.length < 10_000) output += text
    })
  }
  const status = await untilStarted(group, dataDir)
  if (status !== 0) throw new UserError(`VS Code ended with status ${status}:\n${output.trim()}`)
  return {
    group,
    ready: 'Plumego is ready in VS Code',
    next: 'After a change of the sources: npm run build -- --dev, then "Developer: Reload Window". Ctrl-C ends.',
  }
}
