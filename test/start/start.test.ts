import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { ruleLevels } from '../../server/src/core/settings.ts'
import { flatPlumego, goModOf, importing, lay, plumegoPath } from '../support/applications.ts'
import { loadMaterializer } from '../support/parity-cases.ts'
import { copySources, icon, picture, run, type Started, start } from '../support/started.ts'

const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plumego-start-')))
const checkout = path.join(scratch, 'plumego-vscode')

const row = (text: string): string => `.pane-body .monaco-list-row[aria-label*="${text}"]`
const activeTab = '.editor-group-container.active .tab.active'

/** What a person must see without a click: the icon, the tree beside it, and a file with its squiggle. */
interface Sight {
  readonly what: string
  readonly words: () => Promise<readonly string[] | undefined>
  readonly rows: readonly string[]
  readonly file: string
  readonly cursor: string
  readonly squiggle: string | undefined
}

const sights: readonly Sight[] = [
  {
    what: 'the laid Plumego, where ../shared has it',
    words: async () => {
      const materializer = await loadMaterializer()
      if (!materializer) return undefined
      const plumego = path.join(scratch, 'plumego')
      materializer.layWorkspace(plumego, materializer.pristineFiles())
      return [plumego]
    },
    rows: ['App-facing', 'rest', 'Supporting', 'Local development', 'Fast-moving'],
    file: 'core_public_test.go',
    cursor: 'Ln 14',
    squiggle: '.squiggly-hint',
  },
  {
    what: 'an application in a folder with an odd name',
    words: async () => {
      lay(path.join(scratch, 'fork'), flatPlumego)
      const application = path.join(scratch, 'my shop #1, 50% 咖啡')
      lay(application, {
        'go.mod': goModOf('v1.0.0', `\nreplace ${plumegoPath} => ../fork\n`),
        'cmd/shop/main.go': importing('x/messaging', 'x/messaging/pubsub'),
      })
      return [application]
    },
    rows: ['Used here', 'messaging', 'App-facing'],
    file: 'main.go',
    cursor: 'Ln 5',
    squiggle: '.squiggly-error, .squiggly-warning',
  },
  {
    what: 'an application with nothing to find fault with, at its first import',
    words: async () => [path.join(checkout, 'test/fixtures/sample/examples/shop')],
    // It is built with the checkout that it lies in, whose tree is shown.
    rows: ['App-facing', 'rest'],
    file: 'main.go',
    cursor: 'Ln 12',
    squiggle: undefined,
  },
]

async function expectSight(page: Page, { rows, file, cursor, squiggle }: Omit<Sight, 'what' | 'words'>): Promise<void> {
  await page.locator(icon).waitFor({ timeout: 60_000 })
  for (const text of rows) await page.locator(row(text)).first().waitFor({ timeout: 30_000 })
  if (squiggle) await page.locator(squiggle).first().waitFor({ timeout: 30_000 })
  assert.equal(await page.locator(activeTab).getAttribute('data-resource-name'), file)
  await page.locator('.statusbar-item', { hasText: cursor }).waitFor({ timeout: 10_000 })
  // The server may still be at work: nothing may be underlined that should not be.
  if (!squiggle) assert.equal(await page.locator('.squiggly-error, .squiggly-warning').count(), 0)
}

/** The page in a webview, which is a frame in a frame. */
async function pageWithHeading(page: Page, heading: string): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame')
  await frame.locator('h1', { hasText: heading }).waitFor()
  return frame
}

describe('npm start', () => {
  before(() => copySources(checkout))

  after(() => fs.rmSync(scratch, { recursive: true, force: true }))

  describe('with the sample', () => {
    let started: Started

    before(async () => {
      started = await start(checkout)
    })

    after(() => started?.stop())

    it('shows the icon, the tree, and a forbidden import with its squiggle', async () => {
      const { page, output } = started
      assert.doesNotMatch(decodeURIComponent(output), /extensionDevelopmentPath/)
      const squiggle = '.squiggly-error'
      await expectSight(page, {
        rows: ['rest', 'Not on the Boundary page'],
        file: 'legacy.go',
        cursor: 'Ln 8',
        squiggle,
      })
      await picture(page, 'sample')
    })

    it('shows the extension’s page with its icon, without a broken picture or link', async () => {
      const { page } = started
      await run(page, 'Extensions: Show Installed Extensions')
      await page.locator('.extension-list-item', { hasText: 'Plumego' }).first().click()
      const editor = page.locator('.extension-editor')
      const sizes = editor.locator('.header img.icon').evaluate((image: { naturalWidth: number }) => image.naturalWidth)
      assert.equal(await sizes, 128)
      await editor.locator('.category', { hasText: 'Linters' }).waitFor()
      const readme = await pageWithHeading(page, 'Plumego for VS Code')
      const widths = await readme
        .locator('img')
        .evaluateAll((images: { naturalWidth: number }[]) => images.map(image => image.naturalWidth))
      assert.ok(
        widths.every(width => width > 0),
        `pictures are broken: ${widths}`,
      )
      // VS Code takes the address of a link that the page cannot follow.
      assert.deepEqual(await readme.locator('a:not([href]):not([id])').allInnerTexts(), [])
      await picture(page, 'details')
    })

    it('shows a rule’s severity as a choice on the settings page', async () => {
      const { page } = started
      await run(page, 'Preferences: Open Settings (UI)')
      const settings = page.locator('.settings-editor')
      await settings.waitFor()
      await page.keyboard.type('@ext:plumego.plumego rules.severity')
      const setting = settings.locator('.setting-item-contents', { hasText: 'Rules: Severity' })
      await setting.locator('.monaco-button', { hasText: 'Add Item' }).click()
      const rule = setting.locator('select').first()
      await rule.selectOption('import-not-allowed')
      await setting.locator('select').nth(1).selectOption('warning')
      await picture(page, 'settings')
      const levels = await setting.locator('select').nth(1).locator('option').allInnerTexts()
      assert.deepEqual(levels, ruleLevels)
      await page.keyboard.press('Escape')
    })

    it('shows a change of the sources after a build and a reload', async () => {
      const source = path.join(checkout, 'server/src/core/maturity/families.ts')
      fs.writeFileSync(
        source,
        fs.readFileSync(source, 'utf8').replace("t('Not on the Boundary page')", "'Anywhere else'"),
      )
      const build = spawnSync('npm', ['run', 'build'], { cwd: checkout, encoding: 'utf8' })
      assert.equal(build.status, 0, build.stderr)
      await started.page.reload()
      await started.page.locator(row('Anywhere else')).waitFor({ timeout: 60_000 })
    })
  })

  for (const { what, words, ...sight } of sights) {
    it(`shows ${what}`, async function () {
      const given = await words()
      if (!given) return this.skip()
      const started = await start(checkout, ...given)
      try {
        await expectSight(started.page, sight)
      } finally {
        await picture(started.page, what.replaceAll(/\W+/g, '-'))
        await started.stop()
      }
    })
  }
})
