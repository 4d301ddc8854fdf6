import fs from 'node:fs'
import path from 'node:path'
import type { OuterLook } from '../core/repo/outer-files.ts'
import { isOnForeignHost } from './foreign-hosts.ts'
import { exists, isAtOrBelow, realPathOf } from './regular-files.ts'

/**
 * Makes what looks up paths of the disk for a workspace. Nothing outside of the repository that holds it is looked at.
 * @param root absolute path of the workspace; where it lies in no repository, it counts as one
 */
export function lookerOnDisk(root: string): (wanted: string) => OuterLook {
  let bounds: Bounds | undefined
  return wanted => {
    bounds ??= boundsOf(root)
    return lookAt(path.resolve(root, wanted), bounds)
  }
}

/** Real paths of a workspace and of the repository that holds it. */
interface Bounds {
  readonly workspace: string
  readonly repository: string
}

/** The repository is the nearest directory, at or above the workspace, that holds git's data, else the workspace. */
function boundsOf(root: string): Bounds {
  const workspace = realPathOf(root) ?? path.resolve(root)
  for (let directory = workspace; ; directory = path.dirname(directory)) {
    if (exists(path.join(directory, '.git'))) return { workspace, repository: directory }
    if (directory === path.dirname(directory)) return { workspace, repository: workspace }
  }
}

function lookAt(absolute: string, { workspace, repository }: Bounds): OuterLook {
  if (isOnForeignHost(absolute)) return { stat: 'outside' }
  try {
    const real = fs.realpathSync.native(absolute)
    if (!isAtOrBelow(real, repository)) return { stat: 'outside' }
    const stat = fs.statSync(real).isDirectory() ? 'directory' : 'file'
    if (!isAtOrBelow(real, workspace)) return { stat }
    return { stat, within: path.relative(workspace, real).split(path.sep).join('/') }
  } catch (error) {
    return { stat: isAtOrBelow(nearestReal(absolute), repository) ? statOfError(error) : 'outside' }
  }
}

/** The real path of the nearest directory above a path that cannot be resolved. */
function nearestReal(absolute: string): string {
  for (let above = path.dirname(absolute); ; above = path.dirname(above)) {
    const real = realPathOf(above)
    if (real !== undefined || above === path.dirname(above)) return real ?? above
  }
}

const statOfError = (error: unknown): 'missing' | 'unreadable' =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable'
