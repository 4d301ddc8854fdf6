import type { FamiliesNote, FamiliesResult } from '../../../server/src/protocol/families.ts'

/** Whether the server answers. `off` where Plumego is not in play, `stopped` where it should run and does not. */
export type ServerState = 'off' | 'starting' | 'running' | 'stopped'

/** What the view shows: the families, or why there are none. The welcome texts of package.json name these. */
export type ViewState = 'off' | 'starting' | 'stopped' | 'families' | 'oldLayout' | 'none' | 'quiet'

/** @param families the last answer of the server that runs; undefined before its first */
export function viewStateOf(server: ServerState, families: FamiliesResult | undefined): ViewState {
  if (server === 'off' || server === 'stopped') return server
  if (!families) return 'starting'
  const { workspaces, isQuiet } = families
  if (isQuiet) return 'quiet'
  if (workspaces.some(({ categories }) => categories.length > 0)) return 'families'
  return workspaces.some(({ note }) => note?.kind === 'old-layout') ? 'oldLayout' : 'none'
}

/**
 * What stands above the families: where they are not those of the version in use, and what is left out of them. Empty where
 * nothing need be said, and where there is no row: a welcome text says it then, with the way on.
 * @param oldLayout what is said of a checkout that has no families, where there are others
 */
export function viewMessageOf(families: FamiliesResult | undefined, oldLayout: (root: string) => string): string {
  if (!families || viewStateOf('running', families) !== 'families') return messagesOf(families).join('\n')
  const old = families.workspaces.flatMap(({ note, root }) => (note?.kind === 'old-layout' ? [oldLayout(root)] : []))
  return [...messagesOf(families), ...new Set(old)].join('\n')
}

const messagesOf = (families: FamiliesResult | undefined): string[] => [
  ...new Set(families?.workspaces.flatMap(({ note }) => (note?.kind === 'not-on-disk' ? note.text : []))),
]

/** URIs of the modules in which a download brings what is missing. */
export const modulesToDownloadFor = (note: FamiliesNote | undefined): readonly string[] =>
  note?.kind === 'not-on-disk' ? (note.modules ?? []) : []
