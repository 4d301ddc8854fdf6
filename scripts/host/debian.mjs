import { existsSync, readFileSync } from 'node:fs'
import { withProgress } from '../lib/console.mjs'
import { withLock } from '../lib/lock.mjs'
import { inRoot } from '../lib/paths.mjs'
import { run } from '../lib/process.mjs'

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) &&
  // Ubuntu's packages of some programs only point at a snap.
  !/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8'))

const apt = async args => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await run('apt-get', args, { env, quiet: true, timeoutMs: 900_000 })
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed.\n${output.trim()}`)
}

/**
 * Finds a program; as root on Debian it installs the program where there is none.
 * @template T
 * @param {() => T | undefined} search @param {string} title for whoever waits, with how long it takes
 * @param {string[]} packages of Debian
 * @returns {Promise<T | undefined>} undefined on another system; throws where apt-get fails
 */
export const findOrInstall = async (search, title, packages) => {
  const found = search()
  if (found || !isDebianRoot()) return found
  return withLock(inRoot('.vscode-test', 'apt.lock'), 'an installation by apt-get', async () => {
    if (!search()) {
      await withProgress(title, async () => {
        await apt(['update'])
        await apt(['install', '-y', '--no-install-recommends', ...packages])
      })
    }
    return search()
  })
}
