import { chromium } from 'playwright-core'
import { findBrowser } from './browser.mjs'

const VIEWPORT = { width: 1280, height: 800 }

const BROWSER_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens an empty page in a headless browser; it reaches one origin only. @param {string} origin */
export const openPage = async origin => {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS })
  const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: 1 })
  await page.route(
    url => url.origin !== origin && !['data:', 'blob:'].includes(url.protocol),
    route => route.abort(),
  )
  return { browser, page }
}
