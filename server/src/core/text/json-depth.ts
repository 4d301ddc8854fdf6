import { createScanner } from 'jsonc-parser'

/** Levels of nesting that are read: more than any file of settings has, and few enough for a parser that calls itself. */
export const mostLevels = 200

/** Where a text of JSON, with comments or not, goes deeper than is read, as a 0-based offset; undefined where it does not. */
export function tooDeepAt(json: string): number | undefined {
  const scanner = createScanner(json, true)
  let level = 0
  while (scanner.getPosition() < json.length) {
    scanner.scan()
    const start = scanner.getTokenOffset()
    const first = json[start]
    if (first === '{' || first === '[') level++
    else if (first === '}' || first === ']') level--
    if (level > mostLevels) return start
  }
  return undefined
}
