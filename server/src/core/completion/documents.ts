import type { FileTree } from '../repo/file-tree.ts'
import { isWithin, joinPath } from '../repo/paths.ts'

/**
 * Files of a workspace that a manifest may name as its documents: those about the module itself first.
 * @param which `docs` for the pages below docs/, `all` for what else is read first: pages in the root, and specs
 */
export function documentPaths(tree: FileTree, directory: string, which: 'docs' | 'all'): string[] {
  const pages = filesBelow(tree, 'docs', '.md')
  const own = pages.filter(path => isWithin(path, `docs/modules/${directory}`))
  const others = pages.filter(path => !isWithin(path, `docs/modules/${directory}`))
  if (which === 'docs') return [...own, ...others]
  const rootPages = tree.children('').filter(name => name.endsWith('.md') && tree.kind(name) === 'file')
  return [...rootPages, ...own, ...filesBelow(tree, 'specs', '.yaml'), ...others]
}

function filesBelow(tree: FileTree, directory: string, ending: string): string[] {
  return tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (tree.kind(path) === 'directory') return filesBelow(tree, path, ending)
    return name.endsWith(ending) ? [path] : []
  })
}
