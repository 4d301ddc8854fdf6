import { commands, Disposable, env, l10n, type QuickPickItem, window } from 'vscode'
import type { Target } from '../../../server/src/protocol/families.ts'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import { type EvidenceQuestion, startEvidenceCommand } from '../../../server/src/protocol/promotion.ts'
import { apiTextUri, registerApiTexts } from '../promotion/api-texts.ts'
import type { PromotionElement } from '../promotion/items.ts'
import type { PromotionSubject } from '../promotion/model.ts'
import type { PromotionTree } from '../promotion/tree.ts'
import type { ServerSession } from '../session.ts'
import type { StoppedNotice } from '../stopped-notice.ts'
import { lastPart } from '../tree/texts.ts'
import { openTarget } from './open.ts'

type Action = (subject: PromotionSubject) => unknown

/** Those that are about a promotion: of the row that they are called on, else of one that a person chooses. */
export function registerPromotionCommands(
  session: ServerSession,
  tree: PromotionTree,
  notice: StoppedNotice,
): Disposable {
  const register = (name: string, fits: (subject: PromotionSubject) => boolean, action: Action): Disposable =>
    commands.registerCommand(`plumego.promotion.${name}`, async (element?: PromotionElement) => {
      if (!(await notice.untilRunning())) return
      const subject = element?.row.subject ?? (await pickSubject(tree, fits))
      if (subject) await action(subject)
    })
  return Disposable.from(
    registerApiTexts(session),
    commands.registerCommand(
      'plumego.promotion.openPlace',
      ({ row: { target } }: PromotionElement) => target && openTarget(target),
    ),
    register(
      'openEvidence',
      ({ evidence }) => evidence !== undefined,
      ({ evidence }) => evidence && openTarget(evidence),
    ),
    register(
      'openManifest',
      ({ manifest }) => manifest !== undefined,
      ({ manifest }) => manifest && openTarget(manifest),
    ),
    register(
      'startEvidence',
      ({ canStart }) => canStart,
      subject => startEvidence(session, subject),
    ),
    register(
      'compareSnapshots',
      ({ snapshots }) => snapshots !== undefined,
      subject => compareSnapshots(tree, subject),
    ),
    register(
      'copyChecklist',
      () => true,
      subject => copyChecklist(tree, subject),
    ),
  )
}

interface SubjectItem extends QuickPickItem {
  readonly subject: PromotionSubject
}

async function pickSubject(
  tree: PromotionTree,
  fits: (subject: PromotionSubject) => boolean,
): Promise<PromotionSubject | undefined> {
  const items = ((await tree.promotion())?.workspaces ?? []).flatMap(({ root, groups }, _, all) =>
    groups.flatMap(({ title, candidates }) =>
      candidates
        .map((candidate): PromotionSubject => ({ ...candidate, root }))
        .filter(fits)
        .map((subject): SubjectItem => {
          const facts = [title, subject.surface, all.length > 1 ? lastPart(root) : undefined]
          return { label: subject.path, description: facts.filter(Boolean).join(' · '), subject }
        }),
    ),
  )
  if (items.length === 0) {
    await window.showInformationMessage(l10n.t('There is no module below ga that this is for.'))
    return undefined
  }
  const placeHolder = l10n.t('Which module?')
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.subject
}

/** The entry and the document are made; to promote anything is left to its owner. */
async function startEvidence(session: ServerSession, { root, path }: PromotionSubject): Promise<void> {
  try {
    const module: EvidenceQuestion = { root, path }
    const place = await session.run<Target | null>(startEvidenceCommand, module)
    if (place) await openTarget(place)
  } catch (error) {
    await window.showErrorMessage(plainMessage(error instanceof Error ? error.message : String(error)))
  }
}

/** Shows what two releases export differently: the snapshots beside one another, and the symbols in the view. */
async function compareSnapshots(tree: PromotionTree, subject: PromotionSubject): Promise<void> {
  const { snapshots, path } = subject
  if (!snapshots) return
  const [older, newer] = snapshots.map(apiTextUri)
  const api = (await tree.detailsOf(subject))?.criteria.find(({ kind }) => kind === 'api')
  if (api?.changes === undefined) {
    const open = l10n.t('Open Both')
    const values = { module: path, reason: api?.reason ?? '' }
    const message = plainMessage(l10n.t('The two snapshots of {module} export the same: {reason}.', values))
    if ((await window.showInformationMessage(message, open)) !== open) return
  }
  await commands.executeCommand('vscode.diff', older, newer, l10n.t('API of {module}', { module: path }))
  await tree.reveal(subject, 'api')
}

async function copyChecklist(tree: PromotionTree, subject: PromotionSubject): Promise<void> {
  const details = await tree.detailsOf(subject)
  if (!details) return
  await env.clipboard.writeText(details.issue)
  const message = l10n.t('Copied the checklist of {module}', { module: subject.path })
  window.setStatusBarMessage(plainMessage(message), 3000)
}
