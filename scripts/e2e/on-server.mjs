import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../host/browser.mjs'
import { installServer } from '../host/install-server.mjs'
import { openPage } from '../host/page.mjs'
import { installVsix, startServer, workbenchUrl } from '../host/server.mjs'
import { quietSettings, writeSettings } from '../host/settings.mjs'
import { stopGroup } from '../lib/process.mjs'
import { drivePage } from './page-driver.mjs'

/** Loads the workbench; resolves with why it ended: the suite's exit code, or the page's end. */
const runSuite = async ({ page, url, onLog, group }) => {
  let exit
  const ended = new Promise(resolve => {
    exit = resolve
  })
  page.on('crash', () => exit('the page crashed'))
  page.on('close', () => exit('the page was closed'))
  group.exited.then(code => exit(`VS Code's server ended with status ${code}`))
  await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args))
  await page.exposeFunction('codeAutomationExit', code => exit(`exit code ${code}`))
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  return ended
}

/**
 * Runs the suite in VS Code's server, its workbench in a headless browser.
 * @param {import('../e2e.mjs').Plan} plan @returns {Promise<string>} why it ended
 */
export const runOnServer = async plan => {
  const { dataDir, exchange, pictures, development, suite, workspace, vsix, env, onLog } = plan
  // The browser, too, before the server is up: installing one takes a while.
  const [main] = await Promise.all([installServer(), findBrowser()])
  // In a browser VS Code saves by itself, so that a test which fails would leave its edits to the next ones.
  writeSettings(join(dataDir, 'user'), { ...quietSettings, 'files.autoSave': 'off' })
  mkdirSync(exchange)
  if (vsix) await installVsix(main, dataDir, vsix)
  const serverEnv = { ...env, PLUMEGO_E2E_EXCHANGE: exchange }
  const { port, group } = await startServer({ main, dataDir, forTests: true, env: serverEnv })
  const stopDriving = new AbortController()
  let browser
  try {
    const opened = await openPage(`http://127.0.0.1:${port}`)
    browser = opened.browser
    const { page } = opened
    const driving = drivePage({ page, exchange, pictures, signal: stopDriving.signal })
    const url = workbenchUrl({ port, folder: workspace, development, tests: suite })
    const timeout = new Promise(resolve => setTimeout(resolve, plan.timeoutMs, 'the time limit').unref())
    const why = await Promise.race([runSuite({ page, url, onLog, group }), timeout, driving.then(() => 'never')])
    if (!plan.isComplete()) await page.screenshot({ path: join(pictures, 'broken-off.png') }).catch(() => {})
    return why
  } finally {
    stopDriving.abort()
    await browser?.close().catch(() => {})
    await stopGroup(group)
  }
}
