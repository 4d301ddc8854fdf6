import { layoutOf } from '../catalogue/catalogue.ts'
import { catalogueFiles } from '../catalogue/files.ts'
import type { LocatedPlumego } from '../locate/module.ts'
import { FileTree } from '../repo/file-tree.ts'
import { isWithin, joinPath } from '../repo/paths.ts'
import type { LoadedWorkspace } from '../repo/repository.ts'
import type { Localize } from '../text/localize.ts'

/** A file by the directory of its module, and its path relative to that. */
interface PlaceOnDisk {
  readonly root: string
  readonly path: string
}

/** Files at the paths that they have in Plumego. */
interface Layer {
  /** The directory that holds them; undefined for what only the catalogue knows. */
  readonly root: string | undefined
  /** What stands in front of their paths in Plumego; empty for none. */
  readonly prefix: string
  readonly loaded: LoadedWorkspace
}

/** The files of a Plumego that is not edited. */
export interface PlumegoFiles {
  readonly loaded: LoadedWorkspace
  /** Where a file lies on the disk; undefined for one that only the catalogue knows. */
  placeOf(path: string): PlaceOnDisk | undefined
}

/**
 * Brings together the places that hold a Plumego: what a vendor directory leaves out comes from the module cache. What
 * is nowhere on the disk, or only in a vendor directory, is filled up from the catalogue, which knows of no fork. Modules
 * that are built beside it stand where their paths say.
 * @param load reads the workspace at a directory
 */
export function plumegoFiles(
  { roots, version, fork, unread, nested = [] }: LocatedPlumego,
  load: (root: string) => LoadedWorkspace,
  t: Localize,
): PlumegoFiles {
  const [first, ...others] = roots.map((root): Layer => ({ root, prefix: '', loaded: load(root) }))
  const isWhole = first?.loaded.tree.kind('go.mod') === 'file' || others.length > 0
  const isOther = fork !== undefined || unread !== undefined
  const beside = nested.flatMap(({ root, path }): Layer[] =>
    root === undefined ? [] : [{ root, prefix: path, loaded: below(path, load(root)) }],
  )
  const layers: Layer[] = [
    ...beside,
    ...(first ? [first] : []),
    ...others,
    ...(isWhole || isOther ? [] : [{ root: undefined, prefix: '', loaded: catalogueFiles(layoutOf(version), t) }]),
  ]
  const [only] = layers
  return {
    loaded: layers.length === 1 && only ? only.loaded : overlaid(layers.map(({ loaded }) => loaded)),
    placeOf: path => {
      const { root, prefix } = layers.find(({ loaded }) => loaded.tree.kind(path) !== undefined) ?? {}
      if (root === undefined || prefix === undefined) return undefined
      return { root, path: prefix === '' ? path : path.slice(prefix.length + 1) }
    },
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

/** A workspace as it is seen from a directory above it. @param prefix its path there */
function below(prefix: string, { tree, files, readText }: LoadedWorkspace): LoadedWorkspace {
  const moved = new FileTree()
  for (const path of filesBelow({ tree, files }, '')) moved.add(joinPath(prefix, path), 'file')
  const own = (path: string): string => path.slice(prefix.length + 1)
  return {
    tree: moved,
    files: new Map([...files].map(([path, file]) => [joinPath(prefix, path), file])),
    readText: path => (isWithin(path, prefix) ? readText?.(own(path)) : undefined),
  }
}

function filesBelow(layer: LoadedWorkspace, directory: string): string[] {
  return layer.tree.children(directory).flatMap(name => {
    const path = joinPath(directory, name)
    return layer.tree.kind(path) === 'directory' ? filesBelow(layer, path) : [path]
  })
}
