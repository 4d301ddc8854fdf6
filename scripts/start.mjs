// npm start [-- DIR] [-- --host desktop|server]: opens a folder in a real VS Code with this extension.
import { accessSync, constants, cpSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { findDesktop } from './host/desktop.mjs'
import { progress, runMain, UserError } from './lib/console.mjs'
import { inRoot } from './lib/paths.mjs'
import { onEnd, stopGroup } from './lib/process.mjs'
import { temporaryFolder } from './lib/temporary.mjs'

const USAGE = `npm start [-- DIR] [-- --host desktop|server]

Opens DIR (default: the sample workspace in test/fixtures/sample) in VS Code with this extension, at the first finding
and with the Plumego view beside it.
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

// Loaded late: they need what bootstrap installs.
const onDesktop = async (...args) => (await import('./start/on-desktop.mjs')).openOnDesktop(...args)
const onServer = async (...args) => (await import('./start/on-server.mjs')).openOnServer(...args)

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
  let started
  onEnd(async () => {
    if (started) await stopGroup(started.group)
    temporary.remove()
  })
  const folder = makeWritable(asked, temporary.path)
  started = desktop ? await onDesktop(desktop, folder, temporary.path) : await onServer(folder, temporary.path)
  process.stdout.write(`${started.ready}\n`)
  progress(started.next)
  const code = await started.group.exited
  temporary.remove()
  return code
}

await runMain(main)
