// Carries out what the suite asks of the page (test/e2e/suite/driver.ts): requests and answers are files.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { middleOfText } from './editor-text.mjs'

const ACTION_MS = 20_000

/** The visible elements of a selector, narrowed by a text. */
const visible = (page, selector, text) =>
  page.locator(selector).filter({ visible: true, ...(text && { hasText: text }) })

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

const textsOf = async (page, selector) => (await visible(page, selector).allInnerTexts()).map(plain)

/** @param {import('playwright-core').Page} page @param {string} pictures folder of the screenshots */
const actionsOf = (page, pictures) => ({
  screenshot: async (name, selector) => {
    mkdirSync(pictures, { recursive: true })
    const options = { path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' }
    await (selector ? visible(page, selector).first() : page).screenshot(options)
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
  hover: (selector, text) => visible(page, selector, text).first().hover({ timeout: ACTION_MS }),
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
  click: (selector, text) => visible(page, selector, text).first().click({ timeout: ACTION_MS }),
  waitForText: (selector, text, timeoutMs) =>
    until(
      `"${text}" in ${selector}`,
      async () => (await textsOf(page, selector)).find(found => found.includes(text)),
      timeoutMs,
    ),
  waitForNoText: async (selector, text, timeoutMs) => {
    const gone = async () => ((await textsOf(page, selector)).some(found => found.includes(text)) ? undefined : true)
    await until(`no "${text}" in ${selector}`, gone, timeoutMs)
  },
  textsOf: selector => textsOf(page, selector),
  attributesOf: (selector, name) =>
    visible(page, selector).evaluateAll((elements, attribute) => elements.map(e => e.getAttribute(attribute)), name),
})

const answer = async (actions, { action, args }) => {
  try {
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
  const actions = actionsOf(page, pictures)
  while (!signal.aborted) {
    for (const name of readdirSync(exchange).filter(entry => entry.endsWith('.request'))) {
      const file = join(exchange, name)
      const request = JSON.parse(readFileSync(file, 'utf8'))
      rmSync(file)
      const answerFile = join(exchange, `${request.id}.answer`)
      writeFileSync(`${answerFile}.part`, JSON.stringify(await answer(actions, request)))
      renameSync(`${answerFile}.part`, answerFile)
    }
    await delay(15)
  }
}
