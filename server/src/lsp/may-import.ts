import { verdictPlaces } from '../core/boundaries/verdict-places.ts'
import { anyFileOf, verdictBetween } from '../core/graph/may-import.ts'
import { render } from '../core/hover/rich-text.ts'
import { verdictLine } from '../core/hover/verdict-line.ts'
import { modulePath } from '../core/repo/module-path.ts'
import { joinPath } from '../core/repo/paths.ts'
import type { Localize } from '../core/text/localize.ts'
import type { ImportAnswer } from '../protocol/may-import.ts'
import { checkoutIn } from './asked-checkout.ts'
import type { Session } from './session.ts'
import { textsIn } from './texts-in.ts'

/**
 * Whether one module of a checkout may import another, as CI judges it.
 * @param question ImportQuestion, as far as the client keeps to it
 * @returns null where there is no such checkout
 */
export function mayImport(question: unknown, session: Session, t: Localize): ImportAnswer | null {
  const [from, to] = ['from', 'to'].map(textsIn(question))
  const workspace = checkoutIn(question, session)
  if (!workspace || from === undefined || to === undefined) return null
  const { snapshot, link } = workspace
  const verdict = verdictBetween(snapshot, from, to)
  const importPath = joinPath(modulePath(snapshot), to)
  const line = verdictLine({ snapshot, file: anyFileOf(from), link: () => undefined }, { importPath }, t)
  const places = verdictPlaces(snapshot, verdict)
  return {
    kind: verdict.kind,
    text: `${to}: ${render({ head: [[line]], body: [] }).plain}`,
    rules: places.map(({ place: { file, range } }) => ({ uri: link(file), line: range.start.line + 1 })),
  }
}
