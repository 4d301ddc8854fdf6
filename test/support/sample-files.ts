import fs from 'node:fs'
import path from 'node:path'

/** Where the sample workspace lies. */
export const sampleDirectory = path.join(import.meta.dirname, '..', 'fixtures', 'sample')

/** Every file below a directory by its path, relative to it, with `/`. */
export function filesBelow(directory: string): Map<string, string> {
  const names = fs.readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const files = names.filter(name => fs.statSync(path.join(directory, name)).isFile())
  const read = (name: string): string => fs.readFileSync(path.join(directory, name), 'utf8')
  return new Map(files.map(name => [name.split(path.sep).join('/'), read(name)]))
}
