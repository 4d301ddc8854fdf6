import type { FamiliesResult } from '../../../server/src/protocol/families.ts'

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

/** What stands above the families: where they are not those of the version in use. Empty where nothing need be said. */
export function viewMessageOf(families: FamiliesResult | undefined): string {
  const texts = families?.workspaces.flatMap(({ note }) => (note?.kind === 'not-on-disk' ? note.text : []))
  return [...new Set(texts)].join('\n')
}
