import type { FileTree } from '../repo/file-tree.ts'
import { isGoTestFile, isPackageFile } from '../repo/interest.ts'
import { isWithin, joinPath, parentPath } from '../repo/paths.ts'

/** Where documents lie; the website's pages are kept in step with them. */
const documentRoots = ['docs', 'website']

/**
 * Files of a workspace that a manifest may name as its documents: those about the module itself first.
 * @param which `docs` for pages, `all` for what else is read first: pages in the root, specs, manifests above
 */
export function documentPaths(tree: FileTree, directory: string, which: 'docs' | 'all'): string[] {
  const pages = documentRoots.flatMap(root => filesBelow(tree, root, name => /\.mdx?$/.test(name)))
  const own = pages.filter(path => isWithin(path, `docs/modules/${directory}`))
  const others = pages.filter(path => !isWithin(path, `docs/modules/${directory}`))
  if (which === 'docs') return [...own, ...others]
  const rootPages = tree.children('').filter(name => name.endsWith('.md') && tree.kind(name) === 'file')
  const specs = filesBelow(tree, 'specs', name => name.endsWith('.yaml'))
  return [
    ...rootPages,
    ...own,
    ...specs,
    ...manifestsAbove(tree, directory),
    ...others,
    ...sourcesOf(tree, directory),
    ...ownFirst(
      filesBelow(tree, evidenceRoot, name => name.endsWith('.snapshot')),
      directory,
    ),
  ]
}

/** The Go files of a package that are no tests. */
const sourcesOf = (tree: FileTree, directory: string): string[] =>
  tree
    .children(directory)
    .filter(name => isPackageFile(name))
    .map(name => joinPath(directory, name))

function manifestsAbove(tree: FileTree, directory: string): string[] {
  const found: string[] = []
  for (let above = parentPath(directory); above !== ''; above = parentPath(above)) {
    const manifest = joinPath(above, 'module.yaml')
    if (tree.kind(manifest) === 'file') found.push(manifest)
  }
  return found
}

/** Files and directories of a module by their paths within it, directories with a slash behind; no tests. */
export function ownFiles(tree: FileTree, directory: string): string[] {
  const below = (path: string, within: string): string[] =>
    tree.children(path).flatMap(name => {
      const inner = joinPath(within, name)
      if (tree.kind(joinPath(path, name)) === 'directory') return [`${inner}/`, ...below(joinPath(path, name), inner)]
      return isGoTestFile(name) || name === 'module.yaml' ? [] : [inner]
    })
  return below(directory, '')
}

const evidenceRoot = 'docs/evidence'
const snapshotRoot = `${evidenceRoot}/extension/snapshots`

/** Pages that an entry of the evidence ledger may name, those with the module's name in theirs first. */
export const evidencePages = (tree: FileTree, module: string): string[] =>
  ownFirst(
    filesBelow(tree, evidenceRoot, name => name.endsWith('.md')),
    module,
  )

/** API snapshots, those of the module first. */
export const snapshotFiles = (tree: FileTree, module: string): string[] =>
  ownFirst(
    filesBelow(tree, snapshotRoot, name => name.endsWith('.snapshot')),
    module,
  )

/** The evidence of x/data/file is kept under x-data-file. */
function ownFirst(paths: readonly string[], module: string): string[] {
  const name = module.replaceAll('/', '-')
  const isOwn = (path: string): boolean => name !== '' && path.split(/[/.]/).includes(name)
  return [...paths.filter(isOwn), ...paths.filter(path => !isOwn(path))]
}

function filesBelow(tree: FileTree, directory: string, isWanted: (name: string) => boolean): string[] {
  return tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    if (tree.kind(path) === 'directory') return filesBelow(tree, path, isWanted)
    return isWanted(name) ? [path] : []
  })
}
