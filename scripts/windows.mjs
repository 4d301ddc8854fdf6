// npm run test:windows: the bundled server and command under Node for Windows, in Wine. No part of npm test.
import { existsSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { progress, runMain, seconds } from './lib/console.mjs'
import { inRoot, readJson } from './lib/paths.mjs'
import { onEnd, run } from './lib/process.mjs'
import { bundleTests } from './windows/bundle-tests.mjs'
import { layWorkspaces } from './windows/lay.mjs'
import { prepareWine, windowsPath } from './windows/wine.mjs'

/** Tests that hold on any system, run here as on Linux, without those that need git or a page that Wine cannot show. */
const SHARED = [
  'lsp/hover',
  'lsp/diagnostics',
  'lsp/completion',
  'lsp/code-actions',
  'lsp/navigation',
  'lsp/new-module',
  'lsp/applications',
  'cli/encodings',
  'cli/formats',
  'cli/sarif',
]
const OWN = ['windows/as-on-linux', 'windows/names', 'windows/hosts', 'windows/git']

/**
 * What cannot be there: Wine has no git for those that lay a history or name files from the root of a repository, makes no
 * links, and Windows no such names. npm installs the program that validates SARIF for Linux alone.
 */
const CANNOT_BE = [
  ...['laid workspace', 'history', 'wherever the command runs', 'no command that a file makes up'],
  ...['that git knows', 'whose path needs escapes', 'is taken whole by code scanning'],
].join('|')

/** What Wine says of a run of some tests: which paths of other hosts are looked at, and which git is started. */
const TRACES = {
  'windows/hosts': { channel: '+file', pattern: String.raw`\\\\(evil|control)` },
  'windows/git': { channel: '+process', pattern: String.raw`CreateProcess.*git\.exe` },
}

/** Runs one file of tests. @returns the results that the reporter wrote, or one failure */
const runFile = async (wine, name, file) => {
  const since = Date.now()
  const output = inRoot('out/results', `windows-${name.replace('/', '-')}.json`)
  rmSync(output, { force: true })
  const mocha = windowsPath(inRoot('node_modules/mocha/bin/mocha.js'))
  const reporter = ['--reporter', windowsPath(inRoot('scripts/test/mocha-reporter.cjs'))]
  const options = ['--reporter-option', `output=${windowsPath(output)}`, '--grep', CANNOT_BE, '--invert', '--no-color']
  const words = [mocha, '--timeout', '120000', ...reporter, ...options, windowsPath(file)]
  const said = await wine.node(words, TRACES[name])
  const results = existsSync(output)
    ? readJson(output).results
    : [{ title: `${name} ended without a result`, state: 'failed' }]
  const failed = results.filter(({ state }) => state === 'failed')
  progress(`${failed.length > 0 ? 'red  ' : 'green'} ${name}: ${results.length} tests in ${seconds(since)}`)
  if (failed.length > 0) progress(said)
  return results
}

const main = async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
  await bootstrap()
  onEnd()
  const wine = await prepareWine()
  if (!wine) {
    progress('Skipped: there is no Wine on this machine (on Debian: apt-get install wine wine64).')
    return 0
  }
  await run(process.execPath, [inRoot('scripts/build.mjs')])
  const names = [...SHARED, ...OWN].filter(name => name.includes(values.only))
  const files = await bundleTests(names)
  await layWorkspaces(wine)
  const results = []
  for (const [name, file] of files) results.push(...(await runFile(wine, name, file)))
  const failed = results.filter(({ state }) => state === 'failed')
  for (const { title } of failed) progress(`  ${title}`)
  const skipped = results.filter(({ state }) => state === 'skipped').length
  process.stdout.write(
    `${results.length - failed.length - skipped} passed, ${failed.length} failed, ${skipped} skipped\n`,
  )
  return failed.length > 0 ? 1 : 0
}

await runMain(main)
