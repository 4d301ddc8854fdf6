import fs from 'node:fs'
import path from 'node:path'

/** Beside the bundle in the extension, and above it in a clone. */
const places = ['../docs/rules', '../../docs/rules']

let pages: ReadonlyMap<string, string> | undefined

/**
 * The absolute path of the page that explains a rule, where pages were packaged with what runs; undefined elsewhere.
 * @param folder of the reader's language, where there is one; the pages in English where it has none
 */
export function rulePage(code: string, folder?: string): string | undefined {
  pages ??= findPages()
  return pages.get(`${folder}/${code}.md`) ?? pages.get(`${code}.md`)
}

function findPages(): Map<string, string> {
  for (const place of places) {
    const directory = path.join(import.meta.dirname, place)
    if (fs.existsSync(directory))
      return new Map(
        fs
          .readdirSync(directory, { recursive: true, encoding: 'utf8' })
          .map(name => [name.replaceAll(path.sep, '/'), path.join(directory, name)]),
      )
  }
  return new Map()
}
