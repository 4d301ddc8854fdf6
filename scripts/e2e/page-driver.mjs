// Carries out what the suite asks of the page (test/e2e/suite/driver.ts): requests and answers are files.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import axe from 'axe-core'
import { middleOfText } from './editor-text.mjs'

const ACTION_MS = 20_000

/** The visible elements of a selector, narrowed by a text. @param scope the page, or a frame in it */
const visible = (scope, selector, text) =>
  scope.locator(selector).filter({ visible: true, ...(text && { hasText: text }) })

const until = async (what, probe, timeoutMs) => {
  const end = Date.now() + timeoutMs
  for (;;) {
    const value = await probe()
    if (value !== undefined) return value
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`)
    await delay(50)
  }
}

/** Monaco shows spaces as no-break spaces; a test means plain ones. */
const plain = text => text.replaceAll('\u00a0', ' ')

const textsOf = async (scope, selector) => (await visible(scope, selector).allInnerTexts()).map(plain)

/** The frame of a webview, by an element of it. */
const frameWith = (page, selector) =>
  until(
    `a frame with ${selector}`,
    async () => {
      for (const frame of page.frames()) {
        // One that goes away meanwhile has nothing.
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame
      }
      return undefined
    },
    ACTION_MS,
  )

/**
 * @param {import('playwright-core').Page} page
 * @param {string} pictures folder of the screenshots
 * @param {import('playwright-core').Page | import('playwright-core').Frame} scope what selectors are looked up in
 */
const actionsOf = (page, pictures, scope = page) => ({
  screenshot: async (name, selector) => {
    mkdirSync(pictures, { recursive: true })
    const options = { path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' }
    await (selector ? visible(scope, selector).first() : page).screenshot(options)
  },
  press: key => page.keyboard.press(key),
  type: text => page.keyboard.type(text, { delay: 20 }),
  hoverText: async text => {
    const find = async () => (await page.evaluate(middleOfText, text)) ?? undefined
    const { x, y } = await until(`"${text}" in an editor`, find, ACTION_MS)
    // Two moves: a hover starts when the mouse comes in and then rests.
    await page.mouse.move(x, y + 40)
    await page.mouse.move(x, y, { steps: 5 })
  },
  hover: (selector, text) => visible(scope, selector, text).first().hover({ timeout: ACTION_MS }),
  moveAway: () => page.mouse.move(640, 790, { steps: 3 }),
  widthOf: async selector => (await visible(page, selector).first().boundingBox())?.width,
  drag: async (selector, by) => {
    const boxes = await Promise.all((await visible(page, selector).all()).map(one => one.boundingBox()))
    const [{ x, y, width, height }] = boxes.filter(Boolean).sort((a, b) => a.x - b.x)
    const [fromX, fromY] = [x + width / 2, y + height * 0.8]
    await page.mouse.move(fromX, fromY)
    await page.mouse.down()
    await page.mouse.move(fromX + by, fromY, { steps: 5 })
    await page.mouse.up()
    await page.mouse.move(640, 790)
  },
  click: (selector, text) => visible(scope, selector, text).first().click({ timeout: ACTION_MS }),
  waitForText: (selector, text, timeoutMs) =>
    until(
      `"${text}" in ${selector}`,
      async () => (await textsOf(scope, selector)).find(found => found.includes(text)),
      timeoutMs,
    ),
  waitForNoText: async (selector, text, timeoutMs) => {
    const gone = async () => ((await textsOf(scope, selector)).some(found => found.includes(text)) ? undefined : true)
    await until(`no "${text}" in ${selector}`, gone, timeoutMs)
  },
  textsOf: selector => textsOf(scope, selector),
  attributesOf: (selector, name) =>
    visible(scope, selector).evaluateAll((elements, attribute) => elements.map(e => e.getAttribute(attribute)), name),
  /** What axe-core finds wrong with a frame or the page: each rule, and where it is broken. */
  violations: async () => {
    await scope.evaluate(axe.source)
    const { violations } = await scope.evaluate(() => globalThis.axe.run())
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
  },
})

const answer = async (page, pictures, { action, args, frame }) => {
  try {
    const actions = actionsOf(page, pictures, frame && (await frameWith(page, frame)))
    if (!Object.hasOwn(actions, action)) throw new Error(`The runner knows no action "${action}"`)
    return { value: await actions[action](...args) }
  } catch (error) {
    return { error: `${action}(${args.map(value => JSON.stringify(value)).join(', ')}): ${error.message}` }
  }
}

/**
 * Answers requests until `signal` ends it.
 * @param {{page: import('playwright-core').Page, exchange: string, pictures: string, signal: AbortSignal}} options
 */
export const drivePage = async ({ page, exchange, pictures, signal }) => {
  while (!signal.aborted) {
    for (const name of readdirSync(exchange).filter(entry => entry.endsWith('.request'))) {
      const file = join(exchange, name)
      const request = JSON.parse(readFileSync(file, 'utf8'))
      rmSync(file)
      const answerFile = join(exchange, `${request.id}.answer`)
      writeFileSync(`${answerFile}.part`, JSON.stringify(await answer(page, pictures, request)))
      renameSync(`${answerFile}.part`, answerFile)
    }
    await delay(15)
  }
}
