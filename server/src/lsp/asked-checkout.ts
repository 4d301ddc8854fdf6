import type { Localize } from '../core/text/localize.ts'
import { refusal } from './failure-log.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'
import type { Workspace } from './workspace.ts'

/** The checkout that a question names by its `root`; undefined where there is none. */
export function checkoutIn(question: unknown, session: Session): Workspace | undefined {
  const root = textsIn(question)('root')
  return root === undefined ? undefined : session.checkoutPlaceOf(root)?.workspace
}

/**
 * The checkout at a URI, for what a person asked to have done in it.
 * @throws ResponseError with a message for them where there is none
 */
export function askedCheckout(root: string, session: Session, t: Localize): Workspace {
  const workspace = session.checkoutPlaceOf(root)?.workspace
  if (!workspace) throw refusal(t('There is no Plumego checkout at {root}.', { root }))
  return workspace
}
