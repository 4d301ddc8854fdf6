// Bundles the extension, the language server and the checker. --dev: readable, with source maps; --watch: and again
// after every change.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, context } from 'esbuild'
import { progress, runMain, seconds, UserError } from './lib/console.mjs'
import { lazyLibraries } from './lib/lazy-libraries.mjs'
import { inRoot, root } from './lib/paths.mjs'

const BUNDLES = [
  { entry: 'client/src/node/main.ts', outfile: 'dist/client.cjs', external: ['vscode'] },
  // The extension carries a copy of the server, so that the .vsix is whole.
  { entry: 'server/src/node/server.ts', outfile: 'server/dist/server.cjs', copy: 'dist/server.cjs' },
  { entry: 'server/src/cli/main.ts', outfile: 'server/dist/check.cjs' },
]

/** Dear to load, and not called for most workspaces. */
const LAZY = [
  '@cfworker/json-schema',
  '@vscode/l10n',
  'ignore',
  'jsonc-parser',
  'mdast-util-from-markdown',
  'mdast-util-gfm-table',
  'micromark-extension-gfm-table',
  'yaml',
]

/** Copies after each build, in watch mode too. */
const copyPlugin = (from, to) => ({
  name: 'copy',
  setup: build => {
    build.onEnd(({ errors }) => {
      if (errors.length > 0) return
      mkdirSync(inRoot('dist'), { recursive: true })
      copyFileSync(inRoot(from), inRoot(to))
      if (existsSync(inRoot(`${from}.map`))) copyFileSync(inRoot(`${from}.map`), inRoot(`${to}.map`))
    })
  },
})

/** What bins kept of earlier bundles (server/bin/run-bundle.cjs): none of it would be used again. */
const removeCompiledCode = () => {
  const folder = inRoot('server/dist')
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names.filter(one => one.endsWith('.cache'))) rmSync(join(folder, name), { force: true })
}

const options = ({ entry, outfile, external, copy }, dev) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  external: external ?? [],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  define: { 'import.meta.dirname': '__dirname' },
  // The module field first: the UMD builds of some LSP packages hide their requires from a bundler.
  mainFields: ['module', 'main'],
  // The pages of rules, for reports that carry their help.
  loader: { '.md': 'text' },
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [lazyLibraries(LAZY), ...(copy ? [copyPlugin(outfile, copy)] : [])],
})

const main = async () => {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' }, watch: { type: 'boolean' } } })
  const dev = Boolean(values.dev || values.watch)
  const missing = BUNDLES.filter(({ entry }) => !existsSync(inRoot(entry)))
  const present = BUNDLES.filter(bundle => !missing.includes(bundle))
  if (values.watch) {
    for (const bundle of present) await (await context(options(bundle, dev))).watch()
    progress('Watching for changes. Ctrl-C ends.')
    return
  }
  const since = Date.now()
  removeCompiledCode()
  // A development build's maps would belong to other code.
  for (const { outfile, copy } of dev ? [] : BUNDLES) {
    for (const file of [outfile, copy ?? outfile]) rmSync(inRoot(`${file}.map`), { force: true })
  }
  const outcomes = await Promise.allSettled(present.map(bundle => build(options(bundle, dev))))
  const failed = present.filter((_, index) => outcomes[index]?.status === 'rejected')
  if (failed.length > 0) {
    throw new UserError(`The build of ${failed.map(({ outfile }) => outfile).join(', ')} failed: see above.`)
  }
  if (missing.length > 0) {
    throw new UserError(
      `Cannot build ${missing.map(({ outfile }) => outfile).join(', ')}: no ${missing.map(({ entry }) => entry).join(', ')}.`,
    )
  }
  progress(`Built ${BUNDLES.map(({ outfile }) => outfile).join(', ')} in ${seconds(since)}.`)
}

await runMain(main)
