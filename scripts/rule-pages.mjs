// Writes what is made from the rules: docs/rules, a page for each with the examples of test/support/rule-pages, and what
// package.json and package.nls*.json say of each under plumego.rules.severity.
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
  mkdirSync(join(directory, 'zh-cn'), { recursive: true })
  for (const [name, text] of pages) writeFileSync(join(directory, name), text)
  await writeSettings()
  progress(`Wrote ${pages.size} files to docs/rules, and the settings of package.json.`)
}

const edit = (name, change) => {
  const file = inRoot(name)
  writeFileSync(file, `${JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2)}\n`)
}

const writeSettings = async () => {
  const { descriptionPrefix, severityDescriptions, severityProperties } = await import(
    '../test/support/rule-settings.ts'
  )
  const { makeLocalize } = await import('../server/src/l10n/localize.ts')
  edit('package.json', manifest => {
    manifest.contributes.configuration.properties['plumego.rules.severity'].properties = severityProperties()
    return manifest
  })
  const languages = { 'package.nls.json': 'en', 'package.nls.zh-cn.json': 'zh-cn' }
  for (const [name, language] of Object.entries(languages)) {
    const descriptions = severityDescriptions(language, await makeLocalize(language))
    edit(name, texts => {
      const others = Object.entries(texts).filter(([key]) => !key.startsWith(descriptionPrefix))
      return { ...Object.fromEntries(others), ...descriptions }
    })
  }
}

await runMain(main)
