#!/usr/bin/env node
// npm links the bins before anything is built, hence this stub around the bundle.
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const bundle = join(__dirname, '../dist/server.cjs')
if (existsSync(bundle)) {
  require('node:module').enableCompileCache?.()
  require(bundle)
} else {
  process.stderr.write(
    `plumego-language-server is not built yet: ${bundle} is missing. Run "npm run build" in the checkout.\n`,
  )
  process.exitCode = 2
}
