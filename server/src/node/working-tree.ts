import path from 'node:path'
import { disk, type FileSystem } from './file-system.ts'
import { type GitPlace, namesBelowTop } from './git-place.ts'
import { records } from './git-tree.ts'
import { exists } from './regular-files.ts'

/** The files of the disk that a commit of everything would take. */
export interface WorkingTree {
  readonly files: FileSystem
  /** What a sparse checkout leaves out, by names from the top level. */
  readonly leftOut: readonly (readonly string[])[]
}

/**
 * The working tree without what git ignores, without other repositories that lie in it and are no submodules, and without
 * empty directories. Whoever asks for one of these by its path still gets it.
 * @throws GitError
 */
export function workingTree(place: GitPlace): WorkingTree {
  const known = new Map<string, Set<string>>([[place.below.join('/'), new Set()]])
  const leftOut: (readonly string[])[] = []
  const add = (names: readonly string[]): void => {
    for (let depth = place.below.length; depth < names.length; depth++) {
      const directory = names.slice(0, depth).join('/')
      const entries = known.get(directory) ?? new Set()
      known.set(directory, entries.add(names[depth] ?? ''))
    }
  }
  for (const { tag, mode, names, isRepository } of listed(place.root, place.below)) {
    if (isRepository) continue
    if (tag === 'S' && !exists(path.join(place.top, ...names))) leftOut.push(names)
    else add(names)
    if (mode === '160000') for (const file of filesOf(path.join(place.top, ...names), names)) add(file)
  }
  const list: FileSystem['list'] = directory => {
    const names = namesBelowTop(place, directory)
    const entries = disk.list(directory)
    if (!names || !place.below.every((name, i) => names[i] === name)) return entries
    const here = known.get(names.join('/'))
    return here ? entries.filter(({ name }) => here.has(name)) : entries
  }
  return { files: { ...disk, list }, leftOut }
}

interface Listed {
  /** As git marks it: `S` for what a sparse checkout leaves out, `?` for what git does not know yet. */
  readonly tag: string
  /** Empty for what git does not know yet. */
  readonly mode: string
  /** From the top level. */
  readonly names: readonly string[]
  /** Another repository. */
  readonly isRepository: boolean
}

/** @param below the names that lead from the top level to `directory` */
function listed(directory: string, below: readonly string[]): Listed[] {
  const words = ['ls-files', '-z', '-t', '--stage', '--cached', '--others', '--exclude-standard']
  return records(directory, words).map(record => {
    const [, tag = '', mode = '', name = ''] = /^(\S) (?:(\d{6}) [0-9a-f]+ \d\t)?(.*)$/s.exec(record) ?? []
    const names = [...below, ...name.split('/').filter(part => part !== '')]
    return { tag, mode, names, isRepository: name.endsWith('/') }
  })
}

/** The files of a submodule, and of those in it. @returns names from the top level */
function filesOf(submodule: string, below: readonly string[]): (readonly string[])[] {
  if (!exists(path.join(submodule, '.git'))) return []
  return listed(submodule, below).flatMap(({ mode, names }) => [
    names,
    ...(mode === '160000' ? filesOf(path.join(submodule, ...names.slice(below.length)), names) : []),
  ])
}
