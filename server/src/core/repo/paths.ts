/**
 * Go's `path.Clean` for the repository-relative paths that manifests and specs hold: `health/` and `./health` are
 * `health`, `a/../b` is `b`. The root itself is the empty string; a path that leaves the root keeps its `..`.
 */
export function cleanPath(path: string): string {
  if (isClean(path)) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

const isClean = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.endsWith('/') && !/(^|\/)(\.{0,2})(\/|$)/.test(path)

/** Whether a clean path leads out of the workspace. */
export const leavesRoot = (path: string): boolean => path === '..' || path.startsWith('../')

/** The directory that holds `path`; the empty string for what lies in the root. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `directory/name`, and `name` alone where the directory is the root. */
export const joinPath = (directory: string, name: string): string => (directory === '' ? name : `${directory}/${name}`)

/** True where `path` is `directory` or lies below it; everything lies below the root. */
export function isWithin(path: string, directory: string): boolean {
  return directory === '' || path === directory || (path.startsWith(directory) && path[directory.length] === '/')
}

/** A file or directory that moves. Both paths are relative to the workspace. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** Where a path is once something has moved. */
export const moved = (path: string, { from, to }: Move): string =>
  isWithin(path, from) ? to + path.slice(from.length) : path
