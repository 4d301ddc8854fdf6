// npm start [-- DIR] [-- --host desktop|server]: opens a folder in a real VS Code with the extension under development.
import { randomBytes } from 'node:crypto'
import { accessSync, constants, cpSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { desktopArguments, findDesktop } from './host/desktop.mjs'
import { installServer } from './host/install-server.mjs'
import { startServer, workbenchUrl } from './host/server.mjs'
import { quietSettings, writeSettings } from './host/settings.mjs'
import { progress, runMain, UserError } from './lib/console.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { onEnd, run, startGroup, stopGroup } from './lib/process.mjs'
import { temporaryFolder } from './lib/temporary.mjs'

const USAGE = `npm start [-- DIR] [-- --host desktop|server]

Opens DIR (default: the sample workspace in test/fixtures/sample) in VS Code with this extension loaded.
  --host desktop   the VS Code of this machine ("code" on the PATH); the default where there is one and a display
  --host server    VS Code's own server, for a browser; installed into .vscode-test on first use
  --help           this text`

const HOSTS = ['desktop', 'server']

const readOptions = () => {
  const options = { host: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
  // npm passes a second "--" on; what follows it are options all the same.
  const args = process.argv.slice(2).filter(argument => argument !== '--')
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (positionals.length > 1) throw new Error(`One folder can be opened, got ${positionals.join(', ')}.`)
    if (values.host !== undefined && !HOSTS.includes(values.host)) {
      throw new Error(`--host is "${values.host}"; it must be desktop or server.`)
    }
    return { host: values.host, help: values.help, folder: positionals[0] }
  } catch (error) {
    throw new UserError(`${error.message}\n\n${USAGE}`, 2)
  }
}

/** npm runs scripts in the checkout; a relative DIR means the folder where the person is. */
const findFolder = given => {
  const folder = given === undefined ? inRoot('test/fixtures/sample') : resolve(process.env.INIT_CWD ?? '.', given)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new UserError(`Cannot open ${folder}: no such folder. Give an existing one: npm start -- DIR`, 2)
}

/** The folder itself, so that edits stay; a copy where nothing could be saved. */
const makeWritable = (folder, temporary) => {
  try {
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    const copy = join(temporary, basename(folder))
    progress(`${folder} is read-only: opening a copy, ${copy}.`)
    cpSync(folder, copy, { recursive: true })
    return copy
  }
}

const chooseHost = wanted => {
  const desktop = wanted === 'server' ? { missing: '' } : findDesktop()
  if (!('missing' in desktop)) return desktop
  if (wanted === 'desktop') {
    throw new UserError(`Cannot use desktop VS Code: ${desktop.missing}. Try: npm start -- --host server`, 2)
  }
  return undefined
}

const buildExtension = async () => {
  const { code } = await run(process.execPath, [inRoot('scripts/build.mjs'), '--dev'])
  if (code !== 0) throw new UserError('The build failed: see above.')
}

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

const openDesktop = async ({ command, program }, folder, dataDir) => {
  writeSettings(join(dataDir, 'user'), quietSettings)
  const args = [...desktopArguments(dataDir), `--extensionDevelopmentPath=${root}`, folder]
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
  return group
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

const openServer = async (folder, dataDir) => {
  const main = await installServer()
  writeSettings(join(dataDir, 'user'), quietSettings)
  const token = randomBytes(16).toString('hex')
  progress("Starting VS Code's server ...")
  const { port, group } = await startServer({ main, dataDir, token })
  const page = { port, folder, development: root }
  await untilServed(workbenchUrl(page), token)
  return { group, url: workbenchUrl({ ...page, token }) }
}

const main = async () => {
  const { host, help, folder: given } = readOptions()
  if (help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const asked = findFolder(given)
  const desktop = chooseHost(host)
  await bootstrap()
  const temporary = temporaryFolder('start')
  let group
  onEnd(async () => {
    if (group) await stopGroup(group)
    temporary.remove()
  })
  const folder = makeWritable(asked, temporary.path)
  await buildExtension()
  if (desktop) {
    group = await openDesktop(desktop, folder, temporary.path)
    process.stdout.write('Plumego is ready in VS Code\n')
  } else {
    const server = await openServer(folder, temporary.path)
    group = server.group
    process.stdout.write(`Plumego is ready at ${server.url}\n`)
    progress('Open it in a browser on this machine. Ctrl-C ends.')
  }
  const code = await group.exited
  temporary.remove()
  return code
}

await runMain(main)
