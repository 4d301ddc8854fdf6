import type { FileTree } from '../repo/file-tree.ts'
import { isForeignDirectory } from '../repo/interest.ts'
import { baseName, parentPath } from '../repo/paths.ts'

/** Directories and files that the go command passes over, and those that hold other people's packages. */
export const isPassedOver = (name: string): boolean =>
  /^[._]/.test(name) || name === 'testdata' || name === 'vendor' || isForeignDirectory(name)

/**
 * True where a file belongs to a module itself: neither to a module nested in it, nor to what it vendors, nor to what the
 * go command passes over. The go.mod of a nested module counts, since it decides what belongs to that.
 * @param path relative to the directory of the module's go.mod, with `/`
 */
export function isOwnFile(tree: FileTree, path: string): boolean {
  if (path.split('/').some(isPassedOver)) return false
  return baseName(path) === 'go.mod' || tree.moduleRoot(parentPath(path)) === ''
}
