import fs from 'node:fs'
import path from 'node:path'

/** Beside the bundle in the extension, and above it in a clone. */
const places = ['../docs/rules', '../../docs/rules']

let pages: ReadonlyMap<string, string> | undefined

/** The absolute path of the page that explains a rule, where pages were packaged with what runs; undefined elsewhere. */
export function rulePage(code: string): string | undefined {
  pages ??= findPages()
  return pages.get(`${code}.md`)
}

function findPages(): Map<string, string> {
  for (const place of places) {
    const directory = path.join(import.meta.dirname, place)
    if (fs.existsSync(directory))
      return new Map(fs.readdirSync(directory).map(name => [name, path.join(directory, name)]))
  }
  return new Map()
}
