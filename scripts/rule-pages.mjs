// Writes docs/rules: a page for each rule, from the rules themselves and the examples of test/support/rule-pages.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
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
  progress(`Wrote ${pages.size} files to docs/rules.`)
}

await runMain(main)
