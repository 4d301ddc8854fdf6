// VS Code's extension host loads this module and calls run(). Each test file is bundled beside it.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'
import { screenshot } from './driver.ts'

interface TestResult {
  title: string
  state: 'passed' | 'failed' | 'skipped'
  durationMs: number
  error?: string
}

const toResult = (test: Mocha.Runnable & { pending?: boolean }, error?: unknown): TestResult => {
  const title = test.titlePath().join(' › ')
  const durationMs = test.duration ?? 0
  if (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { title, state: 'failed', durationMs, error: text }
  }
  return { title, state: test.pending ? 'skipped' : 'passed', durationMs }
}

/** Runs the suite. A killed extension host reports success, so the runner believes the result file alone. */
export const run = async (): Promise<void> => {
  const resultFile = process.env.PLUMEGO_E2E_RESULT
  if (!resultFile) throw new Error('PLUMEGO_E2E_RESULT is not set: start this suite through scripts/e2e.mjs')
  const { PLUMEGO_E2E_GREP: grep } = process.env
  // A second try, for a window on a busy machine may lose a key or the focus, which no condition tells.
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, retries: 1, ...(grep ? { grep } : {}) })
  mocha.reporter(class extends Mocha.reporters.Base {})
  const files = readdirSync(__dirname).filter(name => name.endsWith('.test.cjs'))
  for (const file of files.sort()) mocha.addFile(join(__dirname, file))

  mocha.suite.afterEach('picture of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return
    const name = this.currentTest.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-')
    await screenshot(`failed-${name}`)
  })

  const results: TestResult[] = []
  const failures = await new Promise<number>(resolve => {
    const report = (result: TestResult) => {
      results.push(result)
      const mark = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' }[result.state]
      console.log(`e2e: ${mark} ${result.title} (${result.durationMs} ms)${result.error ? `\n${result.error}` : ''}`)
    }
    mocha
      .run(resolve)
      .on('pass', test => report(toResult(test)))
      .on('retry', (test, error) => console.log(`e2e: a second try of ${toResult(test, error).title}\n${error.stack}`))
      .on('pending', test => report(toResult(test)))
      .on('fail', (test, error) => report(toResult(test, error)))
  })
  writeFileSync(resultFile, JSON.stringify({ complete: true, results }))
  if (failures > 0) throw new Error(`${failures} end-to-end tests failed`)
}
