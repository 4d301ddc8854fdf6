import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @param {...string} parts path below the checkout */
export const inRoot = (...parts) => join(root, ...parts)

/** @param {string} file @returns {any} */
export const readJson = file => JSON.parse(readFileSync(file, 'utf8'))
