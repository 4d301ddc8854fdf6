import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../scripts/host/page.mjs'

const root = path.join(import.meta.dirname, '..', '..')

/** What is installed or made, and not part of the sources. */
const notSources = new Set(['.git', '.vscode-test', 'coverage', 'dist', 'node_modules', 'out'])

/** Copies the sources, with what was installed for them, so that a test may edit and build them. */
export function copySources(to: string): void {
  const isSource = (from: string): boolean => !notSources.has(path.basename(from)) && !from.endsWith('.vsix')
  fs.cpSync(root, to, { recursive: true, filter: from => from === root || isSource(from) })
  for (const name of ['node_modules', '.vscode-test']) {
    fs.mkdirSync(path.join(root, name), { recursive: true })
    fs.symlinkSync(fs.realpathSync(path.join(root, name)), path.join(to, name), 'junction')
  }
}

/** `npm start`, and the page at the address that it printed. */
export interface Started {
  readonly page: Page
  /** What it wrote to standard output. */
  readonly output: string
  stop(): Promise<void>
}

/** Runs `npm start` in a checkout as a person does, and opens the address that it prints. */
export async function start(checkout: string, ...words: readonly string[]): Promise<Started> {
  const npm = spawn('npm', ['start', '--', '--host', 'server', ...words], {
    cwd: checkout,
    // A terminal's Ctrl-C reaches all that was started in it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let browser: Browser | undefined
  const stop = async (): Promise<void> => {
    await browser?.close()
    await interrupt(npm)
  }
  try {
    const output = await untilReady(npm)
    const address = new URL(/^Plumego is ready at (\S+)$/m.exec(output)?.[1] ?? '')
    const opened = await openPage(address.origin)
    browser = opened.browser
    await opened.page.goto(address.href)
    return { page: opened.page, output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Resolves with what a process wrote to standard output up to the line that says that it is ready. */
function untilReady(npm: ChildProcess): Promise<string> {
  let output = ''
  let errors = ''
  return new Promise((resolve, reject) => {
    npm.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (/^Plumego is ready .*\n/m.test(output)) resolve(output)
    })
    npm.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    npm.on('error', reject)
    npm.on('exit', code => reject(new Error(`npm start ended with status ${code}:\n${output}${errors}`)))
  })
}

/** Ends a process and what it started as Ctrl-C does, and returns when it is gone. */
async function interrupt(npm: ChildProcess): Promise<void> {
  if (npm.pid === undefined || npm.exitCode !== null || npm.signalCode !== null) return
  const gone = new Promise(resolve => npm.once('exit', resolve))
  process.kill(-npm.pid, 'SIGINT')
  await gone
}

const pictures = path.join(root, 'out', 'screenshots', 'start')

/** Takes a picture of the page: out/screenshots/start/NAME.png. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' })
}

/** The extension's icon in the activity bar. */
export const icon = '.activitybar .action-label[aria-label^="Plumego"]'

/** Runs a command by its title, as a person does. @returns when it was chosen, as performance.now() says it */
export async function run(page: Page, title: string): Promise<number> {
  // Before the extension is there, a key may be lost.
  await page.locator(icon).waitFor({ timeout: 60_000 })
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input').first().fill(`>${title}`)
  const command = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first()
  await command.waitFor()
  const since = performance.now()
  await command.click()
  return since
}
