import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

/** The go command with a module cache of its own, which a test may remove. */
export class GoCommand {
  readonly cache: string
  readonly env: NodeJS.ProcessEnv

  /** @param directory where it keeps what it downloads */
  constructor(directory: string) {
    this.cache = path.join(directory, 'pkg', 'mod')
    // What is downloaded is taken as it comes: the test is not about checksums.
    const own = { GOPATH: directory, GOMODCACHE: this.cache, GOFLAGS: '-modcacherw', GOSUMDB: 'off', GOENV: 'off' }
    this.env = { ...process.env, ...own, GOTOOLCHAIN: 'local', GOWORK: '', GO111MODULE: '' }
  }

  /** Whether there is one on this machine. */
  static get isInstalled(): boolean {
    return spawnSync('go', ['version']).status === 0
  }

  /**
   * @param more variables beside its own
   * @returns what it wrote
   * @throws with its complaint where it fails
   */
  run(directory: string, words: readonly string[], more: NodeJS.ProcessEnv = {}): string {
    const run = spawnSync('go', words, {
      cwd: directory,
      encoding: 'utf8',
      env: { ...this.env, ...more },
      timeout: 60_000,
    })
    if (run.status !== 0) throw new Error(`go ${words.join(' ')}: ${run.stderr || run.error}`)
    return run.stdout.trim()
  }
}
