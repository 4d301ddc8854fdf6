// npm run icon: makes media/icon.png (or --out FILE), the picture of the extension's page, from media/plumego.svg, which
// is the activity bar's.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { progress, runMain, UserError } from './lib/console.mjs'
import { inRoot, readJson } from './lib/paths.mjs'

/** Pixels: what VS Code's pages ask for. */
const SIDE = 128
/** Pixels that the feather leaves free on each side. */
const MARGIN = 18

/** The drawing in white on a tile in the colour of the page's banner. @param {string} drawing @param {string} color */
const tileOf = (drawing, color) => {
  const feather = drawing
    .replace(/<title>.*?<\/title>/s, '')
    .replace('stroke="#000"', 'stroke="#fff"')
    .replace(
      /width="\d+" height="\d+"/,
      `x="${MARGIN}" y="${MARGIN}" width="${SIDE - 2 * MARGIN}" height="${SIDE - 2 * MARGIN}"`,
    )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
  <rect width="${SIDE}" height="${SIDE}" rx="26" fill="${color}"/>
  ${feather}
</svg>`
}

const main = async () => {
  await bootstrap()
  const { Resvg } = await import('@resvg/resvg-js')
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const drawing = readFileSync(inRoot('media/plumego.svg'), 'utf8')
  if (!drawing.includes('stroke="#000"')) {
    throw new UserError(
      'media/plumego.svg has no stroke="#000", which the icon shows in white. Adapt scripts/icon.mjs.',
    )
  }
  const { color } = readJson(inRoot('package.json')).galleryBanner
  const file = values.out ? resolve(values.out) : inRoot('media/icon.png')
  writeFileSync(file, new Resvg(tileOf(drawing, color)).render().asPng())
  progress(`Wrote ${file}.`)
}

await runMain(main)
