// Runs test/e2e in a real VS Code: on the extension under development (--mode dev) or the installed .vsix (--mode vsix).
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { progress, runMain, seconds, UserError } from './lib/console.mjs'
import { inRoot, readJson, root } from './lib/paths.mjs'
import { onEnd } from './lib/process.mjs'
import { temporaryFolder } from './lib/temporary.mjs'

// Ten scenes are typed letter by letter; a busy machine takes its time for that.
const SUITE_MS = 900_000

/**
 * @typedef {object} Plan
 * @property {string} dataDir temporary: VS Code's data
 * @property {string} exchange temporary: requests of the suite to the page and their answers
 * @property {string} pictures where screenshots go
 * @property {string} development the extension under development
 * @property {string | undefined} vsix to install first
 * @property {string} suite the module with run()
 * @property {string} workspace a copy of the sample, for tests to edit
 * @property {Record<string, string>} env for the extension host
 * @property {number} timeoutMs
 * @property {(type: string, args: unknown[]) => void} onLog
 * @property {() => boolean} isComplete whether the suite has written its result
 */

const readOptions = () => {
  const options = {
    mode: { type: 'string', default: 'dev' },
    host: { type: 'string' },
    grep: { type: 'string' },
    vsix: { type: 'string' },
  }
  try {
    const { values } = parseArgs({ options })
    if (!['dev', 'vsix'].includes(values.mode)) throw new Error(`--mode is "${values.mode}"; it must be dev or vsix.`)
    if (values.host && !['desktop', 'server'].includes(values.host)) {
      throw new Error(`--host is "${values.host}"; it must be desktop or server.`)
    }
    return values
  } catch (error) {
    throw new UserError(`${error.message}\nOptions: --mode dev|vsix --host desktop|server --grep TEXT --vsix FILE`, 2)
  }
}

const findVsix = given => {
  const { name, version } = readJson(inRoot('package.json'))
  const file = given ? resolve(given) : inRoot(`${name}-${version}.vsix`)
  if (existsSync(file)) return file
  throw new UserError(`No ${file}. Run "npm run package" first.`, 2)
}

/**
 * VS Code runs tests only beside an extension under development: for the .vsix, one that does nothing, and goes by the
 * name of the YAML extension that many have, so that ours is seen beside it too.
 */
const makeEmptyExtension = folder => {
  mkdirSync(folder)
  const manifest = { name: 'vscode-yaml', publisher: 'redhat', version: '0.0.1', engines: { vscode: '^1.91.0' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  return folder
}

/** Copies the sample, or makes an empty folder where there is none yet. */
const copySample = to => {
  const sample = inRoot('test/fixtures/sample')
  if (existsSync(sample) && readdirSync(sample).length > 0) cpSync(sample, to, { recursive: true })
  else mkdirSync(to)
  return to
}

/** The workbench's console goes to a file, for it says much; the suite's own lines are shown as well. */
const makeLog = file => {
  rmSync(file, { force: true })
  return (type, args) => {
    const text = args.map(String).join(' ')
    if (text.startsWith('e2e: ')) progress(`  ${text.slice(5)}`)
    appendFileSync(file, `${type}: ${text}\n`)
  }
}

const makePlan = async ({ mode, grep, vsix }, temporary) => {
  const { bundleSuite } = await import('./e2e/bundle.mjs')
  const resultFile = inRoot('out/results', `e2e-${mode}.json`)
  const pictures = inRoot('out/screenshots', mode)
  mkdirSync(inRoot('out/results'), { recursive: true })
  // Pictures of an earlier run would pass for this one's.
  if (!grep) rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  rmSync(resultFile, { force: true })
  return {
    dataDir: join(temporary, 'data'),
    exchange: join(temporary, 'exchange'),
    pictures,
    development: mode === 'dev' ? root : makeEmptyExtension(join(temporary, 'empty')),
    vsix: mode === 'vsix' ? findVsix(vsix) : undefined,
    suite: await bundleSuite(),
    workspace: copySample(join(temporary, 'sample')),
    // Modules that a test lays are the only ones that there are.
    env: {
      GOMODCACHE: join(temporary, 'modules'),
      GOENV: 'off',
      GOFLAGS: '',
      PLUMEGO_E2E_RESULT: resultFile,
      PLUMEGO_E2E_MODE: mode,
      ...(grep && { PLUMEGO_E2E_GREP: grep }),
    },
    timeoutMs: SUITE_MS,
    onLog: makeLog(inRoot('out/results', `e2e-${mode}.log`)),
    isComplete: () => existsSync(resultFile),
  }
}

const runOnHost = async (plan, wanted) => {
  const { findDesktop } = await import('./host/desktop.mjs')
  const desktop = wanted === 'server' ? { missing: '' } : findDesktop()
  const usable = !('missing' in desktop) && desktop.program !== undefined
  if (usable) {
    progress(`End to end in ${desktop.program}`)
    return (await import('./e2e/on-desktop.mjs')).runOnDesktop(plan, desktop)
  }
  if (wanted === 'desktop') {
    throw new UserError(`Cannot use desktop VS Code: ${desktop.missing ?? 'its program was not found'}.`, 2)
  }
  progress("End to end in VS Code's server and a headless browser")
  return (await import('./e2e/on-server.mjs')).runOnServer(plan)
}

const judge = (plan, why) => {
  if (!plan.isComplete()) throw new UserError(`The suite ended without a result (${why}). See ${plan.pictures}.`)
  const { results } = readJson(plan.env.PLUMEGO_E2E_RESULT)
  const countOf = state => results.filter(result => result.state === state).length
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(countOf)
  if (passed + failed === 0) throw new UserError('The suite ran no test.')
  return { passed, failed, skipped }
}

const main = async () => {
  const options = readOptions()
  await bootstrap()
  const temporary = temporaryFolder('e2e')
  // What the browser and VS Code leave in the temporary folder goes with ours, even when they are killed.
  process.env.TMPDIR = temporary.path
  onEnd()
  const since = Date.now()
  const plan = await makePlan(options, temporary.path)
  const why = await runOnHost(plan, options.host)
  temporary.remove()
  const { passed, failed, skipped } = judge(plan, why)
  progress(`End to end (${options.mode}): ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(since)}`)
  return failed > 0 ? 1 : 0
}

await runMain(main)
