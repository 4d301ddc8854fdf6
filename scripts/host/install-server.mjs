import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress, seconds, UserError } from '../lib/console.mjs'
import { withLock } from '../lib/lock.mjs'
import { npmCommand, npmEnvironment } from '../lib/npm.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'

/** The npm package that carries VS Code's own server. Its version fixes VS Code's. */
const PACKAGE = 'code-server@4.139.1'

const folder = inRoot('.vscode-test', 'server')
const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
/** Written last, so an installation that was broken off is never mistaken for a whole one. */
const marker = join(folder, '.complete')

const isComplete = () => existsSync(marker) && readFileSync(marker, 'utf8').trim() === PACKAGE

const npm = async (args, cwd) => {
  const [command, all] = npmCommand([...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  const { code, output } = await run(command, all, { cwd, env: npmEnvironment(), quiet: true, timeoutMs: 900_000 })
  if (code === 0) return
  throw new UserError(
    `Cannot install VS Code's server: npm ${args.join(' ')} failed in ${cwd}.\n${output.trim()}\n` +
      'Check that the npm registry can be reached, then run the same command again.',
  )
}

const install = async () => {
  const since = Date.now()
  progress("Installing VS Code's server (once, about 30 s, 800 MB) ...")
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // Without a package.json of its own npm would walk up and write into the project's.
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
  await npm(['install', '--save-exact', PACKAGE], folder)
  progress('  the package is here; its dependencies ...')
  await npm(['install', '--omit=dev'], vscode)
  progress("  its built-in extensions' dependencies ...")
  await npm(['install', '--omit=dev'], join(vscode, 'extensions'))
  writeFileSync(marker, `${PACKAGE}\n`)
  progress(`  done in ${seconds(since)}`)
}

/**
 * Makes sure that VS Code's server is installed.
 * @returns {Promise<string>} the path of its `server-main.js`
 */
export const installServer = async () => {
  if (!isComplete()) {
    await withLock(inRoot('.vscode-test', 'server.lock'), "the installation of VS Code's server", async () => {
      if (!isComplete()) await install()
    })
  }
  return join(vscode, 'out', 'server-main.js')
}
