import { isWithin } from '../core/repo/paths.ts'
import { pathOfUri, relativePath, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/**
 * Which files' findings are told: those in the client's folders, and open ones of the same workspaces. The files of a
 * dependency are somebody else's, even when open; without any folder, whatever is open is what is worked on.
 * @param folders URIs
 */
export function shownFiles(workspace: Workspace, folders: readonly string[]): (path: string) => boolean {
  const directories = directoriesIn(workspace, folders)
  const showsOpen = isWorkedOn(workspace, folders)
  return path => directories.some(directory => isWithin(path, directory)) || (showsOpen && workspace.isOpen(path))
}

/** Whether a workspace is not only imported: it holds one of the client's folders or lies in one, or there are none. */
export const isWorkedOn = (workspace: Workspace, folders: readonly string[]): boolean =>
  folders.length === 0 || directoriesIn(workspace, folders).length > 0

/** The directories of a workspace that lie in the client's folders; the empty string for all of it. */
const directoriesIn = (workspace: Workspace, folders: readonly string[]): string[] =>
  folders.flatMap(folder => {
    const directory = pathOfUri(folder)
    if (directory === undefined) return []
    const holdsRoot = relativePath(uriOfPath(directory), workspace.rootUri.toString()) !== undefined
    return holdsRoot ? '' : (workspace.pathOf(folder) ?? [])
  })
