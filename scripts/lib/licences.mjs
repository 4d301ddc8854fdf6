// The licences of the libraries that a bundle carries: their authors ask that these go with every copy.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'

/** The file that has them, beside the bundles. */
export const LICENCES = 'third-party-licences.txt'

/** The folders of packages that inputs of a bundle lie in, sorted. @param {readonly string[]} inputs relative paths */
export const packagesOf = inputs =>
  [...new Set(inputs.flatMap(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []))].sort()

/** @throws where a library has no licence to show */
export const licenceTexts = folders =>
  folders
    .map(folder => {
      const directory = inRoot(folder)
      const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
      const file = readdirSync(directory).find(one => /^licen[cs]e/i.test(one))
      const text =
        file && existsSync(join(directory, file)) ? readFileSync(join(directory, file), 'utf8').trim() : undefined
      if (!text && !license) throw new Error(`${name} says nothing of its licence.`)
      return `${name} ${version} (${license ?? 'see below'})\n\n${text ?? `Licence: ${license}`}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
