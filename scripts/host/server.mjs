import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../lib/console.mjs'
import { run, startGroup } from '../lib/process.mjs'

const STARTUP_MS = 60_000
const LISTENING = /Extension host agent listening on (\d+)/

/** Where a server that uses `dataDir` has its extensions. @param {string} dataDir */
export const extensionsFolder = dataDir => join(dataDir, 'extensions')

/** The folders of one server's data, all below a temporary one. @param {string} dataDir */
const dataArguments = dataDir => [
  '--server-data-dir',
  dataDir,
  '--user-data-dir',
  join(dataDir, 'user'),
  '--extensions-dir',
  extensionsFolder(dataDir),
]

/** An empty gallery: the server looks nothing up. VS Code's own variables would make it believe it runs inside one. */
const environment = extra => {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name))
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...extra }
}

/**
 * Starts VS Code's server on a free port of this machine.
 * @param {{main: string, dataDir: string, token?: string, forTests?: boolean, env?: Record<string, string>,
 *   onOutput?: (text: string) => void}} options `main` from installServer
 * @returns {Promise<{port: number, group: ReturnType<typeof startGroup>}>}
 */
export const startServer = async ({ main, dataDir, token, forTests = false, env, onOutput }) => {
  const args = [
    main,
    ...['--host', '127.0.0.1', '--port', '0'],
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    // Without the driver the workbench silently ignores extension tests.
    ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
    ...dataArguments(dataDir),
  ]
  const group = startGroup(process.execPath, args, { env: environment(env) })
  const port = await new Promise((resolve, reject) => {
    let output = ''
    const fail = why => {
      clearTimeout(timer)
      reject(new UserError(`VS Code's server ${why}. Its output:\n${output.trim()}`))
    }
    const timer = setTimeout(() => fail(`did not listen within ${STARTUP_MS / 1000} s`), STARTUP_MS)
    const read = text => {
      onOutput?.(text)
      if (output.length < 100_000) output += text
      const found = LISTENING.exec(output)
      if (!found) return
      clearTimeout(timer)
      resolve(Number(found[1]))
    }
    for (const stream of [group.child.stdout, group.child.stderr]) stream?.setEncoding('utf8').on('data', read)
    group.exited.then(code => fail(`ended with status ${code}`))
  })
  return { port, group }
}

/** Installs a .vsix for a server that uses `dataDir`. @param {string} main @param {string} dataDir @param {string} vsix */
export const installVsix = async (main, dataDir, vsix) => {
  const args = [
    main,
    '--install-extension',
    vsix,
    '--force',
    '--accept-server-license-terms',
    ...dataArguments(dataDir),
  ]
  const { code, output } = await run(process.execPath, args, { env: environment(), quiet: true, timeoutMs: 120_000 })
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new UserError(`VS Code's server did not install ${vsix}:\n${output.trim()}`)
  }
}

/**
 * The address that opens a folder: at a place in a file, or with an extension under development where the server runs
 * for tests.
 * @param {{port: number, folder: string, place?: {file: string, line: number, column: number}, development?: string,
 *   tests?: string, token?: string}} options absolute paths; line and column are 1-based
 */
export const workbenchUrl = ({ port, folder, place, development, tests, token }) => {
  const remote = path => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`
  const payload = [
    ...(place
      ? [
          ['openFile', `${remote(place.file)}:${place.line}:${place.column}`],
          ['gotoLineMode', 'true'],
        ]
      : []),
    ...(development ? [['extensionDevelopmentPath', remote(development)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(tests ? [['enableProposedApi', '']] : []),
    ['skipWelcome', 'true'],
  ]
  const path = decodeURIComponent(pathToFileURL(folder).pathname)
  const query = new URLSearchParams({ ...(token && { tkn: token }), folder: path, payload: JSON.stringify(payload) })
  return `http://127.0.0.1:${port}/?${query}`
}
