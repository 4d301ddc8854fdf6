// Bundles the extension, the language server and the checker. --dev: readable, with source maps; --watch: and again
// after every change.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, context } from 'esbuild'
import { BUNDLES, options } from './lib/bundles.mjs'
import { progress, runMain, seconds, UserError } from './lib/console.mjs'
import { LICENCES, licenceTexts, packagesOf } from './lib/licences.mjs'
import { inRoot } from './lib/paths.mjs'

/** What bins kept of earlier bundles (server/bin/run-bundle.cjs): none of it would be used again. */
const removeCompiledCode = () => {
  const folder = inRoot('server/dist')
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names.filter(one => one.endsWith('.cache'))) rmSync(join(folder, name), { force: true })
}

/** Beside the bundles of the extension, and beside those of the server's package. */
const writeLicences = inputs => {
  const text = licenceTexts(packagesOf(inputs))
  for (const folder of ['dist', 'server/dist']) writeFileSync(join(inRoot(folder), LICENCES), text)
}

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
  writeLicences(outcomes.flatMap(({ value }) => Object.keys(value?.metafile?.inputs ?? {})))
  progress(`Built ${BUNDLES.map(({ outfile }) => outfile).join(', ')} in ${seconds(since)}.`)
}

await runMain(main)
