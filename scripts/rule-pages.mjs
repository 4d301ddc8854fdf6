// Writes what is made from the rules: docs/rules, a page for each with the examples of test/support/rule-pages, and the
// codes that package.json offers for plumego.rules.severity.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { progress, runMain } from './lib/console.mjs'
import { inRoot } from './lib/paths.mjs'

const main = async () => {
  await bootstrap()
  // Not before the pinned Node runs, which strips types.
  const { renderPages } = await import('../test/support/rule-pages/render.ts')
  const pages = renderPages()
  const directory = inRoot('docs/rules')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  for (const [name, text] of pages) writeFileSync(join(directory, name), text)
  await writeAdjustableRules()
  progress(`Wrote ${pages.size} files to docs/rules, and the codes of package.json.`)
}

const writeAdjustableRules = async () => {
  const { adjustableRules } = await import('../server/src/core/settings.ts')
  const file = inRoot('package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.contributes.configuration.properties['plumego.rules.severity'].propertyNames.enum = adjustableRules
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
}

await runMain(main)
