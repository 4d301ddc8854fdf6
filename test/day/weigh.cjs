// Preloaded into the server: on a signal it says what it holds, once everything that nobody needs is gone.
const { getHeapSpaceStatistics, setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { readdirSync, renameSync, writeFileSync } = require('node:fs')

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

/** Code that is compiled for rare paths grows for hours, and no leak could be told from it. */
const holdsCode = name => name.startsWith('code_') || name.startsWith('trusted_')

const heapWithoutCode = () =>
  getHeapSpaceStatistics()
    .filter(({ space_name: name }) => !holdsCode(name))
    .reduce((sum, { space_used_size: used }) => sum + used, 0)

process.on('SIGUSR2', () => {
  collect()
  // What was held weakly goes with the next turn.
  setTimeout(() => {
    collect()
    const weight = {
      heap: heapWithoutCode(),
      handles: process.getActiveResourcesInfo().filter(name => name !== 'Timeout' && name !== 'Immediate').length,
      descriptors: readdirSync('/proc/self/fd').length,
    }
    const file = process.env.PLUMEGO_WEIGHT
    writeFileSync(`${file}.part`, JSON.stringify(weight))
    renameSync(`${file}.part`, file)
  }, 20)
})
