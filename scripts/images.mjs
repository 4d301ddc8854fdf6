// Takes the README's pictures anew: runs the end-to-end suite and keeps the pictures that docs/images already holds.
import { copyFileSync, readdirSync } from 'node:fs'
import { bootstrap } from './bootstrap.mjs'
import { runMain } from './lib/console.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { onEnd, run } from './lib/process.mjs'

const main = async () => {
  await bootstrap()
  onEnd(() => {})
  for (const script of ['scripts/build.mjs', 'scripts/e2e.mjs']) {
    const { code } = await run(process.execPath, [inRoot(script)], { cwd: root })
    if (code !== 0) return code
  }
  for (const name of readdirSync(inRoot('docs/images'))) {
    copyFileSync(inRoot(`out/screenshots/dev/${name}`), inRoot(`docs/images/${name}`))
  }
}

await runMain(main)
