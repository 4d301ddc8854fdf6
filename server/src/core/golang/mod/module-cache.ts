/**
 * A path or version as the module cache spells it on the disk: an upper-case letter becomes `!` and its lower case, so
 * that file systems which take both for the same keep them apart.
 */
const escapePath = (text: string): string => text.replace(/[A-Z]/g, letter => `!${letter.toLowerCase()}`)

/** The directory of a module's files, relative to the module cache, such as `github.com/!azure/go@v1.0.0`. */
export const cachedModule = (path: string, version: string): string => `${escapePath(path)}@${escapePath(version)}`

/** The file, relative to the module cache, that stands there for as long as a module's directory is not whole. */
export const partialMark = (path: string, version: string): string =>
  `cache/download/${escapePath(path)}/@v/${escapePath(version)}.partial`

/** The version of the module cache's directory that holds a path of the disk; undefined where none does. */
export function cachedVersionOf(path: string): string | undefined {
  const version = /[^/\\]@(v[0-9][^/\\]*)(?:[/\\]|$)/.exec(path)?.[1]
  return version?.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
