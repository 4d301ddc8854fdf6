import type { FileTree } from '../repo/file-tree.ts'
import { joinPath } from '../repo/paths.ts'
import { nearestValue } from './nearest-value.ts'

/** More slips in one name make another name of it. */
const mostSlips = 2

/** The path that is there and was most likely meant: in each directory the one entry by that name, or near to it. */
export function nearestPath(tree: FileTree, path: string): string | undefined {
  let found = ''
  for (const part of path.split('/')) {
    const names = tree.children(found)
    const next = names.includes(part)
      ? part
      : nearestValue(part, names, Math.min(mostSlips, Math.floor(part.length / 3)))
    if (next === undefined) return undefined
    found = joinPath(found, next)
  }
  return found === path ? undefined : found
}
