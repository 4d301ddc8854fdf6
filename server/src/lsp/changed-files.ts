import { baseName } from '../core/repo/paths.ts'
import type { Workspace } from './workspace.ts'

/** From this many events on, reading the whole disk anew is the cheaper way: a git checkout, a generator's run. */
export const manyEvents = 200

/** A module that appears in an application, or goes, takes or leaves files. */
export function refresh(workspace: Workspace, path: string): void {
  if (!workspace.kind.isCheckout && baseName(path) === 'go.mod') workspace.reload()
  else workspace.refreshPath(path)
}

/** Files that make a directory a Plumego checkout, or tell which Plumego a module uses. */
export const decidesPlumego = (uri: string): boolean =>
  /\/(go\.mod|go\.work|vendor\/modules\.txt|specs\/repo\.yaml)$/.test(uri)

/**
 * Where git keeps what tags, branches and HEAD name; it writes each as a lock file first. Of a directory that goes, a client
 * may tell that alone.
 */
export const isGitRef = (path: string | undefined): boolean =>
  path !== undefined && /^\.git(?:$|\/(?:HEAD$|packed-refs$|refs(?:$|\/)))/.test(path) && !path.endsWith('.lock')
