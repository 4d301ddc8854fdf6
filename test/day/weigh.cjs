// Preloaded into the server: on a signal it says what it holds, once everything that nobody needs is gone.
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { readdirSync, renameSync, writeFileSync } = require('node:fs')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  // What was held weakly goes with the next turn.
  setTimeout(() => {
    collect()
    const weight = {
      heap: process.memoryUsage().heapUsed,
      handles: process.getActiveResourcesInfo().filter(name => name !== 'Timeout' && name !== 'Immediate').length,
      descriptors: readdirSync('/proc/self/fd').length,
    }
    const file = process.env.PLUMEGO_WEIGHT
    writeFileSync(`${file}.part`, JSON.stringify(weight))
    renameSync(`${file}.part`, file)
  }, 20)
})
