import { l10n, type QuickPickItem, window } from 'vscode'
import { plainMessage } from '../../../server/src/protocol/plain-message.ts'
import type { FamilyElement } from '../families/element.ts'
import type { FamilyTree } from '../families/tree.ts'
import type { ServerSession } from '../session.ts'
import { openTarget, pathBelow } from './open.ts'
import { pickFamily } from './pick-family.ts'

interface RuleItem extends QuickPickItem {
  readonly open: () => Promise<void>
}

/** Answers whether one module may import another, with the line that says so. @param element the one that would import */
export async function askMayImport(session: ServerSession, tree: FamilyTree, element: FamilyElement): Promise<void> {
  const { root, path: from } = element.row.package ?? {}
  if (root === undefined || from === undefined) return
  const isAnother = ({ row: { package: of } }: FamilyElement): boolean => of?.root === root && of.path !== from
  const to = await pickFamily(tree, isAnother, l10n.t('What would {package} import?', { package: from }))
  const path = to?.row.package?.path
  if (path === undefined) return
  const answer = await session.mayImport({ root, from, to: path })
  if (!answer) return
  const mark = { allowed: '$(pass)', 'not-listed': '$(circle-slash)', denied: '$(error)' }[answer.kind]
  const items = answer.rules.map(
    (rule): RuleItem => ({
      label: `${mark} ${pathBelow(rule.uri, root)}:${rule.line ?? 1}`,
      detail: answer.text,
      open: () => openTarget(rule),
    }),
  )
  if (items.length === 0) await window.showInformationMessage(plainMessage(answer.text))
  else await (await window.showQuickPick(items, { placeHolder: answer.text }))?.open()
}
