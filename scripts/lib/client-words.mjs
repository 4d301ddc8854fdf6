// The translations that VS Code reads for the extension: those of its own messages. The server carries its own along.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot, readJson } from './paths.mjs'

/** Where they go; package.json names it. */
const FOLDER = 'dist/l10n'

/** The text of a script with its escapes undone. */
const withoutEscapes = script =>
  script
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\n', '\n')
    .replace(/\\(['"`])/g, '$1')

/** Of translations those whose English stands in a script. @param {Record<string, string>} translations @param {string} script */
const wordsOf = (translations, script) => {
  const text = withoutEscapes(script)
  return Object.fromEntries(Object.entries(translations).filter(([english]) => text.includes(english)))
}

/** Writes the words of the extension's bundle. @param {string} bundle its file, which is built */
export const writeClientWords = bundle => {
  const script = readFileSync(inRoot(bundle), 'utf8')
  mkdirSync(inRoot(FOLDER), { recursive: true })
  for (const name of readdirSync(inRoot('l10n')).filter(one => one.endsWith('.json'))) {
    const words = wordsOf(readJson(inRoot('l10n', name)), script)
    writeFileSync(inRoot(FOLDER, name), `${JSON.stringify(words)}\n`)
  }
}
