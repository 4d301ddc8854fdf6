const {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const { basename, dirname } = require('node:path')

/**
 * Runs a bundle with the code that V8 has compiled in an earlier run. Node's own compile cache is made before a module
 * runs and so leaves out all that is compiled when it is first called: most of a bundle, and compiling that takes longer
 * than checking a workspace. This cache is made at the end of a run, once for each bundle and version of Node, and lies
 * beside the bundle. Where nothing may be written there, Node's has to do.
 *
 * npm links the bins before anything is built, hence the bins around the bundles.
 * @param {string} bundle absolute path; its export `isWorthCaching()`, asked at the end, says whether the run was one
 *   whose compiled code serves the next
 */
module.exports = bundle => {
  if (!existsSync(bundle)) {
    const name = basename(process.argv[1] ?? bundle, '.cjs')
    process.stderr.write(`${name} is not built yet: ${bundle} is missing. Run "npm run build" in the checkout.\n`)
    process.exitCode = 2
    return
  }
  // V8 knows a source by its length alone, so the date of the bundle goes into the name.
  const stamp = Math.floor(statSync(bundle).mtimeMs).toString(36)
  const cache = `${bundle}.${stamp}-${process.version}-${process.arch}.cache`
  const cachedData = contentOf(cache)
  if (cachedData || isWritable(dirname(bundle))) runCached(bundle, cache, cachedData)
  else {
    require('node:module').enableCompileCache?.()
    require(bundle)
  }
}

const runCached = (bundle, cache, cachedData) => {
  const { Script } = require('node:vm')
  const source = require('node:module').wrap(readFileSync(bundle, 'utf8'))
  const script = new Script(source, { filename: bundle, cachedData })
  const loaded = { exports: {} }
  if (!cachedData || script.cachedDataRejected) {
    process.once('exit', () => {
      if (loaded.exports.isWorthCaching?.()) write(cache, script.createCachedData())
    })
  }
  script.runInThisContext()(loaded.exports, require, loaded, bundle, dirname(bundle))
}

const contentOf = file => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const isWritable = directory => {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Whole or not at all, for other runs may be reading. */
const write = (file, data) => {
  const part = `${file}.${process.pid}`
  try {
    writeFileSync(part, data)
    renameSync(part, file)
  } catch {
    // The next run compiles again.
    rmSync(part, { force: true })
  }
}
