import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import axe from 'axe-core'
import type { FrameLocator, Page } from 'playwright-core'
import { openPage } from '../../scripts/host/page.mjs'
import type { BoundaryFocus, BoundaryMap } from '../../server/src/protocol/boundary-map.ts'
import { LspClient, uriOf } from '../support/lsp-client.ts'
import { openMapPage, tell, wordsIn } from '../support/map-page.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { copySources, picture, run, type Started, start } from '../support/started.ts'

const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-map-')))
const checkout = path.join(scratch, 'plumego-vscode')

/** A row of the tree of families. */
const row = '.pane-body .monaco-list-row[aria-label^="rest "]'

/** The map's page, which is a frame in a frame. */
const mapIn = (page: Page): FrameLocator => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame')

/** Runs the command with that title and waits for the cells of the map. @returns how long it took, in milliseconds */
async function openMap(page: Page, title: string): Promise<number> {
  const since = await run(page, title)
  await mapIn(page).locator('td.used').first().waitFor()
  return performance.now() - since
}

const close = (page: Page): Promise<void> => page.locator('.tab.active .tab-actions .action-label').first().click()

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.flatMap(({ help, nodes }) => nodes.map(({ html }) => help + ": " + html)))',
  )
}

describe('the Boundary Map of the real Plumego', () => {
  let plumego: string

  before(async function () {
    const materializer = await loadMaterializer()
    if (!materializer) return this.skip()
    copySources(checkout)
    plumego = path.join(scratch, 'plumego')
    materializer.layWorkspace(plumego, materializer.pristineFiles())
  })

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  describe('in English', () => {
    let started: Started

    before(async () => {
      started = await start(checkout, plumego)
      await started.page.locator(row).waitFor({ timeout: 60_000 })
    })

    after(() => started?.stop())

    it('opens in under a second', async () => {
      const { page } = started
      const times: number[] = []
      // The quickest counts: the first one loads what any webview needs, and others may be at work on the machine.
      while (times.length < 8 && !(Math.min(...times) < 1000)) {
        if (times.length > 0) await close(page)
        times.push(await openMap(page, 'Plumego: Show Boundary Map'))
      }
      console.log(`      after ${times.map(Math.round).join(', ')} ms`)
      assert.ok(Math.min(...times) < 1000, `${times} ms`)
      await picture(page, 'map')
    })

    it('shows every package at once, and closes them', async () => {
      const { page } = started
      const map = mapIn(page)
      await map.locator('button', { hasText: 'Expand All' }).click()
      await map.locator('th.row.package').nth(60).waitFor({ state: 'attached' })
      assert.ok((await map.locator('th.row').count()) > 85)
      assert.deepEqual(await map.locator('td.violation').count(), 0)
      await picture(page, 'map-expanded')
      await map.locator('button', { hasText: 'Collapse All' }).click()
      await map.locator('th.row.package').first().waitFor({ state: 'detached' })
    })

    it('is after a reload of the window as it was before', async () => {
      const { page } = started
      // An address that names a file to open leaves out what was open before.
      const address = new URL(page.url())
      address.searchParams.delete('payload')
      await page.goto(address.href)
      await page.locator(row).waitFor({ timeout: 60_000 })
      await openMap(page, 'Plumego: Show Boundary Map')
      const map = mapIn(page)
      await map.locator('th.row[aria-label^="x/data,"] .twistie').click()
      await map.locator('th.row .name', { hasText: 'idempotency' }).waitFor()
      await map.locator('input').fill('data')
      await map.locator('th.row .name', { hasText: 'core' }).waitFor({ state: 'detached' })
      const before = await map.locator('th.row .name').allInnerTexts()
      const loaded = page.waitForEvent('load')
      await run(page, 'Developer: Reload Window')
      await loaded
      await mapIn(page).locator('th.row .name', { hasText: 'idempotency' }).waitFor({ timeout: 60_000 })
      assert.deepEqual(await mapIn(page).locator('th.row .name').allInnerTexts(), before)
      assert.equal(await mapIn(page).locator('input').inputValue(), 'data')
    })

    afterEach(() => picture(started.page, 'map-last'))
  })

  it('is in Chinese, and breaks no rule of accessibility there', async () => {
    const chinese = JSON.parse(
      fs.readFileSync(path.join(import.meta.dirname, '../../l10n/bundle.l10n.zh-cn.json'), 'utf8'),
    )
    const client = await LspClient.start([plumego], {}, { locale: 'zh-cn' })
    client.probeDirectory = plumego
    await client.settle()
    const of = { root: uriOf(plumego), rows: ['x/ai'], columns: [] }
    const map = await client.request<BoundaryMap>('plumego/boundaryMap', of)
    const focus = await client.request<BoundaryFocus>('plumego/boundaryFocus', { root: of.root, module: 'x/rest' })
    await client.stop()
    const { browser } = await openPage('about:blank')
    try {
      const page = await openMapPage(browser, await wordsIn(chinese))
      await tell(page, { type: 'map', id: 1, map })
      await page.locator('td.used').first().waitFor()
      await picture(page, 'map-chinese')
      const labels = await page.locator('td').evaluateAll(cells => cells.map(cell => cell.getAttribute('aria-label')))
      assert.ok(labels.length > 400 && labels.every(label => /\p{Script=Han}/u.test(label ?? '')))
      assert.deepEqual(await violations(page), [])
      await tell(page, { type: 'focus', id: 1, focus })
      await page.locator('h3', { hasText: '可以导入' }).waitFor()
      await picture(page, 'map-focus-chinese')
      assert.deepEqual(await violations(page), [])
    } finally {
      await browser.close()
    }
  })
})
