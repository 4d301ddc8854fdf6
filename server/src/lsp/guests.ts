import { uriBelow } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Whether a workspace lies below another. */
export const liesIn = (outer: Workspace, workspace: Workspace): boolean =>
  outer !== workspace && outer.pathOf(workspace.rootUri.toString()) !== undefined

/** Whether a workspace lies below another, in a repository of its own or where git ignores it. */
export function isForeignTo(outer: Workspace, workspace: Workspace): boolean {
  const path = outer === workspace ? undefined : outer.pathOf(workspace.rootUri.toString())
  return path !== undefined && outer.snapshot.isForeignDirectory(path)
}

/** Which of a workspace's files are shown: of what is open in a guest, the guest says what there is to say. */
export function withoutOpenIn(
  guests: readonly Workspace[],
  workspace: Workspace,
  isShown: (path: string) => boolean,
): (path: string) => boolean {
  if (guests.length === 0) return isShown
  return path => {
    const uri = uriBelow(workspace.rootUri, path)
    return isShown(path) && !guests.some(guest => guest.isOpen(guest.pathOf(uri) ?? ''))
  }
}
