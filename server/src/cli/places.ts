import path from 'node:path'
import { repositoryRootOf, withoutLinks } from '../node/repository-root.ts'

/** How programs that look at a whole repository name a workspace and its files. */
export interface WorkspacePlace {
  /** Absolute path, without links, of the directory that the files are named from. */
  readonly base: string
  /** Where the workspace lies below it, with `/`; empty where it is all of it. */
  readonly below: string
  /** What tells the workspace from every other of the same run; empty where it is a repository's root. */
  readonly id: string
}

/**
 * The places of workspaces in their repositories: that of the workflow where they lie in it, else git's. One in no
 * repository is named from its own root, and called by the name of its directory. Names do not depend on which other
 * workspaces are looked at, but for those that would bear the same.
 * @param roots absolute paths
 * @param workflow absolute path of the repository that a workflow checked out
 */
export function placesOf(roots: readonly string[], workflow: string | undefined): WorkspacePlace[] {
  const places = roots.map(root => {
    const real = withoutLinks(root)
    const known = workflow === undefined ? undefined : withoutLinks(workflow)
    const repository = known !== undefined && pathBelow(known, real) !== undefined ? known : repositoryRootOf(real)
    const base = repository ?? real
    return { real, base, below: pathBelow(base, real) ?? '', isOwn: repository === undefined }
  })
  const lengths = places.map(({ below, isOwn }) => (isOwn ? 1 : below === '' ? 0 : below.split('/').length))
  const ids = distinctEnds(
    places.map(({ real }) => real),
    lengths,
  )
  return places.map(({ base, below }, i) => ({ base, below, id: ids[i] ?? '' }))
}

/** The ends of paths, of so many names each, and longer ones for those that would be alike. */
function distinctEnds(paths: readonly string[], lengths: readonly number[]): string[] {
  const names = paths.map(one => one.split(/[\\/]/).filter(name => name !== ''))
  const longest = Math.max(0, ...names.map(({ length }) => length))
  let wanted = [...lengths]
  for (;;) {
    const ends = names.map((list, i) => list.slice(list.length - Math.min(list.length, wanted[i] ?? 0)).join('/'))
    const isAlike = ends.map((end, i) => ends.some((other, j) => j !== i && other === end))
    if (!isAlike.some((alike, i) => alike && (wanted[i] ?? 0) < longest)) return ends
    wanted = wanted.map((count, i) => (isAlike[i] ? count + 1 : count))
  }
}

/**
 * @param base absolute path
 * @param file absolute path
 * @returns the way from `base` down to `file`, with `/`, empty where they are the same; undefined where it leads elsewhere
 */
export function pathBelow(base: string, file: string): string | undefined {
  const relative = path.relative(base, file)
  const isBelow = !/^\.\.(?:[\\/]|$)/.test(relative) && !path.isAbsolute(relative)
  return isBelow ? relative.split(path.sep).join('/') : undefined
}
