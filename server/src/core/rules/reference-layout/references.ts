import { isWithin, joinPath } from '../../repo/paths.ts'
import { GoFile, type Snapshot } from '../../repo/snapshot.ts'

export const referenceFolder = 'reference'

/** A directory directly in reference/, which may itself be a link: an application that is a module of its own. */
export interface Reference {
  readonly name: string
  /** As the program tells it. */
  readonly path: string
  /** Where it lies once links are followed. */
  readonly at: string
}

/** The reference applications; hidden directories and links are none. */
export function references({ tree }: Snapshot): Reference[] {
  const { stat, at } = tree.place(referenceFolder)
  if (stat !== 'directory' || at === undefined) return []
  return tree.children(at).flatMap(name => {
    const place = joinPath(at, name)
    if (name.startsWith('.') || tree.entry(place) !== 'directory') return []
    return [{ name, path: joinPath(referenceFolder, name), at: place }]
  })
}

/** Whether a walk from a directory gets to one below it: modules that are nested there are left out. */
export const isWalkedFrom = (from: string, directory: string, { tree }: Snapshot): boolean =>
  isWithin(directory, from) && isWithin(from, tree.moduleRoot(directory))

/** The Go files, tests included, that a walk from a reference application finds, by the way that it came. */
export function filesOf({ path, at }: Reference, snapshot: Snapshot): GoFile[] {
  const walked = [...snapshot.goFiles.values()].filter(file => isWalkedFrom(at, file.directory, snapshot))
  if (path === at) return walked
  return walked.map(file => new GoFile(path + file.path.slice(at.length), file.imports, file.edited, file.isHalfTyped))
}
