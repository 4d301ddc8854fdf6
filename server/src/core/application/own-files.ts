import type { FileTree } from '../repo/file-tree.ts'
import { isForeignDirectory } from '../repo/interest.ts'
import { baseName, joinPath, parentPath } from '../repo/paths.ts'
import { specPaths } from '../repo/snapshot.ts'
import { isCommunityExtension } from '../schema/file-schemas.ts'

/** Directories and files that the go command passes over, and those that hold other people's packages. */
export const isPassedOver = (name: string): boolean =>
  /^[._]/.test(name) || name === 'testdata' || name === 'vendor' || isForeignDirectory(name)

/** Files and directories that say which others are the module's and which are foreign. */
export const tellsWhose = (name: string): boolean => name === '.git' || name === '.gitignore'

/**
 * True where a file belongs to a module itself: neither to a module nested in it, nor to what it vendors, nor to what the
 * go command passes over. The go.mod of a nested module counts, since it decides what belongs to that.
 * @param path relative to the directory of the module's go.mod, with `/`
 */
export function isOwnFile(tree: FileTree, path: string): boolean {
  const name = baseName(path)
  if (parentPath(path).split('/').some(isPassedOver)) return false
  if (tellsWhose(name)) return true
  if (isPassedOver(name)) return false
  return name === 'go.mod' || tree.moduleRoot(parentPath(path)) === ''
}

/**
 * Files beside Go and go.mod whose text matters in a module that is no part of Plumego: what it promises as an extension, and
 * what it is held against. Others that are called as one of Plumego's are none of our business.
 */
export const isExtensionText = (path: string): boolean =>
  isCommunityExtension(path) || path === specPaths.communitySchema

/** The directories of the modules nested in a module, sorted; what is nested in those is theirs. */
export function nestedModules(tree: FileTree, directory = ''): string[] {
  return tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (tree.kind(path) !== 'directory') return []
    return tree.kind(joinPath(path, 'go.mod')) === 'file' ? [path] : nestedModules(tree, path)
  })
}
