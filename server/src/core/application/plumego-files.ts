import { layoutOf } from '../catalogue/catalogue.ts'
import { catalogueFiles } from '../catalogue/files.ts'
import type { LocatedPlumego } from '../locate/module.ts'
import { FileTree } from '../repo/file-tree.ts'
import { joinPath } from '../repo/paths.ts'
import type { LoadedWorkspace } from '../repo/repository.ts'
import type { Localize } from '../text/localize.ts'

/** The files of a Plumego that is not edited. */
export interface PlumegoFiles {
  readonly loaded: LoadedWorkspace
  /** The directory of the disk that a file lies in; undefined for one that only the catalogue knows. */
  rootOf(path: string): string | undefined
}

/**
 * Brings together the places that hold a Plumego: what a vendor directory leaves out comes from the module cache. What
 * is nowhere on the disk, or only in a vendor directory, is filled up from the catalogue, which knows of no fork.
 * @param load reads the workspace at a directory
 */
export function plumegoFiles(
  { roots, version, fork, unread }: LocatedPlumego,
  load: (root: string) => LoadedWorkspace,
  t: Localize,
): PlumegoFiles {
  const [first, ...others] = roots.map(root => ({ root, loaded: load(root) }))
  const isWhole = first?.loaded.tree.kind('go.mod') === 'file' || others.length > 0
  const isOther = fork !== undefined || unread !== undefined
  const layers = [
    ...(first ? [first] : []),
    ...others,
    ...(isWhole || isOther ? [] : [{ root: undefined, loaded: catalogueFiles(layoutOf(version), t) }]),
  ]
  const [only] = layers
  return {
    loaded: layers.length === 1 && only ? only.loaded : overlaid(layers.map(({ loaded }) => loaded)),
    rootOf: path => layers.find(({ loaded }) => loaded.tree.kind(path) !== undefined)?.root,
  }
}

/** The first of the workspaces that has a file counts. */
function overlaid(layers: readonly LoadedWorkspace[]): LoadedWorkspace {
  const [top, ...lower] = layers
  if (!top) return { tree: new FileTree(), files: new Map() }
  const tree = top.tree.clone()
  const files = new Map(top.files)
  for (const layer of lower) {
    for (const path of filesBelow(layer, '')) {
      if (tree.kind(path) !== undefined) continue
      tree.add(path, 'file')
      const file = layer.files.get(path)
      if (file) files.set(path, file)
    }
  }
  const readText = (path: string): string | undefined =>
    layers.find(({ tree }) => tree.kind(path) !== undefined)?.readText?.(path)
  return { tree, files, readText }
}

function filesBelow(layer: LoadedWorkspace, directory: string): string[] {
  return layer.tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    return layer.tree.kind(path) === 'directory' ? filesBelow(layer, path) : [path]
  })
}
