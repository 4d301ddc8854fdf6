import type { PromotionResult } from '../../../server/src/protocol/promotion.ts'
import type { ServerState } from '../families/view-state.ts'

/** What the view shows: the groups, or why there are none. The welcome texts of package.json name these. */
export type PromotionState = 'off' | 'starting' | 'stopped' | 'groups' | 'none'

/** @param promotion the last answer of the server that runs; undefined before its first */
export function promotionStateOf(server: ServerState, promotion: PromotionResult | undefined): PromotionState {
  if (server === 'off' || server === 'stopped') return server
  if (!promotion) return 'starting'
  return promotion.workspaces.some(({ groups }) => groups.length > 0) ? 'groups' : 'none'
}
