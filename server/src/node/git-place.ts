import fs from 'node:fs'
import path from 'node:path'
import { gitReason, runGit } from './git.ts'

/** Where a workspace lies in its git repository. */
export interface GitPlace {
  /** Absolute path of the workspace, as it was named. */
  readonly root: string
  /** Absolute path of git's top level, without links. */
  readonly top: string
  /** The names that lead from the top level to the workspace. */
  readonly below: readonly string[]
}

/** Why git does not say: it cannot be run, or refuses. */
export type GitFailure = { readonly failure: 'no-git' } | { readonly failure: 'refused'; readonly reason: string }

/** @param root absolute path of an existing directory */
export function gitPlaceOf(root: string): GitPlace | GitFailure {
  const answer = runGit(root, ['rev-parse', '--show-toplevel'])
  if (answer.status === undefined) return { failure: 'no-git' }
  if (answer.status !== 0) return { failure: 'refused', reason: gitReason(answer) }
  const top = path.resolve(answer.output.toString().replace(/\r?\n$/, ''))
  const below = path.relative(top, fs.realpathSync(root)).split(path.sep)
  if (below[0] === '..') return { failure: 'refused', reason: `${top} is no folder above it` }
  return { root, top, below: below.filter(name => name !== '') }
}

/**
 * The names that lead from the top level to a path; `..` may be among them.
 * @param file absolute path
 * @returns undefined for one outside of the repository
 */
export function namesBelowTop({ root, top, below }: GitPlace, file: string): string[] | undefined {
  const inRoot = namesBelow(root, file)
  return inRoot ? [...below, ...inRoot] : namesBelow(top, file)
}

function namesBelow(directory: string, file: string): string[] | undefined {
  const start = directory.length
  const isBelow =
    file.startsWith(directory) && (file.length === start || /[\\/]$/.test(directory) || isSeparator(file[start]))
  return isBelow
    ? file
        .slice(start)
        .split(separators)
        .filter(name => name !== '')
    : undefined
}

const separators = path.sep === '\\' ? /[\\/]/ : /\//

const isSeparator = (character: string | undefined): boolean => character === '/' || character === path.sep
