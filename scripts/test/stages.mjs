import { existsSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../host/browser.mjs'
import { installServer } from '../host/install-server.mjs'
import { progress, UserError } from '../lib/console.mjs'
import { inRoot, readJson, root } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'

/** Folders below test/ that mocha runs on Node itself. */
export const MOCHA_FOLDERS = ['unit', 'typing', 'parity', 'arch', 'grammar', 'perf', 'fuzz', 'cli', 'lsp']

/**
 * @typedef {{title: string, state: 'passed' | 'failed' | 'skipped'}} Result
 * @typedef {{grep?: string, coverage?: boolean, host?: string, folders: string[]}} Choice
 * @typedef {{name: string, needs?: string[], run: (choice: Choice) => Promise<Result[]>}} Stage
 */

const MINUTE = 60_000

/** Biome colours letter by letter even where nobody sees it. */
const colors = process.stdout.isTTY ? [] : ['--colors=off']

const bin = (...parts) => inRoot('node_modules', ...parts)

/** Runs node with arguments; tells when the time limit ended it. */
const runNode = async (args, timeoutMs) => {
  const { code, timedOut } = await run(process.execPath, args, { cwd: root, timeoutMs })
  if (timedOut) progress(`Stopped after ${timeoutMs / MINUTE} minutes, the time limit of this stage.`)
  return code === 0 && !timedOut
}

/** A stage that passes when all its commands do; all of them run. */
const commandStage = (name, commands, timeoutMs, needs) => ({
  name,
  needs,
  run: async () => {
    let passed = true
    for (const args of commands) passed = (await runNode(args, timeoutMs)) && passed
    return [{ title: name, state: passed ? 'passed' : 'failed' }]
  },
})

/** The results that a test runner wrote. One that ends badly without a failed test is itself a failure. */
const readResults = (name, file, succeeded) => {
  const results = existsSync(file) ? readJson(file).results : []
  const failed = results.some(({ state }) => state === 'failed')
  if (results.length === 0) return [{ title: `${name} ended without a result`, state: 'failed' }]
  return succeeded || failed ? results : [...results, { title: `${name} ended badly`, state: 'failed' }]
}

/** fs.globSync is not there yet on Node 20, which must be able to load this module. */
const testFilesIn = folder => {
  const path = inRoot('test', folder)
  if (!existsSync(path)) return []
  const names = readdirSync(path, { recursive: true }).filter(name => name.endsWith('.test.ts'))
  return names.sort().map(name => join('test', folder, name))
}

/** Runs mocha on Node itself. @param {string} name of the file of results @param {string[]} more for mocha */
const runMocha = async (name, files, more, { grep }, wrapper = []) => {
  const output = inRoot('out/results', `${name}.json`)
  rmSync(output, { force: true })
  const reporter = ['--reporter', inRoot('scripts/test/mocha-reporter.cjs'), '--reporter-option', `output=${output}`]
  const mocha = [bin('mocha/bin/mocha.js'), ...reporter, ...more, ...(grep ? ['--grep', grep] : []), ...files]
  const succeeded = files.length > 0 && (await runNode([...wrapper, ...mocha], 20 * MINUTE))
  return readResults(name, output, succeeded)
}

const mochaStage = {
  name: 'tests',
  needs: ['build'],
  run: async ({ coverage, folders, ...choice }) => {
    const files = folders.flatMap(testFilesIn)
    // A busy machine is no failure: what waits for a condition may wait. Coverage is of one process.
    const pace = ['--timeout', '30000', ...(coverage ? [] : ['--parallel', '--jobs', String(availableParallelism())])]
    const c8 = [
      bin('c8/bin/c8.js'),
      '--src',
      'server/src',
      '--include',
      'server/src/**',
      '--reporter=text',
      '--reporter=html',
    ]
    return runMocha('tests', files, pace, choice, coverage ? [...c8, process.execPath] : [])
  },
}

/** Installs what a page of VS Code's server needs, which on a new machine takes longer than any test may. */
const canOpenPages = async () => {
  try {
    await Promise.all([installServer(), findBrowser()])
    return true
  } catch (error) {
    progress(error instanceof UserError ? error.message : String(error))
    return false
  }
}

/** Runs `npm start` as a person does and opens the address that it prints. */
const startStage = {
  name: 'start',
  run: async choice => {
    if (choice.host === 'desktop') return [{ title: 'npm start needs a browser, not a desktop', state: 'skipped' }]
    if (!(await canOpenPages())) return [{ title: 'npm start could not be opened in a browser', state: 'failed' }]
    // One after the other: each is a whole VS Code.
    return runMocha('start', testFilesIn('start'), ['--timeout', '300000'], choice)
  },
}

/**
 * Walks that want a window of their own: an editor keeps for minutes what others had open, and can be undone there, and a
 * person who undoes a task would get that too.
 */
const ALONE = 'a contributor’s tasks'

/** Patterns of the walks of each window. @returns {(string | undefined)[]} undefined for all there are */
const windowsOf = (mode, grep) => {
  if (grep) return [grep]
  return mode === 'dev' ? [`^(?!${ALONE})`, `^${ALONE}`] : [undefined]
}

/** Runs walks in one window of VS Code. @returns {Promise<Result[]>} */
const runWindow = async (mode, grep, host) => {
  const options = ['--mode', mode, ...(grep ? ['--grep', grep] : []), ...(host ? ['--host', host] : [])]
  const file = inRoot('out/results', `e2e-${mode}.json`)
  rmSync(file, { force: true })
  // Generous: on a new machine it installs VS Code's server and a browser first.
  const succeeded = await runNode([inRoot('scripts/e2e.mjs'), ...options], 20 * MINUTE)
  return readResults(`e2e-${mode}`, file, succeeded).map(result => ({ ...result, title: `[${mode}] ${result.title}` }))
}

const e2eStage = (mode, needs) => ({
  name: `e2e-${mode}`,
  needs,
  run: async ({ grep, host }) => {
    // Pictures of an earlier run would pass for this one's.
    if (!grep) rmSync(inRoot('out/screenshots', mode), { recursive: true, force: true })
    const results = []
    for (const pattern of windowsOf(mode, grep)) results.push(...(await runWindow(mode, pattern, host)))
    return results
  },
})

/** All stages in order. @type {Stage[]} */
export const STAGES = [
  commandStage(
    'lint',
    [[bin('@biomejs/biome/bin/biome'), 'ci', '.', ...colors], [bin('knip/bin/knip.js')]],
    3 * MINUTE,
  ),
  commandStage('types', [[bin('typescript/bin/tsc'), '-b']], 5 * MINUTE),
  commandStage('build', [[inRoot('scripts/build.mjs')]], 3 * MINUTE),
  mochaStage,
  commandStage('package', [[inRoot('scripts/package.mjs')]], 3 * MINUTE),
  startStage,
  e2eStage('dev', ['build']),
  e2eStage('vsix', ['package']),
]
