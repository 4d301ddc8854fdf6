// Mocha's readable reporter, which also writes what scripts/test.mjs counts.
const { mkdirSync, writeFileSync } = require('node:fs')
const { dirname } = require('node:path')
const { reporters } = require('mocha')

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const results = []
    const add = (state, test) => results.push({ title: test.titlePath().join(' › '), state })
    runner.on('pass', test => add('passed', test))
    runner.on('pending', test => add('skipped', test))
    runner.on('fail', test => add('failed', test))
    runner.on('end', () => {
      const file = options.reporterOptions.output
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ complete: true, results }))
    })
  }
}
