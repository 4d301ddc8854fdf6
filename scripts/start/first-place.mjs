// What npm start opens in the editor, so that the first thing to see is what the extension is for.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRoot } from '../lib/paths.mjs'

/** Loudest first. Hints come last: they have no squiggle to be seen by. */
const SEVERITIES = ['error', 'warning', 'information', 'hint']

const IMPORT = /^.*"github\.com\/spcent\/plumego\/x\//m

/** A folder may be anybody's home: after so many directories there is nothing to be shown. */
const ENOUGH_DIRECTORIES = 2000

/** The findings of the command, which may well be none: it says for itself where there is nothing to look at. */
const findingsBelow = folder => {
  const command = inRoot('server/bin/plumego-check.cjs')
  const real = realpathSync(folder)
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 60_000 }
  const { stdout } = spawnSync(process.execPath, [command, '--format', 'json', real], options)
  try {
    const found = JSON.parse(stdout).workspaces.flatMap(({ root, diagnostics }) =>
      diagnostics.map(one => ({ ...one, path: relative(real, join(root, one.file)) })),
    )
    // The editor knows its files by the folder's name, which may be that of a link.
    return found.filter(({ path }) => !path.startsWith('..')).map(one => ({ ...one, file: join(folder, one.path) }))
  } catch {
    return []
  }
}

const findFinding = folder => {
  const findings = findingsBelow(folder)
  const rank = ({ severity }) => SEVERITIES.indexOf(severity)
  const [first] = findings.toSorted((a, b) => rank(a) - rank(b))
  if (!first) return undefined
  const { line, character } = first.range.start
  return { file: first.file, line: line + 1, column: character + 1 }
}

const importIn = file => {
  const text = readFileSync(file, 'utf8')
  const found = IMPORT.exec(text)
  if (!found) return undefined
  return { file, line: text.slice(0, found.index).split('\n').length, column: found[0].indexOf('"') + 1 }
}

const findImport = folder => {
  const waiting = [folder]
  for (let seen = 0; seen < ENOUGH_DIRECTORIES && waiting.length > 0; seen++) {
    const directory = waiting.shift()
    for (const entry of listing(directory)) {
      const path = join(directory, entry.name)
      if (entry.isDirectory() && !/^(\.|_|node_modules$|vendor$)/.test(entry.name)) waiting.push(path)
      const found = entry.isFile() && entry.name.endsWith('.go') ? importIn(path) : undefined
      if (found) return found
    }
  }
  return undefined
}

const listing = directory => {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/**
 * The loudest finding below a folder, else the first import of an extension of Plumego. Needs the built command.
 * @param {string} folder absolute
 * @returns {{file: string, line: number, column: number} | undefined} line and column are 1-based, the column in UTF-16
 */
export const findFirstPlace = folder => findFinding(folder) ?? findImport(folder)
