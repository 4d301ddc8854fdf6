// Makes a fresh clone runnable: installs the dependencies, then goes on under the pinned Node. This file and all that
// it imports run on Node 20 with nothing installed, so they use Node's own modules only.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { progress, seconds, UserError } from './lib/console.mjs'
import { withLock } from './lib/lock.mjs'
import { npmCommand, npmEnvironment } from './lib/npm.mjs'
import { whenOrphaned } from './lib/orphan.mjs'
import { inRoot, readJson, root } from './lib/paths.mjs'
import { run } from './lib/process.mjs'

const MINIMUM_NODE = 20
const pinnedVersion = readJson(inRoot('package.json')).devDependencies.node

/** The pinned Node as npm lays it; the link in `.bin` is a script on Windows. */
const pinnedNode = () =>
  [inRoot('node_modules/node/bin/node'), inRoot('node_modules/node/bin/node.exe')].find(existsSync)

/**
 * Whether node_modules holds what the lockfile asks for. npm writes node_modules/.package-lock.json at the end of an
 * installation; comparing it with the lockfile needs no stamp of ours and survives a checkout's new file dates.
 */
const isInstalled = () => {
  const installedFile = inRoot('node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = readJson(inRoot('package-lock.json')).packages
  const installed = readJson(installedFile).packages
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (!path.includes('node_modules/')) return true
    const there = installed[path]
    return there ? there.version === version : Boolean(optional || peer)
  })
}

const install = async () => {
  const since = Date.now()
  progress('Installing the dependencies (npm ci, about 30 s) ...')
  const [command, args] = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  const { code, output } = await run(command, args, { cwd: root, env: npmEnvironment(), quiet: true })
  if (code !== 0) {
    throw new UserError(
      `npm ci failed:\n${output.trim()}\nCheck that the npm registry can be reached, then run the same command again.`,
    )
  }
  progress(`  done in ${seconds(since)}`)
}

const ensureDependencies = async () => {
  if (isInstalled() && pinnedNode()) return
  await withLock(inRoot('.vscode-test', 'install.lock'), 'the installation of the dependencies', async () => {
    if (!isInstalled() || !pinnedNode()) await install()
  })
  if (pinnedNode()) return
  throw new UserError(
    `npm installed the dependencies, but not Node ${pinnedVersion}: the install script of the package "node" did not run.\n` +
      'Run "npm rebuild node --ignore-scripts=false", then the same command again.',
  )
}

/** Runs this same command again under the pinned Node and ends with its status. Never returns. */
const reexecute = node => {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  // The channel is a lifeline: should this process be killed, the other sees "disconnect" and cleans up (onEnd).
  const child = spawn(node, process.argv.slice(1), { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the child by itself; a second signal does no harm there.
    process.on(signal, () => child.kill(signal))
  }
  whenOrphaned(() => child.kill('SIGTERM'))
  return new Promise((_, reject) => {
    child.on('error', error => reject(new UserError(`Cannot run ${node}: ${error.message}`)))
    child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  })
}

/** Call first in a command that must work in a fresh clone. */
export const bootstrap = async () => {
  if (Number.parseInt(process.versions.node, 10) < MINIMUM_NODE) {
    throw new UserError(
      `Node ${MINIMUM_NODE} or later is needed, this is ${process.versions.node}. Update it: nodejs.org`,
    )
  }
  await ensureDependencies()
  const node = pinnedNode()
  if (process.versions.node !== pinnedVersion && node) await reexecute(node)
  // The channel to the parent must not keep this process alive.
  process.channel?.unref()
}
