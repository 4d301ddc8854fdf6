import { l10n } from 'vscode'
import {
  type BoundaryFocus,
  type BoundaryMap,
  boundaryFocusRequest,
  boundaryMapRequest,
  type FocusQuestion,
} from '../../../server/src/protocol/boundary-map.ts'
import type { FamiliesResult } from '../../../server/src/protocol/families.ts'
import type { Answer, MapView, Notice } from '../../webview/messages.ts'
import type { ServerSession } from '../session.ts'

/** What the page is told of a view: what the server answers, or why there is nothing to show. */
export async function answerTo(view: MapView, id: number, session: ServerSession): Promise<Answer> {
  const notice = (text: string, hasRestart = false): Answer => ({ type: 'notice', id, notice: { text, hasRestart } })
  if (session.state === 'starting') return notice(l10n.t('Plumego is reading the workspace…'))
  if (session.state !== 'running') return { type: 'notice', id, notice: withoutServer(session) }
  const { root, focus } = view
  if (focus === undefined) {
    const map = await session.ask<BoundaryMap | null>(boundaryMapRequest, view)
    if (map && map.rows.length > 0) return { type: 'map', id, map }
    return notice(map ? l10n.t('This checkout has no families and no stable roots yet.') : await whyNone(root, session))
  }
  const question: FocusQuestion = { root, module: focus }
  const told = await session.ask<BoundaryFocus | null>(boundaryFocusRequest, question)
  if (told) return { type: 'focus', id, focus: told }
  const families = await session.families()
  return notice(
    hasCheckout(families, root) ? l10n.t('{module} is not there any more.', { module: focus }) : noCheckout(families),
  )
}

function withoutServer({ state }: ServerSession): Notice {
  return state === 'stopped'
    ? { text: l10n.t('The Plumego language server has stopped. The map comes back once it runs.'), hasRestart: true }
    : { text: noCheckout(undefined), hasRestart: false }
}

async function whyNone(root: string, session: ServerSession): Promise<string> {
  const families = await session.families()
  return hasCheckout(families, root)
    ? l10n.t('The boundaries cannot be drawn: the log of Plumego says why.')
    : noCheckout(families)
}

const hasCheckout = (families: FamiliesResult | undefined, root: string): boolean =>
  families?.workspaces.some(one => one.root === root && one.origin === undefined) ?? false

function noCheckout(families: FamiliesResult | undefined): string {
  return families?.workspaces.some(({ origin }) => origin !== undefined)
    ? l10n.t('The map is of a checkout of Plumego: an application may import whatever is not internal.')
    : l10n.t('No checkout of Plumego is open: only there are rules for who may import whom.')
}
