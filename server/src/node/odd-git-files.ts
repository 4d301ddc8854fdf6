import path from 'node:path'
import { findGitDirectory } from './git-directory.ts'
import { statOf, textOf } from './regular-files.ts'

/** What git reads to answer any question at all, of a work tree and of its repository. */
const ofWorkTree = ['HEAD', 'index', 'commondir', 'config.worktree', 'logs/HEAD', 'info/sparse-checkout']
const ofRepository = [
  ...['config', 'packed-refs', 'shallow', 'info/exclude', 'info/attributes', 'info/grafts', 'objects/info/alternates'],
  ...['objects/info/commit-graph', 'objects/pack/multi-pack-index'],
]

/**
 * A file of git's data, for the repository that holds a directory, on which git would wait for ever: a pipe or a device.
 * @returns its absolute path; undefined where all are regular files or absent
 */
export function oddGitFile(directory: string): string | undefined {
  const git = findGitDirectory(directory)
  if (!git) return undefined
  const branch = /^ref: (refs\/[\w./-]+)/.exec(textOf(path.join(git.own, 'HEAD'), 4096) ?? '')?.[1]
  const files = [
    ...ofWorkTree.map(name => path.join(git.own, name)),
    ...[...ofRepository, ...(branch === undefined ? [] : [branch])].map(name => path.join(git.common, name)),
    path.join(git.top, '.gitattributes'),
  ]
  return files.find(file => {
    const stat = statOf(file)
    return stat !== undefined && !stat.isFile() && !stat.isDirectory()
  })
}
