import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new temporary folder and how to remove it; it goes with the process at the latest. @param {string} name */
export const temporaryFolder = name => {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `plumego-${name}-`))
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.on('exit', remove)
  return { path, remove }
}
