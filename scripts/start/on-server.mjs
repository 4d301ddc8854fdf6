import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { installServer } from '../host/install-server.mjs'
import { extensionsFolder, installVsix, startServer, workbenchUrl } from '../host/server.mjs'
import { firstSettings, writeSettings } from '../host/settings.mjs'
import { progress, UserError } from '../lib/console.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'
import { findFirstPlace } from './first-place.mjs'

const makePackage = async file => {
  progress('Packaging the extension ...')
  const { code, output } = await run(process.execPath, [inRoot('scripts/package.mjs'), '--out', file], { quiet: true })
  if (code !== 0) throw new UserError(`The extension could not be packaged:\n${output.trim()}`)
}

/**
 * Puts links to the checkout in place of the installed extension's folders, so that the page shows what was built last
 * when it is loaded anew. VS Code itself reads package.json once, when the extension is installed.
 */
const linkToCheckout = dataDir => {
  const extensions = extensionsFolder(dataDir)
  const name = readdirSync(extensions).find(one => one.startsWith('plumego.plumego-'))
  if (!name) throw new UserError(`VS Code's server installed the extension, but not into ${extensions}.`)
  const installed = join(extensions, name)
  for (const entry of readdirSync(installed, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    rmSync(join(installed, entry.name), { recursive: true })
    // A junction needs no privilege on Windows.
    symlinkSync(inRoot(entry.name), join(installed, entry.name), 'junction')
  }
}

/** Waits until the workbench's page is really served. */
const untilServed = async (url, token) => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(url, { headers: { cookie: `vscode-tkn=${token}` } }).catch(() => undefined)
    await response?.arrayBuffer()
    if (response?.status === 200) return
    await delay(100)
  }
  throw new UserError(`VS Code's server does not answer at ${url}. Run the same command again.`)
}

/**
 * Opens a folder in VS Code's own server, with the packaged extension installed as users have it: a built workbench
 * ignores an extension under development unless it is started for tests.
 * @param {string} folder @param {string} dataDir temporary
 * @returns {Promise<{group: ReturnType<typeof import('../lib/process.mjs').startGroup>, ready: string, next: string}>}
 */
export const openOnServer = async (folder, dataDir) => {
  const main = await installServer()
  const vsix = join(dataDir, 'plumego.vsix')
  await makePackage(vsix)
  writeSettings(join(dataDir, 'user'), firstSettings)
  progress("Starting VS Code's server ...")
  await installVsix(main, dataDir, vsix)
  linkToCheckout(dataDir)
  const token = randomBytes(16).toString('hex')
  const { port, group } = await startServer({ main, dataDir, token })
  const page = { port, folder, place: findFirstPlace(folder) }
  await untilServed(workbenchUrl(page), token)
  return {
    group,
    ready: `Plumego is ready at ${workbenchUrl({ ...page, token })}`,
    next: 'Open it in a browser on this machine. After a change of the sources: npm run build, then reload. Ctrl-C ends.',
  }
}
